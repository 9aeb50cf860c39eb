import type { Localized } from '../../kernel/localized.js';
import type { Profile, ProfileContent, ProfileSummary, Requirement } from './profile.js';

export type ComparedField = 'title' | 'summary' | 'domain' | 'group' | 'careerLevel' | 'frameworkId';
export type ComparedRequirementField = 'minimum' | 'maximum' | 'weight' | 'essential' | 'alternative';

const FIELDS: readonly ComparedField[] = ['title', 'summary', 'domain', 'group', 'careerLevel', 'frameworkId'];
const REQUIREMENT_FIELDS: readonly ComparedRequirementField[] = [
  'minimum',
  'maximum',
  'weight',
  'essential',
  'alternative',
];

/** What two profiles ask of one competence; null where a profile does not name it. */
export interface ComparedRequirement {
  readonly competence: string;
  readonly a: Requirement | null;
  readonly b: Requirement | null;
  /** In what they differ; empty when they ask the same, or only one of them names the competence. */
  readonly changes: readonly ComparedRequirementField[];
}

export interface Differences {
  readonly fields: readonly ComparedField[];
  /** By competence code, also where both ask the same. */
  readonly requirements: readonly ComparedRequirement[];
}

/** Two profiles beside each other. */
export interface Comparison extends Differences {
  readonly a: ProfileSummary;
  readonly b: ProfileSummary;
  readonly same: boolean;
}

type Compared = ProfileContent & { readonly frameworkId?: string };

/** Where `b` differs from `a`: two versions of a post, two posts, or what was sent and what is stored. */
export function differencesOf(a: Compared, b: Compared): Differences {
  const codes = [...a.requirements, ...b.requirements].map(({ competence }) => competence);
  return {
    fields: FIELDS.filter((field) => textOf(a[field]) !== textOf(b[field])),
    requirements: [...new Set(codes)].sort().map((code) => compared(code, a, b)),
  };
}

export function comparisonOf(one: Profile, other: Profile): Comparison {
  const { requirements: _, ...a } = one;
  const { requirements: __, ...b } = other;
  const differences = differencesOf(one, other);
  const same = differences.fields.length === 0 && differences.requirements.every((row) => !differs(row));
  return { a, b, same, ...differences };
}

/** Whether the two ask something else of this competence. */
export function differs({ a, b, changes }: ComparedRequirement): boolean {
  return a === null || b === null || changes.length > 0;
}

function compared(competence: string, one: Compared, other: Compared): ComparedRequirement {
  const find = ({ requirements }: Compared): Requirement | null =>
    requirements.find((requirement) => requirement.competence === competence) ?? null;
  const [a, b] = [find(one), find(other)];
  const changes = a === null || b === null ? [] : REQUIREMENT_FIELDS.filter((field) => a[field] !== b[field]);
  return { competence, a, b, changes };
}

function textOf(value: string | Localized | undefined): string {
  return typeof value === 'object' ? JSON.stringify([value.de ?? '', value.en ?? '']) : (value ?? '');
}
