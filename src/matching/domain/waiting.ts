import type { Gap } from './match.js';

/** One step of a competence: from a level to the next. */
export interface Step {
  readonly competence: string;
  readonly from: number;
}

export interface WaitingStep extends Step {
  readonly persons: number;
}

/** Counts persons per step that they have before them; a person who has a step in several posts counts once. */
export class WaitingCount {
  private readonly persons = new Map<string, number>();

  /** Adds one person with the gaps of all their posts. */
  add(gaps: readonly Pick<Gap, 'competence' | 'from' | 'to'>[]): void {
    for (const step of new Set(gaps.flatMap(stepsOf))) this.persons.set(step, (this.persons.get(step) ?? 0) + 1);
  }

  /** Steps for which somebody waits. */
  steps(): readonly WaitingStep[] {
    return [...this.persons].map(([key, persons]) => {
      const [competence = '', from] = key.split(' ');
      return { competence, from: Number(from), persons };
    });
  }
}

/** From the level reached up to the minimum: one step per level. */
function stepsOf({ competence, from, to }: Pick<Gap, 'competence' | 'from' | 'to'>): readonly string[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => `${competence} ${from + at}`);
}
