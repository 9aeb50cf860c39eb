import type { RequestView, VoucherView } from '../../vouchers/index.js';

/** Something that happened, named by the state it led to. */
export interface Event {
  readonly at: Date;
  readonly state: string;
}

type RequestFacts = Pick<RequestView, 'state' | 'requestedAt' | 'decidedAt'>;
type VoucherFacts = Pick<VoucherView, 'state' | 'assignedAt' | 'redeemedAt' | 'endedAt'>;

/** What happened to a request, oldest first. */
export function requestHistory({ state, requestedAt, decidedAt }: RequestFacts): readonly Event[] {
  return [{ at: requestedAt, state: 'requested' }, ...(decidedAt === null ? [] : [{ at: decidedAt, state }])];
}

/** What happened to a voucher, oldest first. */
export function voucherHistory({ state, assignedAt, redeemedAt, endedAt }: VoucherFacts): readonly Event[] {
  return [
    { at: assignedAt, state: 'assigned' },
    ...(redeemedAt === null ? [] : [{ at: redeemedAt, state: 'redeemed' }]),
    ...(endedAt === null ? [] : [{ at: endedAt, state }]),
  ];
}
