import { requestHistory, voucherHistory } from './voucher-history.js';

const day = (number: number) => new Date(Date.UTC(2026, 10, number));

describe('the history of requests and vouchers', () => {
  it('starts with the request and ends with the decision, if there is one', () => {
    expect(requestHistory({ state: 'requested', requestedAt: day(1), decidedAt: null })).toEqual([
      { at: day(1), state: 'requested' },
    ]);
    const declined = requestHistory({ state: 'declined', requestedAt: day(1), decidedAt: day(3) });
    expect(declined.map(({ state }) => state)).toEqual(['requested', 'declined']);
  });

  it('tells of a voucher what happened to it and when', () => {
    const completed = { state: 'completed', assignedAt: day(1), redeemedAt: day(2), endedAt: day(9) } as const;
    expect(voucherHistory(completed)).toEqual([
      { at: day(1), state: 'assigned' },
      { at: day(2), state: 'redeemed' },
      { at: day(9), state: 'completed' },
    ]);
    const assigned = { state: 'assigned', assignedAt: day(1), redeemedAt: null, endedAt: null } as const;
    expect(voucherHistory(assigned)).toHaveLength(1);
  });
});
