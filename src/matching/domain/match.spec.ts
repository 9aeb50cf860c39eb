import fc from 'fast-check';
import type { AgedEvidence } from './evidence.js';
import { gapsOf, matchOf, type Requirement } from './match.js';

/** Evidence on levels 0 … 4 that gives P(θ ≥ 3) = p. */
function evidence(competence: string, p: number, more: Partial<AgedEvidence> = {}): AgedEvidence {
  const mass = [0, 0, 1 - p, p, 0];
  return { competence, grid: [0, 1, 2, 3, 4], mass, weight: 1, lapsed: false, lapsesInDays: 100, ...more };
}

function requirement(competence: string, more: Partial<Requirement> = {}): Requirement {
  return { competence, minimum: 3, maximum: null, weight: 1, essential: true, alternative: null, ...more };
}

describe('status', () => {
  it.each([
    [0.8, 'met'],
    [0.79, 'open'],
    [0.21, 'open'],
    [0.2, 'gap'],
    [0, 'gap'],
  ])('P(met) = %d is %s', (p, status) => {
    expect(matchOf([requirement('1.1')], [evidence('1.1', p)], 8).requirements[0]?.status).toBe(status);
  });

  it('is not measured without evidence and when it has lapsed, with no number', () => {
    const lapsed = evidence('1.2', 0.9, { lapsed: true, lapsesInDays: 0 });
    const { requirements, fit, coverage } = matchOf([requirement('1.1'), requirement('1.2')], [lapsed], 8);
    const none = { status: 'not-measured', probability: null, estimate: null, level: null, band: null };
    expect(requirements).toMatchObject([
      { ...none, lapsed: false },
      { ...none, lapsed: true, lapsesInDays: 0 },
    ]);
    expect([fit, coverage]).toEqual([null, 0]);
  });

  it('states estimate, level and the central 90 % of the evidence', () => {
    const known = { ...evidence('1.1', 0.5), mass: [0.04, 0.06, 0.4, 0.44, 0.06] };
    const [one] = matchOf([requirement('1.1')], [known], 8).requirements;
    expect(one).toMatchObject({ level: 2, band: [1, 4], status: 'open' });
    expect(one?.estimate).toBeCloseTo(2.42, 9);
  });

  it('informs of more than the maximum and lowers nothing', () => {
    const above = matchOf([requirement('1.1', { minimum: 1, maximum: 2 })], [evidence('1.1', 1)], 8);
    expect(above.requirements[0]).toMatchObject({ exceedsMaximum: true, level: 3, status: 'met' });
    expect(above.fit).toBe(1);
  });
});

describe('fit and coverage', () => {
  it('weigh the measured requirements', () => {
    const requirements = [
      requirement('1.1', { weight: 3 }),
      requirement('1.2', { weight: 1 }),
      requirement('1.3', { weight: 4 }),
    ];
    const { fit, coverage } = matchOf(requirements, [evidence('1.1', 0.5), evidence('1.2', 0.9)], 8);
    expect(fit).toBeCloseTo((3 * 0.5 + 0.9) / 4, 12);
    expect(coverage).toBe(0.5);
  });

  it('count the better alternative only', () => {
    const requirements = ['1.1', '1.2', '1.3'].map((code) => requirement(code, { alternative: 'a' }));
    const { fit, coverage, requirements: all } = matchOf(requirements, [evidence('1.1', 0.1), evidence('1.2', 0.9)], 8);
    expect(fit).toBeCloseTo(0.9, 12);
    expect(coverage).toBe(1);
    expect(all.map((one) => one.counts)).toEqual([false, true, false]);
  });

  it('stay between 0 and 1, and better evidence never lowers the fit', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const one = fc.record({
      p: fc.option(share),
      weight: fc.integer({ min: 1, max: 9 }),
      group: fc.constantFrom(null, 'a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), share, (all, better) => {
        const code = (i: number): string => `1.${String(i)}`;
        const weightOf = (group: string | null, weight: number): number => (group === null ? weight : 2);
        const requirements = all.map(({ weight, group }, i) =>
          requirement(code(i), { weight: weightOf(group, weight), alternative: group }),
        );
        const known = all.flatMap(({ p }, i) => (p === null ? [] : [evidence(code(i), p)]));
        const { fit, coverage } = matchOf(requirements, known, 8);
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThanOrEqual(1);
        if (fit === null) return;
        expect(fit).toBeGreaterThanOrEqual(0);
        expect(fit).toBeLessThanOrEqual(1);
        const raised = known.map((each) => evidence(each.competence, Math.max(each.mass[3] ?? 0, better)));
        expect(matchOf(requirements, raised, 8).fit).toBeGreaterThanOrEqual(fit - 1e-12);
      }),
    );
  });
});

describe('gaps', () => {
  it('are measured, not met and under the minimum; an open one says so', () => {
    const requirements = ['1.1', '1.2', '1.3', '1.4'].map((code) => requirement(code, { weight: 2 }));
    const known = [evidence('1.1', 0.1), evidence('1.2', 0.5), evidence('1.3', 0.9)];
    const common = { from: 2, to: 3, essential: true, weight: 2, alternative: null };
    expect(gapsOf(matchOf(requirements, known, 8))).toEqual([
      { competence: '1.1', ...common, open: false },
      { competence: '1.2', ...common, open: true },
    ]);
  });

  it('leave out an open requirement whose minimum the estimate reaches', () => {
    const high = evidence('1.1', 0.5, { mass: [0, 0, 0.4, 0, 0.6] });
    expect(gapsOf(matchOf([requirement('1.1')], [high], 8))).toEqual([]);
  });

  it('list all measured alternatives, and none when one is met', () => {
    const requirements = ['1.1', '1.2'].map((code) => requirement(code, { alternative: 'a' }));
    const gaps = gapsOf(matchOf(requirements, [evidence('1.1', 0.1), evidence('1.2', 0)], 8));
    expect(gaps.map((one) => one.competence)).toEqual(['1.1', '1.2']);
    expect(gapsOf(matchOf(requirements, [evidence('1.1', 0.1), evidence('1.2', 0.9)], 8))).toEqual([]);
  });
});
