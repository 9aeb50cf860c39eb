/** `failing` ones are tried again later and later, `paused` ones not by themselves. */
export type SourceState = 'active' | 'failing' | 'paused';
export const SOURCE_STATES: readonly SourceState[] = ['active', 'failing', 'paused'];

/** How the last run ended: `refused` could not be fetched, `rejected` was fetched and is no good catalogue. */
export type SourceOutcome = 'imported' | 'not-modified' | 'refused' | 'rejected';
export const SOURCE_OUTCOMES: readonly SourceOutcome[] = ['imported', 'not-modified', 'refused', 'rejected'];

/** After so many failures in a row a source is paused: somebody has to look at it. */
export const PAUSED_AFTER = 8;

const HOUR_MS = 3_600_000;
const FIRST_RETRY_MS = 15 * 60_000;
const LONGEST_RETRY_MS = 7 * 24 * HOUR_MS;

export interface SourcePlan {
  readonly state: SourceState;
  /** Failures since the last run that went well. */
  readonly failures: number;
  readonly nextRunAt: Date;
}

/**
 * When a source is fetched next: after its interval, or, as long as it fails, after 15 minutes, twice that, and so on,
 * a week at most; after the eighth failure in a row no more by itself.
 */
export function planAfter(
  outcome: SourceOutcome,
  { intervalHours, failures }: { readonly intervalHours: number; readonly failures: number },
  now: Date,
): SourcePlan {
  const after = (ms: number): Date => new Date(now.getTime() + ms);
  if (outcome === 'imported' || outcome === 'not-modified') {
    return { state: 'active', failures: 0, nextRunAt: after(intervalHours * HOUR_MS) };
  }
  const failed = failures + 1;
  const pause = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failed - 1, 20));
  return { state: failed >= PAUSED_AFTER ? 'paused' : 'failing', failures: failed, nextRunAt: after(pause) };
}
