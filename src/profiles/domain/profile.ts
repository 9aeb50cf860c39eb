import type { Localized } from '../../kernel/localized.js';
import type { ProfileState } from './profile-states.js';

/** Domains of the study "Qualifica Digitalis", in the words of a municipality. */
export type ProfileDomain = 'cross-cutting' | 'social-services' | 'it' | 'tax' | 'justice' | 'education';
export const PROFILE_DOMAINS: readonly ProfileDomain[] = [
  'cross-cutting',
  'social-services',
  'it',
  'tax',
  'justice',
  'education',
];

export type ProfileGroup = 'specialist' | 'leadership';
export const PROFILE_GROUPS: readonly ProfileGroup[] = ['specialist', 'leadership'];

export type CareerLevel = 'clerk' | 'officer' | 'decision-maker';
export const CAREER_LEVELS: readonly CareerLevel[] = ['clerk', 'officer', 'decision-maker'];

/** What a post asks of one competence, in fine levels. */
export interface Requirement {
  readonly competence: string;
  readonly minimum: number;
  /** More than this is more than the post asks for; it only informs. */
  readonly maximum: number | null;
  /** 1 (least) to 5. */
  readonly weight: number;
  readonly essential: boolean;
  /** Requirements with the same letter are alternatives: the better one counts. */
  readonly alternative: string | null;
}

/** What an editor or a file says of a post. */
export interface ProfileContent {
  readonly title: Localized;
  readonly summary: Localized;
  readonly domain: ProfileDomain;
  readonly group: ProfileGroup;
  readonly careerLevel: CareerLevel;
  readonly requirements: readonly Requirement[];
}

export interface ProfileSummary extends Omit<ProfileContent, 'requirements'> {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly frameworkId: string;
  readonly state: ProfileState;
  /** Rises with every write; the entity tag of the document. */
  readonly revision: number;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
}

export interface Profile extends ProfileSummary {
  /** In order of their competences. */
  readonly requirements: readonly Requirement[];
}

/** Whether two profiles say the same, whatever their version, state or order of requirements. */
export function sayTheSame(a: ProfileContent, b: ProfileContent): boolean {
  return JSON.stringify(essence(a)) === JSON.stringify(essence(b));
}

function essence({ title, summary, domain, group, careerLevel, requirements }: ProfileContent): readonly unknown[] {
  const rows = requirements.map(
    (r) => [r.competence, r.minimum, r.maximum, r.weight, r.essential, r.alternative] as const,
  );
  const ordered = [...rows].sort(([one], [other]) => (one < other ? -1 : 1));
  return [title.de, title.en, summary.de, summary.en, domain, group, careerLevel, ordered];
}
