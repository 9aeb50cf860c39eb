import { createHash } from 'node:crypto';

import fc from 'fast-check';

import { inWaitingOrder, mayMoveUp, type Waiting, WAITING_ORDERS, waitingPlaces } from './waiting-list.js';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const SEED = '5f0e8a9c-9d0e-4a52-9a52-0c1f6a3f7b11';
const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 8, minute));
const ids = (rows: readonly Waiting[]): string => rows.map(({ id }) => id).join(' ');
const LIST: readonly Waiting[] = [
  { id: 'c', requestedAt: at(1), hadThisYear: true },
  { id: 'b', requestedAt: at(2), hadThisYear: false },
  { id: 'a', requestedAt: at(2), hadThisYear: false },
];
const waiting = fc
  .uniqueArray(fc.record({ id: fc.uuid(), minute: fc.nat(5), hadThisYear: fc.boolean() }), {
    selector: ({ id }) => id,
    maxLength: 30,
  })
  .map((rows) => rows.map(({ minute, ...row }) => ({ ...row, requestedAt: at(minute) })));

describe('the waiting list', () => {
  const order = (waitingOrder: (typeof WAITING_ORDERS)[number]) => ({ waitingOrder, waitingSeed: SEED });

  it('is by the time of the request, and by id at the same moment', () => {
    expect(ids(inWaitingOrder(LIST, order('by-time'), sha256))).toBe('c a b');
  });

  it('puts those first who had none this year, where that is the rule', () => {
    expect(ids(inWaitingOrder(LIST, order('none-this-year-first'), sha256))).toBe('a b c');
  });

  it('is by lot as anybody can work out from the seed', () => {
    const byHand = [...LIST].sort((a, b) => (sha256(`${SEED} ${a.id}`) < sha256(`${SEED} ${b.id}`) ? -1 : 1));
    expect(inWaitingOrder(LIST, order('by-lot'), sha256)).toEqual(byHand);
  });

  it.each(WAITING_ORDERS)('%s: never depends on how the list is handed in, and keeps everybody', (waitingOrder) => {
    fc.assert(
      fc.property(waiting, (rows) => {
        const ordered = inWaitingOrder(rows, order(waitingOrder), sha256);
        expect(inWaitingOrder([...rows].reverse(), order(waitingOrder), sha256)).toEqual(ordered);
        expect(new Set(ordered)).toEqual(new Set(rows));
        expect([...waitingPlaces(ordered).values()].map(({ place }) => place)).toEqual(ordered.map((_, i) => i + 1));
      }),
    );
  });

  it.each(WAITING_ORDERS)('%s: somebody leaving never changes the order of the others', (waitingOrder) => {
    fc.assert(
      fc.property(waiting, fc.nat(), (rows, nth) => {
        const gone = rows[nth % Math.max(1, rows.length)];
        const rest = rows.filter((row) => row !== gone);
        const before = inWaitingOrder(rows, order(waitingOrder), sha256).filter((row) => row !== gone);
        expect(inWaitingOrder(rest, order(waitingOrder), sha256)).toEqual(before);
      }),
    );
  });

  it('is looked at when a place becomes free or somebody comes', () => {
    const kinds = ['voucher.revoked', 'voucher.returned', 'voucher.cancelled', 'voucher.expired', 'request.waitlisted'];
    for (const kind of [...kinds, 'grant']) expect(mayMoveUp({ kind, count: 1 })).toBe(true);
    expect(mayMoveUp({ kind: 'grant', count: -1 })).toBe(false);
    expect(mayMoveUp({ kind: 'voucher.assigned', count: 1 })).toBe(false);
  });
});
