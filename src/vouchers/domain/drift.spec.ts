import { driftOf } from './drift.js';

const counts = { granted: 7, requested: 1, assigned: 2, redeemed: 1, completed: 0, expired: 0, available: 4 };

describe('drift between ledger and tables', () => {
  it('is nothing when they agree', () => {
    expect(driftOf(counts, { ...counts })).toEqual([]);
  });

  it('names every column that differs', () => {
    expect(driftOf(counts, { ...counts, assigned: 3, available: 3 })).toEqual(['assigned', 'available']);
  });
});
