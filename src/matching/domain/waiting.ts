import { addToShare, NO_SHARE, type Share } from '../../kernel/disclosure.js';
import type { Gap } from './match.js';

/** One step of a competence: from a level to the next. */
export interface Step {
  readonly competence: string;
  readonly from: number;
}

export interface WaitingStep extends Step {
  /** Of the measured persons whose post asks for the step, those who have it before them. */
  readonly persons: Share;
}

/** What a post asks for on a competence on which its holder was measured. */
export interface Standing {
  readonly competence: string;
  readonly minimum: number;
  /** Whether HR has seen the result. */
  readonly seen: boolean;
}

/** Counts persons per step that they have before them; a person who has a step in several posts counts once. */
export class WaitingCount {
  private readonly persons = new Map<string, Share>();

  /** Adds one person with what all their posts ask for, and with the gaps that they have. */
  add(standings: readonly Standing[], gaps: readonly Pick<Gap, 'competence' | 'from' | 'to'>[]): void {
    const waiting = new Set(gaps.flatMap(({ competence, from, to }) => stepsOf(competence, from, to)));
    const asked = new Map(
      standings.flatMap(({ competence, minimum, seen }) =>
        stepsOf(competence, 0, minimum).map((step) => [step, seen] as const),
      ),
    );
    for (const [step, seen] of asked) {
      const person = { counts: waiting.has(step), seen };
      this.persons.set(step, addToShare(this.persons.get(step) ?? NO_SHARE, person));
    }
  }

  /** Steps that a post asks for. */
  steps(): readonly WaitingStep[] {
    return [...this.persons].map(([key, persons]) => {
      const [competence = '', from] = key.split(' ');
      return { competence, from: Number(from), persons };
    });
  }
}

/** One step per level. */
function stepsOf(competence: string, from: number, to: number): readonly string[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => `${competence} ${from + at}`);
}
