import { type CaseValues as Values, oursOf, recordOf, recordsIn, withOwn, wordOf } from '../../kernel/case-reading.js';
import { type Finding, noticed, rejected } from '../../kernel/reading.js';
import { BOUNDS, NEEDS, PROFILE_TYPE } from './profile-case.js';

const FLAGS: Readonly<Record<string, boolean>> = { [NEEDS.essential]: true, [NEEDS.desirable]: false };

/** What a package says, in the words of the product's own format, and what is to be said of the package itself. */
export interface CaseProfiles {
  readonly file: Values;
  readonly findings: readonly Finding[];
}

/**
 * A package of CASE 1.1 in the words of the product's own format (docs/formats.md), which is then read as such a file:
 * the n-th item of the type "Job profile" is its n-th profile, its requirements are the criteria of its rubric.
 */
export function profilesFileOfCase(given: Values): CaseProfiles {
  const document = recordOf(given.CFDocument);
  const { part, framework } = oursOf(document);
  if (part !== 'profiles')
    return { file: {}, findings: [rejected('case-without-profiles', { column: 'CFDocument.extensions.lernlotse' })] };
  const items = recordsIn(given.CFItems);
  const rubrics = recordsIn(given.CFRubrics);
  const posts = items.filter(({ CFItemType }) => CFItemType === PROFILE_TYPE);
  const codes = new Set(posts.map(({ humanCodingScheme }) => humanCodingScheme));
  const findings = [
    ...items.flatMap((item, at) => (posts.includes(item) ? [] : [passedOver(item, at)])),
    ...rubrics.flatMap((rubric, at) => (codes.has(oursOf(rubric).profile) ? [] : [strayRubric(rubric, at)])),
  ];
  const profiles = posts.map((item) => profileOf(item, rubrics));
  return { file: { format: 'lernlotse-profiles', formatVersion: 1, framework, profiles }, findings };
}

function passedOver({ CFItemType: type }: Values, at: number): Finding {
  return noticed('case-item-passed-over', { line: at + 1, column: 'CFItems.CFItemType' }, { value: wordOf(type) });
}

function strayRubric(rubric: Values, at: number): Finding {
  const place = { line: at + 1, column: 'CFRubrics.extensions.lernlotse.profile' };
  return rejected('case-rubric-without-profile', place, { value: wordOf(oursOf(rubric).profile) });
}

function profileOf(item: Values, rubrics: readonly Values[]): Values {
  const { title, summary, domain, group, careerLevel } = oursOf(item);
  const { language, humanCodingScheme: code, fullStatement, abbreviatedStatement } = item;
  const isOwn = fullStatement !== abbreviatedStatement || recordOf(summary)[wordOf(language)] !== undefined;
  const own = rubrics.filter((rubric) => oursOf(rubric).profile === code);
  return {
    code,
    title: withOwn(title, language, abbreviatedStatement),
    summary: withOwn(summary, language, isOwn ? fullStatement : undefined),
    domain,
    group,
    careerLevel,
    changedAt: item.lastChangeDateTime,
    requirements: own.flatMap(({ CFRubricCriteria }) => recordsIn(CFRubricCriteria).map(requirementOf)),
  };
}

function requirementOf(criterion: Values): Values {
  const { competence = recordOf(criterion.CFItemURI).title, alternative } = oursOf(criterion);
  const levels = recordsIn(criterion.CFRubricCriterionLevels);
  const score = (bound: string): unknown => levels.find(({ quality }) => quality === bound)?.score;
  return {
    competence,
    minimum: score(BOUNDS.minimum),
    maximum: score(BOUNDS.maximum),
    weight: criterion.weight,
    essential: FLAGS[wordOf(criterion.category)] ?? criterion.category,
    alternative,
  };
}
