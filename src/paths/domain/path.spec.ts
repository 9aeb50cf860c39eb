import { planPath } from './path.js';
import { DEFAULT_MAX_MINUTES } from './planner.js';
import type { Course, Gap, Limits, PathRequest, Teaching } from './path-shapes.js';

const NO_LIMITS: Limits = { maxMinutes: null, maxPriceCents: null, vouchers: 0 };

function teaching(competence: string, from: number, to: number): Teaching {
  return { competence, from, to };
}

function course(code: string, minutes: number, teaches: readonly Teaching[], more: Partial<Course> = {}): Course {
  const rest = { requires: [], priceCents: 0, languages: ['de'], voucherEligible: false };
  return { id: `id-${code}`, code, minutes, teaches, ...rest, ...more };
}

function gap(competence: string, from: number, to: number, more: Partial<Gap> = {}): Gap {
  return { competence, from, to, essential: true, weight: 1, ...more };
}

function request(gaps: readonly Gap[], courses: readonly Course[], more: Partial<PathRequest> = {}): PathRequest {
  return { gaps, courses, completed: [], levels: {}, limits: NO_LIMITS, ...more };
}

function codes(path: { readonly courses: readonly { readonly code: string }[] }): readonly string[] {
  return path.courses.map((one) => one.code);
}

describe('a path for one gap', () => {
  const gaps = [gap('1.1', 1, 4)];
  const short = course('A', 60, [teaching('1.1', 1, 2)]);
  const middle = course('B', 60, [teaching('1.1', 2, 4)]);
  const long = course('C', 150, [teaching('1.1', 0, 4)]);

  it('takes the shortest chain, in order, and proves it', () => {
    const path = planPath(request(gaps, [long, middle, short]));
    expect(codes(path)).toEqual(['A', 'B']);
    expect(path.optimal).toBe(true);
    expect(path.bound).toBe(120);
    expect(path.cost).toEqual({ minutes: 120, priceCents: 0, courses: 2, vouchers: 0 });
    expect(path.courses[1]?.lifts).toEqual([{ competence: '1.1', from: 2, to: 4, closes: true }]);
    expect(path.gapsClosed[0]?.courses).toEqual(['id-A', 'id-B']);
  });

  it('takes the next best when a course of it is completed', () => {
    expect(codes(planPath(request(gaps, [long, middle, short], { completed: ['id-A'] })))).toEqual(['C']);
  });

  it('starts from a claimed level', () => {
    expect(codes(planPath(request(gaps, [long, middle, short], { levels: { '1.1': 2 } })))).toEqual(['B']);
    const closed = planPath(request(gaps, [long], { levels: { '1.1': 4 } }));
    expect(closed.courses).toEqual([]);
    expect(closed.gapsClosed.map((one) => one.courses)).toEqual([[]]);
    expect(closed.optimal).toBe(true);
  });

  it('says that no course leads there', () => {
    const path = planPath(request(gaps, [short]));
    expect(path.courses).toEqual([]);
    expect(path.gapsOpen).toMatchObject([{ competence: '1.1', reason: 'no-course', reached: 1 }]);
    expect(path.bound).toBe(0);
  });

  it.each<[string, Partial<Limits>]>([
    ['minutes', { maxMinutes: 119 }],
    ['language', { language: 'en' }],
    ['format', { format: 'on-site' }],
    ['accessibility', { accessibleOnly: true }],
  ])('says that the limits keep the gap open: %s', (_, limits) => {
    const path = planPath(request(gaps, [long, middle, short], { limits: { ...NO_LIMITS, ...limits } }));
    expect(path.courses).toEqual([]);
    expect(path.gapsOpen[0]?.reason).toBe('limits');
  });

  it('takes a slower chain when the quick one is too dear', () => {
    const dear = course('D', 10, [teaching('1.1', 1, 4)], { priceCents: 5000 });
    const limits = { ...NO_LIMITS, maxPriceCents: 1000 };
    expect(codes(planPath(request(gaps, [dear, short, middle], { limits })))).toEqual(['A', 'B']);
  });

  it('breaks ties by price, then number of courses, then code', () => {
    const [x, y] = [course('X', 120, [teaching('1.1', 0, 4)]), course('Y', 120, [teaching('1.1', 0, 4)])];
    const dear = course('W', 120, [teaching('1.1', 0, 4)], { priceCents: 1 });
    expect(codes(planPath(request(gaps, [dear, y, x, short, middle])))).toEqual(['X']);
  });

  it('pays the dearest eligible courses by voucher', () => {
    const paid = [short, middle].map((one, i) => ({ ...one, priceCents: 1000 + i, voucherEligible: true }));
    const path = planPath(request(gaps, paid, { limits: { ...NO_LIMITS, vouchers: 1 } }));
    expect(path.cost).toEqual({ minutes: 120, priceCents: 1000, courses: 2, vouchers: 1 });
    const within = { ...NO_LIMITS, vouchers: 2, maxPriceCents: 0 };
    expect(planPath(request(gaps, paid, { limits: within })).gapsClosed).toHaveLength(1);
  });
});

describe('a path that nearly fits the limits', () => {
  const gaps = [gap('1.1', 0, 3, { essential: false })];
  const opener = course('A', 0, [teaching('2.1', 0, 1)]);
  const first = course('B', 0, [teaching('1.1', 0, 1)], { priceCents: 2500, prerequisites: ['id-A'] });
  const second = course('C', 0, [teaching('1.1', 1, 3)], { priceCents: 1000 });

  it('goes as far as the money leads, with what the course asks for first, when the next step is too dear', () => {
    const path = planPath(request(gaps, [opener, first, second], { limits: { ...NO_LIMITS, maxPriceCents: 2500 } }));
    expect(codes(path)).toEqual(['A', 'B']);
    expect(path.gapsOpen).toMatchObject([{ competence: '1.1', reached: 1, reason: 'limits' }]);
    expect(path.optimal).toBe(true);
  });
});

describe('a path beside gaps that no course leads to', () => {
  const unreachable = [gap('1.1', 0, 4, { essential: false, weight: 3 }), gap('1.2', 0, 1, { essential: false })];
  const direct = course('B', 150, [teaching('2.1', 0, 1)]);
  const opener = course('A', 150, [teaching('1.1', 0, 1)]);
  const opened = course('C', 0, [teaching('2.1', 0, 1)], { prerequisites: ['id-A'] });

  it('takes one course rather than two that take as long', () => {
    const gaps = [...unreachable, gap('2.1', 0, 1, { essential: false })];
    const path = planPath(request(gaps, [opener, direct, opened], { levels: { '1.1': 1 } }));
    expect(codes(path)).toEqual(['B']);
    expect(path.optimal).toBe(true);
  });
});

describe('a path for several gaps', () => {
  it('takes a course that only opens the entry level of a needed one', () => {
    const opener = course('B', 30, [teaching('5.1', 0, 2)]);
    const needed = course('A', 60, [teaching('1.1', 0, 3)], { requires: [{ competence: '5.1', level: 2 }] });
    const path = planPath(request([gap('1.1', 0, 3)], [needed, opener]));
    expect(codes(path)).toEqual(['B', 'A']);
    expect(path.bound).toBe(90);
    expect(path.optimal).toBe(true);
  });

  it('prefers one course for two gaps to a course for each', () => {
    const both = course('C', 80, [teaching('1.1', 0, 3), teaching('1.2', 0, 3)]);
    const each = [course('A', 50, [teaching('1.1', 0, 3)]), course('B', 50, [teaching('1.2', 0, 3)])];
    expect(codes(planPath(request([gap('1.1', 0, 3), gap('1.2', 0, 3)], [...each, both])))).toEqual(['C']);
  });

  it('closes essential gaps first and desirable ones within what the limits leave', () => {
    const gaps = [gap('1.1', 0, 2, { essential: false, weight: 9 }), gap('1.2', 0, 2)];
    const courses = [course('A', 60, [teaching('1.1', 0, 2)]), course('B', 60, [teaching('1.2', 0, 2)])];
    const tight = planPath(request(gaps, courses, { limits: { ...NO_LIMITS, maxMinutes: 100 } }));
    expect(tight.courses.map((one) => [one.code, one.part])).toEqual([['B', 'necessary']]);
    expect(tight.gapsOpen[0]?.reason).toBe('limits');
    const wide = planPath(request(gaps, courses));
    expect(wide.courses.map((one) => [one.code, one.part])).toEqual([
      ['B', 'necessary'],
      ['A', 'useful'],
    ]);
    expect(wide.optimal).toBe(true);
  });

  it('fills at most 40 hours with useful courses when the person sets no limit', () => {
    const gaps = [gap('1.1', 0, 2, { essential: false }), gap('1.2', 0, 2, { essential: false })];
    const minutes = DEFAULT_MAX_MINUTES / 2 + 1;
    const courses = [course('A', minutes, [teaching('1.1', 0, 2)]), course('B', minutes, [teaching('1.2', 0, 2)])];
    expect(codes(planPath(request(gaps, courses)))).toEqual(['A']);
  });

  it('closes one of two alternatives and asks no more', () => {
    const gaps = [gap('1.1', 0, 2, { alternative: 'x' }), gap('1.2', 0, 2, { alternative: 'x' })];
    const courses = [course('A', 60, [teaching('1.1', 0, 2)]), course('B', 50, [teaching('1.2', 0, 2)])];
    const path = planPath(request(gaps, courses));
    expect(codes(path)).toEqual(['B']);
    expect(path.gapsOpen).toEqual([]);
    expect(path.bound).toBe(50);
  });
});
