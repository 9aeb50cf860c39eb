import type { DeskVoucher } from '../../vouchers/index.js';

/** What HR can do with a voucher that somebody holds; each asks once, because it cannot be undone. */
export const VOUCHER_ENDINGS = { revoke: 'revoke', complete: 'complete', cancel: 'cancel' } as const;
export type VoucherEnding = keyof typeof VOUCHER_ENDINGS;

const ENDINGS: Readonly<Partial<Record<DeskVoucher['state'], readonly VoucherEnding[]>>> = {
  assigned: ['revoke'],
  redeemed: ['complete', 'cancel'],
};

/** What this person can do with it: nobody completes their own voucher. */
export function endingsOf({ state, personId }: DeskVoucher, actorId: string | undefined): readonly VoucherEnding[] {
  return (ENDINGS[state] ?? []).filter((ending) => ending !== 'complete' || personId !== actorId);
}
