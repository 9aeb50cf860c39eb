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

/** Codes name posts: small letters, digits and single hyphens. */
export const PROFILE_CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

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

/** A version in use or in the making that asks for a competence, with the edition of the framework it stands on. */
export interface RequiringProfile extends Pick<ProfileSummary, 'id' | 'code' | 'version' | 'title' | 'state'> {
  readonly competence: string;
  readonly edition: string;
}

/**
 * Content as it is kept, so that a file that is written from it reads the same: no spaces around texts, one kind of
 * line end, no empty language, requirements in order of their competences.
 */
export function tidied<Content extends ProfileContent>(content: Content): Content {
  const requirements = [...content.requirements].sort(byCompetence);
  return { ...content, title: tidyText(content.title), summary: tidyText(content.summary), requirements };
}

function tidyText({ de, en }: Localized): Localized {
  const [german, english] = [de, en].map((text) => (text ?? '').replaceAll(/\r\n?/g, '\n').trim());
  return { ...(german !== '' && { de: german }), ...(english !== '' && { en: english }) };
}

function byCompetence({ competence: one }: Requirement, { competence: other }: Requirement): number {
  return one < other ? -1 : Number(one > other);
}

/** Whether two profiles say the same, whatever their version, state or order of requirements. */
export function sayTheSame(a: ProfileContent, b: ProfileContent): boolean {
  return JSON.stringify(essence(a)) === JSON.stringify(essence(b));
}

function essence({ title, summary, domain, group, careerLevel, requirements }: ProfileContent): readonly unknown[] {
  const rows = [...requirements]
    .sort(byCompetence)
    .map((r) => [r.competence, r.minimum, r.maximum, r.weight, r.essential, r.alternative]);
  return [title.de, title.en, summary.de, summary.en, domain, group, careerLevel, rows];
}
