import type { DeskVoucher } from '../../vouchers/index.js';
import { inOrder } from './request-search.js';

/** Which vouchers a list shows: `open` are those that can be redeemed or are redeemed. */
export const VOUCHERS_SHOWN = [
  'all',
  'open',
  'assigned',
  'redeemed',
  'completed',
  'revoked',
  'returned',
  'cancelled',
  'expired',
] as const;
export type VouchersShown = (typeof VOUCHERS_SHOWN)[number];

export const VOUCHER_SORTS = ['newest', 'oldest', 'person', 'course', 'ending'] as const;
export type VoucherSort = (typeof VOUCHER_SORTS)[number];

/** Undefined: every state. */
export function vouchersShown(shown: VouchersShown): readonly DeskVoucher['state'][] | undefined {
  if (shown === 'all') return undefined;
  return shown === 'open' ? ['assigned', 'redeemed'] : [shown];
}

/** Rows that come newest first, in the order wanted; `ending`: the one that ends next comes first. */
export function inVoucherOrder(rows: readonly DeskVoucher[], sort: VoucherSort): readonly DeskVoucher[] {
  if (sort === 'newest') return rows;
  if (sort === 'ending') return [...rows].sort((a, b) => a.expiresOn.localeCompare(b.expiresOn));
  return inOrder([...rows].reverse(), sort);
}
