import fc from 'fast-check';
import { agedEvidence, type Evidence } from './evidence.js';

function evidence(more: Partial<Evidence> = {}): Evidence {
  const mass = { prior: [0.25, 0.25, 0.25, 0.25], posterior: [0, 0.1, 0.2, 0.7] };
  return { competence: '1.1', grid: [0, 1, 2, 3], ...mass, answers: 8, ageDays: 0, ...more };
}

const rules = { halfLifeDays: 365, minimumAnswers: 2 };
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('aged evidence', () => {
  it('is the posterior on its first day', () => {
    const today = agedEvidence(evidence(), rules);
    today.mass.forEach((p, i) => {
      expect(p).toBeCloseTo(evidence().posterior[i] ?? 0, 12);
    });
    expect(today).toMatchObject({ weight: 1, lapsed: false, lapsesInDays: 730 });
    expect(agedEvidence(evidence({ ageDays: -3 }), rules)).toEqual(today);
  });

  it('weighs half after its half-life', () => {
    const { mass, weight } = agedEvidence(evidence({ ageDays: 365 }), rules);
    const roots = evidence().posterior.map((p, i) => Math.sqrt(p * (evidence().prior[i] ?? 0)));
    expect(weight).toBe(0.5);
    mass.forEach((p, i) => {
      expect(p).toBeCloseTo((roots[i] ?? 0) / sum(roots), 12);
    });
  });

  it.each([
    [730, false, 0],
    [731, true, 0],
    [729, false, 1],
  ])('with 8 answers and a minimum of 2 after %d days lapsed is %s', (ageDays, lapsed, lapsesInDays) => {
    expect(agedEvidence(evidence({ ageDays }), rules)).toMatchObject({ lapsed, lapsesInDays });
  });

  it('never lapses without a half-life, and has lapsed from the start under the minimum', () => {
    const forever = agedEvidence(evidence({ ageDays: 9999 }), { ...rules, halfLifeDays: Infinity });
    expect(forever).toMatchObject({ weight: 1, lapsed: false, lapsesInDays: null });
    expect(agedEvidence(evidence({ answers: 1 }), rules).lapsed).toBe(true);
  });

  it('drifts to the prior and stays a distribution', () => {
    const days = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(days, (ageDays) => {
        const prior = [0.4, 0.3, 0.2, 0.1];
        const { mass } = agedEvidence(evidence({ prior, posterior: [0.1, 0.1, 0.2, 0.6], ageDays }), rules);
        expect(sum(mass)).toBeCloseTo(1, 12);
        expect(mass[3]).toBeLessThanOrEqual(0.6 + 1e-12);
        expect(mass[3]).toBeGreaterThanOrEqual(0.1 - 1e-12);
      }),
    );
  });

  it('refuses a half-life of 0 and masses off the grid', () => {
    expect(() => agedEvidence(evidence(), { ...rules, halfLifeDays: 0 })).toThrow('invalid-half-life');
    expect(() => agedEvidence(evidence({ prior: [1] }), rules)).toThrow('grid-mismatch');
  });
});
