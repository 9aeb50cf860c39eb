/** Two towns, eight people, three courses, and everything that can be done with a programme and its vouchers. */

export type Town = 'A' | 'B';
export type Who = 'hrA' | 'hrA2' | 'hrB' | 'ada' | 'ben' | 'cem' | 'dora' | 'admin';
export type Course = 'cheap' | 'other' | 'dear';
export type Decision = 'approve' | 'decline' | 'waitlist';
export type VoucherMove = 'redeem' | 'complete' | 'revoke' | 'return' | 'cancel';
export type ProgrammeMove = 'distribute' | 'reverse' | 'open' | 'close' | 'settle';

export interface BulkRow {
  readonly to: Who;
  readonly course: Course | null;
}

/** When vouchers are to move between towns, how long one can object, and which of the rules. */
export interface Announcement {
  readonly inTime: boolean;
  readonly windowDays: number;
  /** Which of `RULES`. */
  readonly rules: number;
}

/** `nth` counts requests, vouchers, offers, redistributions or objections in the order in which they came into being. */
export type Move =
  | { readonly kind: 'request'; readonly by: Who; readonly town: Town; readonly course: Course }
  | { readonly kind: Decision | 'withdraw'; readonly by: Who; readonly nth: number }
  | {
      readonly kind: 'bulk-decide';
      readonly by: Who;
      readonly decision: Decision;
      readonly nths: readonly number[];
    }
  | { readonly kind: 'assign'; readonly by: Who; readonly to: Who; readonly town: Town; readonly course: Course | null }
  | {
      readonly kind: 'bulk-assign';
      readonly by: Who;
      readonly town: Town;
      readonly mode: 'preview' | 'all' | 'good';
      readonly rows: readonly BulkRow[];
    }
  | { readonly kind: 'redeem'; readonly by: Who; readonly nth: number; readonly course: Course | null }
  | { readonly kind: Exclude<VoucherMove, 'redeem'>; readonly by: Who; readonly nth: number }
  | { readonly kind: ProgrammeMove; readonly by: Who }
  /** To a total that is larger by so many. */
  | { readonly kind: 'top-up'; readonly by: Who; readonly more: number }
  | { readonly kind: 'offer'; readonly by: Who; readonly to: Who; readonly town: Town; readonly course: Course }
  | { readonly kind: 'accept' | 'refuse'; readonly by: Who; readonly nth: number }
  | { readonly kind: 'take-back'; readonly by: Who; readonly nth: number }
  | ({ readonly kind: 'announce'; readonly by: Who } & Announcement)
  | ({ readonly kind: 'change'; readonly by: Who; readonly nth: number } & Announcement)
  | { readonly kind: 'decide' | 'call-off'; readonly by: Who; readonly nth: number }
  | { readonly kind: 'give-back'; readonly by: Who; readonly nth: number; readonly leaveInUse: boolean }
  | { readonly kind: 'object'; readonly by: Who; readonly town: Town }
  | {
      readonly kind: 'answer-objection';
      readonly by: Who;
      readonly nth: number;
      readonly verdict: 'upheld' | 'dismissed';
    }
  /** The day on which a redistribution takes place, or the last of its window, goes by. */
  | { readonly kind: 'go-by' }
  /** The last day of an offer goes by. */
  | { readonly kind: 'age-offer'; readonly nth: number }
  /** The job that ends offers after that. */
  | { readonly kind: 'lapse-offers' }
  /** The job that moves what was decided. */
  | { readonly kind: 'carry-out' }
  /** The last day of a voucher goes by. */
  | { readonly kind: 'age'; readonly nth: number }
  /** The job that ends what nobody redeemed in time. */
  | { readonly kind: 'expire' }
  /** The job that the moves before have ordered for the waiting lists, if they have. */
  | { readonly kind: 'work' };

export type Taken<K extends Move['kind']> = Extract<Move, { kind: K }>;

/** What many moves at once lead to: which succeeded, and which were refused with what code. */
export interface Listed {
  readonly done: readonly number[];
  readonly refused: readonly (readonly [number, string])[];
}

/** `done`, the code of the refusal, or a list of both. */
export type Outcome = string | Listed;

export const EMPLOYEES: Readonly<Record<Town, readonly Who[]>> = {
  A: ['hrA', 'hrA2', 'ada', 'ben', 'cem'],
  B: ['hrB', 'cem', 'dora'],
};
export const HR: Readonly<Record<Town, readonly Who[]>> = { A: ['hrA', 'hrA2'], B: ['hrB'] };
export const TOWNS: readonly Town[] = ['A', 'B'];
/** In the order of their ARS, which breaks ties. */
export const PLACES: Readonly<Record<Town, number>> = { A: 2, B: 2 };
export const LIMIT_PER_YEAR = 2;
/** By which unused vouchers may be moved. */
export const RULES = [
  { useThresholdPercent: 100, keepPercent: 0, minimumKept: 0, maximumReceived: null },
  { useThresholdPercent: 100, keepPercent: 0, minimumKept: 0, maximumReceived: 1 },
  { useThresholdPercent: 60, keepPercent: 50, minimumKept: 0, maximumReceived: null },
  { useThresholdPercent: 50, keepPercent: 20, minimumKept: 1, maximumReceived: null },
] as const;

export function isHr(who: Who): boolean {
  return HR.A.includes(who) || HR.B.includes(who);
}

/** Then the admin decides in the place of HR. */
export function isOnlyHr(person: Who, town: Town): boolean {
  return HR[town].length === 1 && HR[town].includes(person);
}
