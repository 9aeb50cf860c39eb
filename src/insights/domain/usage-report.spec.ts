import { usageReport } from './usage-report.js';

describe('The report on vouchers', () => {
  it('names courses that five persons asked for, the most wanted first, and rounds', () => {
    const demand = [
      { courseId: 'b', persons: 6 },
      { courseId: 'a', persons: 5 },
      { courseId: 'c', persons: 4 },
      { courseId: 'd', persons: 13 },
    ];
    expect(usageReport({ demand, moves: [] }, { minimumSize: 5 }).demand).toEqual([
      { courseId: 'd', persons: 15 },
      { courseId: 'a', persons: 5 },
      { courseId: 'b', persons: 5 },
    ]);
  });

  it('counts vouchers by state, none of them where too few came into it', () => {
    const moves = [
      { state: 'assigned', vouchers: 12 },
      { state: 'redeemed', vouchers: 9 },
      { state: 'revoked', vouchers: 30 },
    ];
    expect(usageReport({ demand: [], moves }, { minimumSize: 10 }).vouchers).toEqual({
      assigned: 10,
      redeemed: null,
      completed: null,
      returned: null,
      expired: null,
    });
  });
});
