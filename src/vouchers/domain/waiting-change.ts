/**
 * What can become of somebody on a waiting list, and of the offer of a voucher: `joined` the list, got a voucher from it
 * (`placed`), left it by withdrawal, by a decision or with the end of the programme; an offer that nobody answered ran out.
 */
export const WAITING_CHANGES = ['joined', 'placed', 'withdrawn', 'declined', 'lapsed', 'offer-lapsed'] as const;
export type WaitingChange = (typeof WAITING_CHANGES)[number];

/** Days for which HR is shown what moved. */
export const WAITING_CHANGES_DAYS = 14;
