import type {
  CareerLevel,
  Profile,
  ProfileContent,
  ProfileDomain,
  ProfileGroup,
  Requirement,
} from '../../profiles/index.js';
import { CAREER_LEVELS, PROFILE_DOMAINS, PROFILE_GROUPS } from '../../profiles/index.js';

/** What a form says of one competence, as it was sent. */
export interface RequirementValues {
  readonly minimum: string;
  readonly maximum: string;
  readonly weight: string;
  readonly essential: boolean;
  readonly alternative: string;
}

/** The editor's form as it was sent, right or wrong, so that it can be shown again without loss. */
export interface ProfileValues {
  readonly revision: number;
  readonly code: string;
  readonly frameworkId: string;
  readonly titleDe: string;
  readonly titleEn: string;
  readonly summaryDe: string;
  readonly summaryEn: string;
  readonly domain: string;
  readonly group: string;
  readonly careerLevel: string;
  readonly requirements: ReadonlyMap<string, RequirementValues>;
}

/** A field and the key of what is wrong with it, under portal-profiles:faults or, with a point, a problem's code. */
export interface Fault {
  readonly field: string;
  readonly fault: string;
}

export type Body = Readonly<Record<string, unknown>>;

/** What a form sends where the post does not ask for a competence. */
export const NOT_ASKED_LEVEL = '0';
const DEFAULT_WEIGHT = '3';
const NOT_ASKED: RequirementValues = {
  minimum: '',
  maximum: '',
  weight: DEFAULT_WEIGHT,
  essential: false,
  alternative: '',
};
const LONGEST_TEXT = 1000;

export function requirementIn({ requirements }: ProfileValues, competence: string): RequirementValues {
  return requirements.get(competence) ?? NOT_ASKED;
}

export function valuesOfForm(body: Body, competences: readonly string[]): ProfileValues {
  const word = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
  const requirements = competences.map((code): [string, RequirementValues] => [
    code,
    {
      minimum: word(`minimum-${code}`) === NOT_ASKED_LEVEL ? '' : word(`minimum-${code}`),
      maximum: word(`maximum-${code}`),
      weight: word(`weight-${code}`) || DEFAULT_WEIGHT,
      essential: word(`essential-${code}`) !== '',
      alternative: word(`alternative-${code}`),
    },
  ]);
  return {
    revision: Number(word('revision')) || 0,
    code: word('code').trim(),
    frameworkId: word('frameworkId'),
    ...{ titleDe: word('titleDe'), titleEn: word('titleEn') },
    ...{ summaryDe: word('summaryDe'), summaryEn: word('summaryEn') },
    ...{ domain: word('domain'), group: word('group'), careerLevel: word('careerLevel') },
    requirements: new Map(requirements),
  };
}

export function valuesOfProfile(profile: Profile): ProfileValues {
  const { revision, code, frameworkId, title, summary, domain, group, careerLevel } = profile;
  const requirements = profile.requirements.map(
    ({ competence, minimum, maximum, weight, essential, alternative }): [string, RequirementValues] => [
      competence,
      {
        ...{ minimum: String(minimum), maximum: String(maximum ?? ''), weight: String(weight) },
        ...{ essential, alternative: alternative ?? '' },
      },
    ],
  );
  return {
    ...{ revision, code, frameworkId, domain, group, careerLevel },
    ...{ titleDe: title.de ?? '', titleEn: title.en ?? '', summaryDe: summary.de ?? '', summaryEn: summary.en ?? '' },
    requirements: new Map(requirements),
  };
}

export function blankValues(frameworkId: string): ProfileValues {
  return {
    ...{ revision: 0, code: '', frameworkId, titleDe: '', titleEn: '', summaryDe: '', summaryEn: '' },
    ...{ domain: 'cross-cutting', group: 'specialist', careerLevel: 'clerk', requirements: new Map() },
  };
}

/** What the form says as content; the faults say what it does not say yet. Rules of the room are asked afterwards. */
export function contentOf(values: ProfileValues): {
  readonly content: ProfileContent;
  readonly faults: readonly Fault[];
} {
  const { titleDe, titleEn, summaryDe, summaryEn, domain, group, careerLevel } = values;
  const requirements = [...values.requirements]
    .filter(([, { minimum }]) => minimum !== '')
    .map(([competence, asked]) => requirementOf(competence, asked));
  const content = {
    title: { de: titleDe, en: titleEn },
    summary: { de: summaryDe, en: summaryEn },
    domain: domain as ProfileDomain,
    group: group as ProfileGroup,
    careerLevel: careerLevel as CareerLevel,
    requirements,
  };
  return { content, faults: [...textFaults(values), ...facetFaults(values), ...askedFaults(values)] };
}

function requirementOf(competence: string, asked: RequirementValues): Requirement {
  const { minimum, maximum, weight, essential, alternative } = asked;
  return {
    competence,
    minimum: Number(minimum),
    maximum: maximum === '' ? null : Number(maximum),
    weight: Number(weight),
    essential,
    alternative: alternative === '' ? null : alternative,
  };
}

function textFaults(values: ProfileValues): readonly Fault[] {
  const needed = (['titleDe', 'summaryDe'] as const).filter((field) => values[field].trim() === '');
  const texts = ['titleDe', 'titleEn', 'summaryDe', 'summaryEn'] as const;
  const long = texts.filter((field) => values[field].length > LONGEST_TEXT);
  return [
    ...needed.map((field) => ({ field, fault: 'needed' })),
    ...long.map((field) => ({ field, fault: 'tooLong' })),
  ];
}

function facetFaults({ domain, group, careerLevel }: ProfileValues): readonly Fault[] {
  const known = (all: readonly string[], value: string): boolean => all.includes(value);
  return [
    ...(known(PROFILE_DOMAINS, domain) ? [] : [{ field: 'domain', fault: 'needed' }]),
    ...(known(PROFILE_GROUPS, group) ? [] : [{ field: 'group', fault: 'needed' }]),
    ...(known(CAREER_LEVELS, careerLevel) ? [] : [{ field: 'careerLevel', fault: 'needed' }]),
  ];
}

/** A maximum, a letter or a tick without a minimum says that a level was forgotten. */
function askedFaults({ requirements }: ProfileValues): readonly Fault[] {
  return [...requirements]
    .filter(
      ([, asked]) => asked.minimum === '' && (asked.maximum !== '' || asked.alternative !== '' || asked.essential),
    )
    .map(([code]) => ({ field: `minimum-${code}`, fault: 'minimumNeeded' }));
}
