import type { Programme, StillOpen } from '../../vouchers/index.js';

export const STEPS = [
  'distribute',
  'wait',
  'answer',
  'reverse',
  'open',
  'close',
  'finish',
  'settle',
  'settled',
] as const;
export type Step = (typeof STEPS)[number];

export interface Standing {
  readonly programme: Pick<Programme, 'state' | 'recordHash' | 'objectionsUntil'>;
  /** Objections that nobody answered yet, and those that were upheld. */
  readonly objections: { readonly open: number; readonly upheld: number };
  readonly stillOpen: StillOpen;
  readonly now: Date;
}

/** What an administrator does next with a programme, or what they wait for. */
export function stepOf({ programme, objections, stillOpen, now }: Standing): Step {
  const { state, recordHash, objectionsUntil } = programme;
  if (state === 'settled') return 'settled';
  if (state === 'closed') return isAtRest(stillOpen) ? 'settle' : 'finish';
  if (state === 'open') return 'close';
  if (recordHash === null) return 'distribute';
  if (objections.upheld > 0) return 'reverse';
  if (objectionsUntil !== null && now < objectionsUntil) return 'wait';
  return objections.open > 0 ? 'answer' : 'open';
}

export function isAtRest({ assigned, redeemed, requests }: StillOpen): boolean {
  return assigned + redeemed + requests === 0;
}
