/** When a process was told to end, when it was last asked for something since, and now; milliseconds of one clock. */
export interface Drain {
  readonly beganAt: number;
  readonly askedAt: number;
  readonly now: number;
}

/** How long nobody must have asked, and how long it serves at most where somebody always does; milliseconds. */
export interface DrainLimits {
  readonly quietMs: number;
  readonly maxMs: number;
}

/** Milliseconds that a process which was told to end goes on serving if nobody asks any more, 0 when it may end. */
export function drainLeft({ beganAt, askedAt, now }: Drain, { quietMs, maxMs }: DrainLimits): number {
  return Math.max(0, Math.min(askedAt + quietMs, beganAt + maxMs) - now);
}
