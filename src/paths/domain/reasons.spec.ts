import type { Course, PathRequest } from './path-shapes.js';
import { pathOf } from './path.js';
import { Planner } from './planner.js';
import { reasonsOf } from './reasons.js';

function course(id: string, minutes: number, competence: string): Course {
  const teaches = [{ competence, from: 0, to: 3 }];
  return { id, code: id, teaches, requires: [], minutes, priceCents: 100, languages: ['de'], voucherEligible: false };
}

describe('the reasons of a recommended course', () => {
  const request: PathRequest = {
    gaps: ['1.1', '1.2'].map((competence) => ({ competence, from: 1, to: 3, essential: true, weight: 1 })),
    courses: [course('quick', 60, '1.1'), course('slow', 90, '1.1'), course('only', 30, '1.2')],
    completed: [],
    levels: {},
    limits: { maxMinutes: null, maxPriceCents: null, vouchers: 0 },
  };
  const planner = new Planner(request);
  const path = pathOf(planner);

  it('name what would take its place and what the path would cost then', () => {
    expect(reasonsOf('quick', path, planner)).toEqual({
      costWithout: { minutes: 120, priceCents: 200, courses: 2, vouchers: 0 },
      gapsLost: [],
      replacedBy: ['slow'],
      nearest: { courseId: 'slow', cost: { minutes: 120, priceCents: 200, courses: 2, vouchers: 0 }, gapsLost: [] },
    });
  });

  it('name the gap that nothing else closes', () => {
    expect(reasonsOf('only', path, planner)).toMatchObject({ gapsLost: ['1.2'], replacedBy: [], nearest: null });
  });
});
