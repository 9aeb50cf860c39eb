/** Less than this is no difference: no rule of ours is about so short a time, and clocks that are kept agree better. */
export const TOLERANCE_MS = 1_000;

/** What a shared clock said, and what the machine's said before the question and after the answer; in milliseconds. */
export interface Sighting {
  readonly before: number;
  readonly there: number;
  readonly after: number;
}

/**
 * Milliseconds to add to the machine's clock. The other clock was read somewhere between question and answer: a slow answer
 * alone proves nothing.
 */
export function correctionOf({ before, there, after }: Sighting): number {
  const mayAgree = there >= before - TOLERANCE_MS && there <= after + TOLERANCE_MS;
  return mayAgree ? 0 : Math.round(there - (before + after) / 2);
}
