/** The words of the model: what there is, which moves there are, and how one is refused. */
import type { Course, Listed, Town, Who } from './moves.js';

export interface Item {
  state: string;
  readonly town: Town;
  readonly person: Who;
  course: Course | null;
}
export interface Request extends Item {
  /** Who decided last. */
  decidedBy: Who | null;
}
export interface Voucher extends Item {
  readonly assignedBy: Who;
  overdue: boolean;
}
export interface Counts {
  readonly granted: number;
  readonly requested: number;
  readonly assigned: number;
  readonly redeemed: number;
  readonly completed: number;
  readonly expired: number;
  readonly available: number;
  readonly ledgerPosition: number;
}

/** How the programme was set up; the model cannot know what the product draws and what was before. */
export interface Setting {
  readonly approval: 'hr' | 'admin' | 'both';
  readonly waitingOrder: 'by-time' | 'by-lot' | 'none-this-year-first';
  readonly waitingApproval: 'by-rule' | 'by-hr';
  /** The order in which the product goes through several towns. */
  readonly towns: readonly Town[];
  /** The number that the lot gave to a request. */
  readonly lotOf: (nth: number) => string;
  /** Who had a voucher of this year from the town, under an earlier programme. */
  readonly hadBefore: (person: Who, town: Town) => boolean;
}

export type ProgrammeState = 'draft' | 'open' | 'closed' | 'settled';

export const OPEN = ['assigned', 'redeemed'];
export const OCCUPYING = ['assigned', 'redeemed', 'completed'];
export const PENDING = ['requested', 'waitlisted'];
/** After these somebody on a waiting list may have a place. */
export const FREEING = ['revoked', 'returned', 'cancelled', 'expired', 'waitlisted', 'granted'];

/** Who may take the move, which states it leaves, and where it leads. */
export const REQUEST_TABLE = {
  approve: { by: 'hr', from: PENDING, to: 'approved' },
  decline: { by: 'hr', from: PENDING, to: 'declined' },
  waitlist: { by: 'hr', from: ['requested'], to: 'waitlisted' },
  withdraw: { by: 'holder', from: PENDING, to: 'withdrawn' },
} as const;
export const VOUCHER_TABLE = {
  redeem: { by: 'holder', from: ['assigned'], to: 'redeemed' },
  complete: { by: 'hr', from: ['redeemed'], to: 'completed' },
  revoke: { by: 'hr', from: ['assigned'], to: 'revoked' },
  return: { by: 'holder', from: ['assigned'], to: 'returned' },
  cancel: { by: 'hr', from: ['redeemed'], to: 'cancelled' },
} as const;
/** What one does with a request or a voucher that is there. */
export type ItemMove = keyof typeof REQUEST_TABLE | keyof typeof VOUCHER_TABLE;

export class Refused extends Error {}
export const refuse = (code: string): never => {
  throw new Refused(code);
};

/** `done`, or the code of the refusal. */
export function outcomeOf(work: () => void): string {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

export function listed(outcomes: readonly (readonly [number, string])[]): Listed {
  return {
    done: outcomes.filter(([, outcome]) => outcome === 'done').map(([at]) => at),
    refused: outcomes.filter(([, outcome]) => outcome !== 'done'),
  };
}

export function pick<T>(from: readonly T[], at: number): T {
  return from[at % from.length]!;
}
