import fc from 'fast-check';

import { areaSummaries } from './area-summary.js';

const AREAS = [
  { code: '2', competencies: ['2.1', '2.2'] },
  { code: '1', competencies: ['1.1', '1.2', '1.3'] },
];
const measured = (competence: string, estimate: number, sd: number) => ({ competence, estimate, sd });
const unmeasured = (competence: string) => ({ competence, estimate: null, sd: null });

describe('the summary of an area', () => {
  it('is the mean of what is measured, with the uncertainty of that mean', () => {
    const [summary] = areaSummaries([measured('1.1', 3, 0.6), measured('1.2', 4.5, 0.8)], AREAS, 8);
    expect(summary).toMatchObject({ area: '1', asked: 2, measured: 2, estimate: 3.75, level: 3 });
    expect(summary?.sd).toBeCloseTo(0.5, 12);
    expect(summary?.band?.[0]).toBeCloseTo(3.75 - 1.645 * 0.5, 3);
    expect(summary?.band?.[1]).toBeCloseTo(3.75 + 1.645 * 0.5, 3);
  });

  it('of one competence is that competence', () => {
    expect(areaSummaries([measured('2.1', 5.2, 0.7)], AREAS, 8)).toMatchObject([
      { area: '2', asked: 1, measured: 1, estimate: 5.2, sd: 0.7, level: 5 },
    ]);
  });

  it('says of an area with nothing measured that nothing is, and gives no number', () => {
    expect(areaSummaries([unmeasured('1.1'), unmeasured('1.2')], AREAS, 8)).toEqual([
      { area: '1', asked: 2, measured: 0, estimate: null, sd: null, band: null, level: null },
    ]);
  });

  it('comes in the order of the framework, without the areas that were not asked about', () => {
    const of = (...codes: string[]) => areaSummaries(codes.map(unmeasured), AREAS, 8).map(({ area }) => area);
    expect(of('1.3', '2.2')).toEqual(['2', '1']);
    expect(of('1.3')).toEqual(['1']);
  });

  const competence = fc.constantFrom('1.1', '1.2', '1.3');
  const estimates = fc.uniqueArray(
    fc.record({
      competence,
      estimate: fc.double({ min: 0, max: 8, noNaN: true }),
      sd: fc.double({ min: 0.1, max: 2, noNaN: true }),
    }),
    { selector: (one) => one.competence, minLength: 1 },
  );

  it('never changes by a competence that is not measured', () => {
    fc.assert(
      fc.property(estimates, (some) => {
        const missing = ['1.1', '1.2', '1.3'].filter((code) => !some.some((one) => one.competence === code));
        const [alone] = areaSummaries(some, AREAS, 8);
        const [besides] = areaSummaries([...some, ...missing.map(unmeasured)], AREAS, 8);
        expect(besides).toEqual({ ...alone, asked: 3 });
      }),
    );
  });

  it('lies between the lowest and the highest estimate, and is at least as certain as the least certain one', () => {
    fc.assert(
      fc.property(estimates, (some) => {
        const [summary] = areaSummaries(some, AREAS, 8);
        const means = some.map((one) => one.estimate);
        expect(summary!.estimate).toBeGreaterThanOrEqual(Math.min(...means) - 1e-12);
        expect(summary!.estimate).toBeLessThanOrEqual(Math.max(...means) + 1e-12);
        expect(summary!.sd).toBeLessThanOrEqual(Math.max(...some.map((one) => one.sd)) + 1e-12);
      }),
    );
  });
});
