import type { Random } from '../../../src/checks/domain/simulation/random.js';

export const QUARTERS = [1, 2] as const;
export type Quarter = (typeof QUARTERS)[number];

export const COMPETENCES = ['1.1', '2.1'] as const;
export type Competence = (typeof COMPETENCES)[number];

/** Levels of the framework, from 0 (none reached). */
export const LEVELS = 4;

export interface Post {
  readonly code: string;
  readonly careerLevel: string;
  readonly minimum: Readonly<Record<Competence, number>>;
}

/** One check of a person: the levels reached, and when the result was released to HR. */
export interface Measured {
  readonly levels: Readonly<Record<Competence, number>>;
  /** Quarter by whose end it was released; `later`: after both reports were made. */
  readonly released: Quarter | 'later' | 'never';
}

export interface Simulated {
  readonly unit: string;
  readonly post: Post;
  /** By the quarter in which the check was taken. */
  readonly checks: ReadonlyMap<number, Measured>;
}

/** The employees of one municipality over two quarters: many or few, alike or different, open or reserved. */
export function population(random: Random): readonly Simulated[] {
  const below = (limit: number): number => Math.floor(random() * limit);
  const posts = Array.from({ length: 1 + below(5) }, (_, at): Post => {
    const careerLevel = ['clerk', 'officer', 'decision-maker'][below(3)] ?? 'clerk';
    return { code: `post-${String(at)}`, careerLevel, minimum: { '1.1': 1 + below(LEVELS), '2.1': 1 + below(LEVELS) } };
  });
  const units = 1 + below(5);
  const [ability, releasing, both] = [random(), random() * 0.3, random() * 0.5];
  const levelOf = (): number => Math.min(LEVELS, Math.floor((random() * 0.5 + ability * 0.5) * (LEVELS + 1)));
  const releasedFrom = (taken: Quarter): Measured['released'] => {
    if (random() >= releasing) return 'never';
    return ([taken, 2, 'later'] as const)[below(3)] ?? 'never';
  };
  const check = (taken: Quarter): Measured => {
    return { levels: { '1.1': levelOf(), '2.1': levelOf() }, released: releasedFrom(taken) };
  };
  return Array.from({ length: 15 + below(120) }, (): Simulated => {
    const taken: readonly Quarter[] = random() < both ? QUARTERS : random() < 0.5 ? [1] : [2];
    return {
      unit: `unit-${String(below(units))}`,
      post: posts[below(posts.length)]!,
      checks: new Map(taken.map((quarter) => [quarter, check(quarter)])),
    };
  });
}

export function isGap(person: Simulated, competence: Competence, { levels }: Measured): boolean {
  return levels[competence] < person.post.minimum[competence];
}

/** Whether it was released by the end of the quarter. */
export function isReleasedBy({ released }: Measured, quarter: Quarter): boolean {
  return typeof released === 'number' && released <= quarter;
}
