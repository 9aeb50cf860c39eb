import type { OfferView } from '../../vouchers/index.js';

/** What happened to an offer, oldest first. */
export function offerHistory({
  state,
  offeredAt,
  endedAt,
}: Pick<OfferView, 'state' | 'offeredAt' | 'endedAt'>): readonly { readonly at: Date; readonly state: string }[] {
  return [{ at: offeredAt, state: 'open' }, ...(endedAt === null ? [] : [{ at: endedAt, state }])];
}
