import type { JsonObject } from './json.js';
import type { Locale, Localized } from './localized.js';

/**
 * Shapes of 1EdTech CASE 1.1 (Competencies and Academic Standards Exchange), as far as the product writes them. What
 * CASE has no field for, such as the second language, stands under `extensions.lernlotse`.
 */
export interface CaseLink {
  readonly title: string;
  readonly identifier: string;
  readonly uri: string;
}

/** What every part of a package has. */
export interface CaseNode {
  readonly identifier: string;
  readonly uri: string;
  /** ISO 8601. */
  readonly lastChangeDateTime: string;
  readonly extensions?: { readonly lernlotse: JsonObject };
}

export interface CaseDocument extends CaseNode {
  readonly caseVersion: '1.1';
  readonly title: string;
  readonly creator: string;
  readonly description?: string;
  readonly language: Locale;
  readonly version: string;
  readonly adoptionStatus: 'Adopted';
  readonly licenseURI?: CaseLink;
}

export interface CaseItem extends CaseNode {
  readonly CFItemType: string;
  readonly CFItemTypeURI: CaseLink;
  readonly humanCodingScheme: string;
  readonly fullStatement: string;
  readonly abbreviatedStatement?: string;
  readonly language: Locale;
}

export interface CaseAssociation extends CaseNode {
  readonly associationType: 'isChildOf' | 'hasSkillLevel';
  readonly sequenceNumber?: number;
  readonly originNodeURI: CaseLink;
  readonly destinationNodeURI: CaseLink;
}

export interface CaseDefinition extends CaseNode {
  readonly title: string;
}

export interface CaseLevel extends CaseNode {
  readonly quality: string;
  readonly score: number;
  readonly position: number;
}

export interface CaseCriterion extends CaseNode {
  readonly category: string;
  readonly CFItemURI: CaseLink;
  readonly weight: number;
  readonly position: number;
  readonly rubricId: string;
  readonly CFRubricCriterionLevels: readonly CaseLevel[];
}

export interface CaseRubric extends CaseNode {
  readonly title: string;
  readonly description?: string;
  readonly CFRubricCriteria: readonly CaseCriterion[];
}

export interface CasePackage {
  readonly CFDocument: CaseDocument;
  readonly CFItems: readonly CaseItem[];
  readonly CFAssociations: readonly CaseAssociation[];
  readonly CFDefinitions: {
    readonly CFItemTypes: readonly CaseDefinition[];
    readonly CFLicenses?: readonly CaseDefinition[];
  };
  readonly CFRubrics?: readonly CaseRubric[];
}

/** Gives the nodes of one package their names and their time of change. */
export interface CaseNaming {
  /** The same UUID for the same name, on every installation. */
  readonly identify: (name: string) => string;
  readonly changedAt: Date;
}

/**
 * The part that every node has. Identifiers follow from names, and addresses from identifiers (`urn:uuid:`), so that
 * the same content is the same package wherever it is written.
 */
export function caseNode({ identify, changedAt }: CaseNaming, name: string, ours?: JsonObject): CaseNode {
  const identifier = identify(name);
  return {
    identifier,
    uri: `urn:uuid:${identifier}`,
    lastChangeDateTime: changedAt.toISOString(),
    ...(ours !== undefined && { extensions: { lernlotse: ours } }),
  };
}

export function caseLink({ identifier, uri }: CaseNode, title: string): CaseLink {
  return { title, identifier, uri };
}

/** The language a text stands in outside the extensions: German, unless it has none. */
export function languageOf(text: Localized): Locale {
  return text.de === undefined && text.en !== undefined ? 'en' : 'de';
}

/** Names a competence of a framework, so that a package of profiles points at it in the package of the framework. */
export function competenceName(framework: { readonly code: string; readonly edition: string }, code: string): string {
  return `framework ${framework.code} ${framework.edition} competence ${code}`;
}

/** The package of a parsed file, with or without an envelope around it; undefined when the file is none. */
export function casePackageOf(json: unknown): Readonly<Record<string, unknown>> | undefined {
  const inner = isRecord(json) && isRecord(json.CFPackage) ? json.CFPackage : json;
  return isRecord(inner) && 'CFDocument' in inner ? inner : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
