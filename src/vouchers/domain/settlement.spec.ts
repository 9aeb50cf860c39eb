import { foldPayments, type PaymentEntry, sumOf } from './settlement.js';

const redeemed = (voucherId: string, paidCents: number): PaymentEntry => ({
  ...{ kind: 'voucher.redeemed', voucherId, paidCents },
});
const cancelled = (voucherId: string): PaymentEntry => ({ kind: 'voucher.cancelled', voucherId, paidCents: null });

describe('what a programme paid', () => {
  it.each<[string, PaymentEntry[], number, number]>([
    ['nothing', [], 0, 0],
    ['two redemptions', [redeemed('a', 100), redeemed('b', 250)], 2, 350],
    ['one of two cancelled', [redeemed('a', 100), redeemed('b', 250), cancelled('a')], 1, 250],
    ['a cancellation without a redemption', [cancelled('a')], 0, 0],
  ])('%s', (_, entries, vouchers, paidCents) => {
    expect(foldPayments(entries)).toEqual({ vouchers, paidCents });
  });

  it('is the sum of its rows', () => {
    expect(sumOf([])).toEqual({ vouchers: 0, paidCents: 0 });
    expect(
      sumOf([
        { vouchers: 2, paidCents: 350 },
        { vouchers: 1, paidCents: 50 },
      ]),
    ).toEqual({ vouchers: 3, paidCents: 400 });
  });
});
