import type { Disclosed } from '../../kernel/disclosure.js';
import type { Localized } from '../../kernel/localized.js';

/** How an edition treats a competence, as far as its impact is concerned. */
export interface Touched {
  readonly code: string;
  readonly title: Localized;
  readonly difference: 'added' | 'changed' | 'withdrawn';
}

/** A version of a profile that asks for a competence. */
export interface ImpactProfile {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly title: Localized;
  readonly state: 'draft' | 'published' | 'retired';
  /** Of the framework that it stands on. */
  readonly edition: string;
}

/** How many items of the version that new checks use ask for a competence. */
export interface ImpactItems {
  readonly instrumentId: string;
  readonly version: number;
  readonly bankTitle: Localized;
  readonly items: number;
}

export interface ImpactCourse {
  readonly id: string;
  readonly title: Localized;
  readonly state: string;
}

/** Courses that are not archived and teach a competence: all of them as a number, the first by title by name. */
export interface ImpactCourses {
  readonly count: number;
  readonly first: readonly ImpactCourse[];
}

/** What refers to a competence that an edition touches. */
export interface CompetenceImpact extends Touched {
  readonly profiles: readonly ImpactProfile[];
  readonly items: readonly ImpactItems[];
  readonly courses: ImpactCourses;
  /** Persons with a check under way, and with a result, as they stood at the end of the period; null for too few, or none. */
  readonly running: Disclosed;
  readonly measured: Disclosed;
  /** It is withdrawn while published profiles ask for it. */
  readonly conflict: boolean;
}

type Referring<T> = readonly (T & { readonly competence: string })[];

export interface ReferringThings {
  readonly profiles: Referring<ImpactProfile>;
  readonly items: Referring<ImpactItems>;
  readonly courses: Referring<ImpactCourses>;
  readonly persons: Referring<{ readonly running: Disclosed; readonly measured: Disclosed }>;
}

/** What refers to each touched competence; conflicts first, then withdrawn, changed and added ones, each by code. */
export function impactOfEdition(
  touched: readonly Touched[],
  { profiles, items, courses, persons }: ReferringThings,
): readonly CompetenceImpact[] {
  const impacts = touched.map((one): CompetenceImpact => {
    const asking = of(profiles, one.code);
    const [taught = { count: 0, first: [] }] = of(courses, one.code);
    const [{ running, measured } = { running: null, measured: null }] = of(persons, one.code);
    const conflict = one.difference === 'withdrawn' && asking.some(({ state }) => state === 'published');
    return { ...one, profiles: asking, items: of(items, one.code), courses: taught, running, measured, conflict };
  });
  return impacts.sort((a, b) => rankOf(a) - rankOf(b));
}

function of<T>(all: Referring<T>, code: string): readonly T[] {
  return all
    .filter(({ competence }) => competence === code)
    .map(({ competence: _, ...thing }) => thing as unknown as T);
}

const RANKS = { withdrawn: 1, changed: 2, added: 3 } as const;

function rankOf({ conflict, difference }: CompetenceImpact): number {
  return conflict ? 0 : RANKS[difference];
}
