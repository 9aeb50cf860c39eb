import {
  type CaseCriterion,
  type CaseDefinition,
  type CaseDocument,
  type CaseItem,
  caseLink,
  type CaseLevel,
  type CaseNaming,
  caseNode,
  type CasePackage,
  type CaseRubric,
  competenceName,
  languageOf,
} from '../../kernel/case-package.js';
import type { JsonObject } from '../../kernel/json.js';
import { inLocale } from '../../kernel/localized.js';
import type { Requirement } from './profile.js';
import type { FileProfile, ProfilesFile } from './profile-file.js';

export const PROFILE_TYPE = 'Job profile';
export const NEEDS = { essential: 'essential', desirable: 'desirable' } as const;
export const BOUNDS = { minimum: 'Minimum', maximum: 'Maximum' } as const;

/** A profile with the time of its last change. */
export type DatedProfile = FileProfile & { readonly updatedAt: Date };

interface Given extends Omit<ProfilesFile, 'profiles'> {
  readonly profiles: readonly DatedProfile[];
}

/**
 * Profiles of one framework as a package of CASE 1.1: an item each, and a rubric with a criterion for each requirement.
 * The criterion points at the competence in the framework's own package and carries the weight; its levels have the
 * minimum and the maximum as scores, its category says whether it is essential.
 */
export function caseOfProfiles(given: Given, identify: CaseNaming['identify']): CasePackage {
  return new ProfilesCase(given, identify).write();
}

class ProfilesCase {
  private readonly document: CaseDocument;
  private readonly type: CaseDefinition;

  constructor(
    private readonly given: Given,
    private readonly identify: CaseNaming['identify'],
  ) {
    const newest = given.profiles.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt.getTime()), 0);
    const changedAt = new Date(newest);
    const { code, edition } = given.framework;
    this.type = { ...this.node('type', changedAt), title: PROFILE_TYPE };
    this.document = {
      ...this.node('document', changedAt, { part: 'profiles', framework: { code, edition } }),
      caseVersion: '1.1',
      title: `Stellenprofile ${code} ${edition}`,
      creator: 'Lernlotse',
      language: 'de',
      version: edition,
      adoptionStatus: 'Adopted',
    };
  }

  write(): CasePackage {
    const items = this.given.profiles.map((profile) => this.item(profile));
    return {
      CFDocument: this.document,
      CFItems: items,
      CFAssociations: items.map((item, at) => ({
        ...this.node(`isChildOf ${item.humanCodingScheme}`, new Date(item.lastChangeDateTime)),
        associationType: 'isChildOf',
        sequenceNumber: at + 1,
        originNodeURI: caseLink(item, item.humanCodingScheme),
        destinationNodeURI: caseLink(this.document, this.document.title),
      })),
      CFDefinitions: { CFItemTypes: [this.type] },
      CFRubrics: this.given.profiles.map((profile) => this.rubric(profile)),
    };
  }

  private item({ code, title, summary, domain, group, careerLevel, updatedAt }: DatedProfile): CaseItem {
    const language = languageOf(title);
    const short = inLocale(title, language);
    const ours = { part: 'profile', title, summary, domain, group, careerLevel } as unknown as JsonObject;
    return {
      ...this.node(`profile ${code}`, updatedAt, ours),
      CFItemType: PROFILE_TYPE,
      CFItemTypeURI: caseLink(this.type, PROFILE_TYPE),
      humanCodingScheme: code,
      fullStatement: summary[language] ?? short,
      abbreviatedStatement: short,
      language,
    };
  }

  private rubric({ code, title, requirements, updatedAt }: DatedProfile): CaseRubric {
    const node = this.node(`rubric ${code}`, updatedAt, { part: 'requirements', profile: code });
    const criteria = requirements.map((requirement, at) => this.criterion(requirement, { code, updatedAt, node, at }));
    return { ...node, title: inLocale(title, languageOf(title)), CFRubricCriteria: criteria };
  }

  private criterion(
    { competence, minimum, maximum, weight, essential, alternative }: Requirement,
    {
      code,
      updatedAt,
      node,
      at,
    }: Pick<DatedProfile, 'code' | 'updatedAt'> & { node: { identifier: string }; at: number },
  ): CaseCriterion {
    const name = `criterion ${code} ${competence}`;
    const level = (bound: keyof typeof BOUNDS, score: number, position: number): CaseLevel => {
      return { ...this.node(`${name} ${bound}`, updatedAt), quality: BOUNDS[bound], score, position };
    };
    const naming = { identify: this.identify, changedAt: updatedAt };
    return {
      ...this.node(name, updatedAt, { competence, alternative }),
      category: essential ? NEEDS.essential : NEEDS.desirable,
      CFItemURI: caseLink(caseNode(naming, competenceName(this.given.framework, competence)), competence),
      weight,
      position: at + 1,
      rubricId: node.identifier,
      CFRubricCriterionLevels: [
        level('minimum', minimum, 1),
        ...(maximum === null ? [] : [level('maximum', maximum, 2)]),
      ],
    };
  }

  private node(name: string, changedAt: Date, ours?: JsonObject): ReturnType<typeof caseNode> {
    const { code, edition } = this.given.framework;
    return caseNode({ identify: this.identify, changedAt }, `profiles ${code} ${edition} ${name}`, ours);
  }
}
