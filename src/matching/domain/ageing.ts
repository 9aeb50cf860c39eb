import type { Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';

const DAY_MS = 86_400_000;

/** Days after which an answer weighs half where nothing else was decided: two years. */
export const HALF_LIFE_DAYS = 730;
export const SHORTEST_HALF_LIFE_DAYS = 30;
export const LONGEST_HALF_LIFE_DAYS = 36_500;

/** How fast evidence of one vocabulary ages. */
export interface HalfLives {
  readonly defaultDays: number;
  /** By competence, where it is another one. */
  readonly competencies: Readonly<Record<string, number>>;
}

export const DEFAULT_HALF_LIVES: HalfLives = { defaultDays: HALF_LIFE_DAYS, competencies: {} };

/** Days after which an answer on the competence weighs half. */
export function halfLifeOf({ defaultDays, competencies }: HalfLives, competence: string): number {
  return (Object.hasOwn(competencies, competence) ? competencies[competence] : undefined) ?? defaultDays;
}

/**
 * Takes half-lives for a vocabulary's competences as they are kept: what equals the default is left out.
 * @throws DomainError `half-life-competence-unknown`, `half-life-out-of-range`, with the competence it concerns
 */
export function settledHalfLives(asked: HalfLives, known: ReadonlySet<string>): HalfLives {
  assertInRange(asked.defaultDays, null);
  const others = Object.entries(asked.competencies);
  for (const [competence, days] of others) {
    if (!known.has(competence)) throw new DomainError('half-life-competence-unknown', 'invalid', { competence });
    assertInRange(days, competence);
  }
  const kept = others.filter(([, days]) => days !== asked.defaultDays).sort(([x], [y]) => (x < y ? -1 : 1));
  return { defaultDays: asked.defaultDays, competencies: Object.fromEntries(kept) };
}

function assertInRange(days: number, competence: string | null): void {
  const [from, to] = [SHORTEST_HALF_LIFE_DAYS, LONGEST_HALF_LIFE_DAYS];
  if (Number.isInteger(days) && days >= from && days <= to) return;
  throw new DomainError('half-life-out-of-range', 'invalid', { competence, value: days, from, to });
}

/** Calendar days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
