import { bindingLimits, nextVoucher } from './binding.js';
import { planPath } from './path.js';
import type { Course, Limits, PathRequest } from './path-shapes.js';

function course(code: string, competence: string, more: Partial<Course> = {}): Course {
  const teaches = [{ competence, from: 0, to: 3 }];
  const rest = { requires: [], minutes: 60, priceCents: 1000, languages: ['de'], voucherEligible: true };
  return { id: code, code, teaches, ...rest, ...more };
}

function request(limits: Partial<Limits>): PathRequest {
  return {
    gaps: ['1.1', '1.2'].map((competence) => ({ competence, from: 1, to: 3, essential: true, weight: 1 })),
    courses: [course('A', '1.1'), course('B', '1.2', { minutes: 90, priceCents: 2000 })],
    completed: [],
    levels: {},
    limits: { maxMinutes: null, maxPriceCents: null, vouchers: 0, ...limits },
  };
}

function binding(limits: Partial<Limits>) {
  const one = request(limits);
  return bindingLimits(planPath(one), one);
}

describe('the limits that bind', () => {
  it('are none where every gap is closed', () => {
    expect(binding({ maxMinutes: 150, maxPriceCents: 3000 })).toEqual([]);
  });

  it('say how many minutes are short', () => {
    const cost = { minutes: 150, priceCents: 3000, courses: 2, vouchers: 0 };
    expect(binding({ maxMinutes: 100 })).toEqual([{ limit: 'minutes', closes: ['1.2'], needed: 150, short: 50, cost }]);
  });

  it('say how many cents are short', () => {
    expect(binding({ maxPriceCents: 1500 })).toMatchObject([{ limit: 'priceCents', needed: 3000, short: 1500 }]);
  });

  it('name the language', () => {
    expect(binding({ language: 'en' })).toMatchObject([{ limit: 'language', closes: ['1.1', '1.2'], needed: null }]);
  });

  it('name them together where none alone is to blame', () => {
    expect(binding({ maxMinutes: 60, maxPriceCents: 1000 })).toMatchObject([{ limit: 'together', closes: ['1.2'] }]);
  });
});

describe('the next voucher', () => {
  it('spares the dearest course', () => {
    const one = request({});
    expect(nextVoucher(planPath(one), one)).toEqual({ spares: 2000, closes: [] });
  });

  it('closes a gap that the price keeps open', () => {
    const one = request({ maxPriceCents: 1000 });
    expect(nextVoucher(planPath(one), one)).toEqual({ spares: 0, closes: ['1.2'] });
  });

  it('brings nothing where a voucher pays for everything already', () => {
    const one = request({ vouchers: 2 });
    expect(nextVoucher(planPath(one), one)).toBeNull();
  });
});
