import type { Sha256 } from './ledger-chain.js';

export type WaitingOrder = 'by-time' | 'by-lot' | 'none-this-year-first';
export const WAITING_ORDERS: readonly WaitingOrder[] = ['by-time', 'by-lot', 'none-this-year-first'];
/** Who gives a free place to the first of the list: the rule by itself, or HR. */
export type WaitingApproval = 'by-rule' | 'by-hr';
export const WAITING_APPROVALS: readonly WaitingApproval[] = ['by-rule', 'by-hr'];

/** What the order may look at; nothing of a check or a result is among it. */
export interface Waiting {
  readonly id: string;
  readonly requestedAt: Date;
  /** The person has an occupying voucher of this calendar year in the same municipality. */
  readonly hadThisYear: boolean;
}

export interface WaitingPlace {
  /** 1 is next. */
  readonly place: number;
  readonly of: number;
}

export interface WaitingRule {
  readonly waitingOrder: WaitingOrder;
  readonly waitingSeed: string;
}

type Key = readonly (string | number)[];

/**
 * The list in its published order; the same requests give the same order, however they are handed in. By lot, the
 * number of a request is SHA-256(seed, space, id): it is settled when the request is made, so that nobody who comes
 * later changes the order of those before.
 */
export function inWaitingOrder<Row extends Waiting>(
  rows: readonly Row[],
  { waitingOrder, waitingSeed }: WaitingRule,
  sha256: Sha256,
): readonly Row[] {
  const keyOf = ({ id, requestedAt, hadThisYear }: Row): Key => {
    const byTime = [requestedAt.getTime(), id] as const;
    if (waitingOrder === 'by-lot') return [sha256(`${waitingSeed} ${id}`)];
    return waitingOrder === 'by-time' ? byTime : [hadThisYear ? 1 : 0, ...byTime];
  };
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  return keyed.sort((a, b) => byKey(a.key, b.key)).map(({ row }) => row);
}

function byKey(a: Key, b: Key): number {
  const index = a.findIndex((part, at) => part !== b[at]);
  if (index === -1) return 0;
  return (a[index] ?? 0) < (b[index] ?? 0) ? -1 : 1;
}

/** Each request's place in a list that is in its order. */
export function waitingPlaces(ordered: readonly Pick<Waiting, 'id'>[]): ReadonlyMap<string, WaitingPlace> {
  return new Map(ordered.map(({ id }, index) => [id, { place: index + 1, of: ordered.length }]));
}

/** Whether somebody who was told a place of the list, or none yet, should hear of this one. */
export function isNearer({ place }: WaitingPlace, told: number | null): boolean {
  return told === null || place < told;
}

const FREEING: readonly string[] = ['voucher.revoked', 'voucher.returned', 'voucher.cancelled', 'voucher.expired'];

/** Whether after this fact somebody on the waiting list may have a place: one became free, or somebody came to wait. */
export function mayMoveUp({ kind, count }: { readonly kind: string; readonly count: number }): boolean {
  return FREEING.includes(kind) || kind === 'request.waitlisted' || (kind === 'grant' && count > 0);
}
