import fc from 'fast-check';
import { costOf, isSuitable } from './cost.js';
import { isAdmissible, levelIn, levelsAfter, lifts } from './replay.js';
import { planPath } from './path.js';
import { isClosed, progress, startLevels, targetsOf, weightClosed } from './targets.js';
import type { Course, EntryLevel, Gap, Levels, PathRequest, Teaching } from './path-shapes.js';

const competence = fc.constantFrom('1.1', '1.2', '2.1');
const level = fc.integer({ min: 0, max: 4 });
const anyTeaching: fc.Arbitrary<Teaching> = fc
  .tuple(competence, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .map(([on, from, up]) => ({ competence: on, from, to: Math.min(4, from + up) }));
const anyEntry: fc.Arbitrary<EntryLevel> = fc.record({ competence, level: fc.integer({ min: 0, max: 3 }) });

function catalogue(maxLength: number): fc.Arbitrary<readonly Course[]> {
  const one = fc.record({
    minutes: fc.integer({ min: 0, max: 6 }).map((n) => n * 30),
    priceCents: fc.constantFrom(0, 0, 1000, 2500),
    teaches: fc.array(anyTeaching, { minLength: 1, maxLength: 2 }),
    requires: fc.array(anyEntry, { maxLength: 1 }),
    languages: fc.constantFrom(['de'], ['de', 'en']),
    voucherEligible: fc.boolean(),
  });
  return fc
    .array(one, { maxLength })
    .map((all) => all.map((rest, i) => ({ id: `id-${String(i)}`, code: `K${String(i)}`, ...rest })));
}

function requests(maxCourses: number, maxGaps: number): fc.Arbitrary<PathRequest> {
  const anyGap: fc.Arbitrary<Gap> = fc
    .tuple(competence, level, fc.integer({ min: 1, max: 4 }), fc.boolean(), fc.integer({ min: 1, max: 3 }))
    .map(([on, from, up, essential, weight]) => ({
      competence: on,
      from,
      to: Math.min(5, from + up),
      essential,
      weight,
    }));
  return fc.record({
    gaps: fc.uniqueArray(anyGap, { maxLength: maxGaps, selector: (one) => one.competence }),
    courses: catalogue(maxCourses),
    completed: fc.constantFrom([], ['id-0']),
    levels: fc.dictionary(competence, level, { noNullPrototype: true }),
    limits: fc.record({
      maxMinutes: fc.constantFrom(null, 90, 240),
      maxPriceCents: fc.constantFrom(null, 0, 2500),
      language: fc.constantFrom(null, 'de', 'en'),
      vouchers: fc.integer({ min: 0, max: 2 }),
    }),
  });
}

function codes(path: { readonly courses: readonly { readonly code: string }[] }): readonly string[] {
  return path.courses.map((one) => one.code);
}

function chosen({ courses }: PathRequest, ids: readonly string[]): readonly Course[] {
  return ids.flatMap((id) => courses.filter((one) => one.id === id));
}

/** Every sequence of courses that a person could take, with the levels after it. */
function* sequences(
  offers: readonly Course[],
  levels: Levels,
  taken: readonly Course[] = [],
): Generator<{ taken: readonly Course[]; levels: Levels }> {
  yield { taken, levels };
  for (const next of offers) {
    if (!taken.includes(next) && isAdmissible(next, levels) && lifts(next, levels)) {
      yield* sequences(offers, levelsAfter(next, levels), [...taken, next]);
    }
  }
}

/** The rank of a set as DOMAIN states it for the necessary part, then for the useful part; smaller is better. */
function bestNecessary(one: PathRequest): {
  readonly weight: number;
  readonly minutes: number;
  readonly key: string;
} {
  const { limits } = one;
  const offers = one.courses.filter((c) => !one.completed.includes(c.id) && isSuitable(c, limits));
  const essential = targetsOf(one.gaps).filter((target) => target.essential);
  const ranked = [...sequences(offers, startLevels(one.levels, one.gaps))]
    .map(({ taken, levels }) => ({
      taken,
      cost: costOf(taken, limits.vouchers),
      weight: weightClosed(essential, levels),
    }))
    .filter(({ cost }) => cost.minutes <= (limits.maxMinutes ?? Infinity))
    .filter(({ cost }) => cost.priceCents <= (limits.maxPriceCents ?? Infinity))
    .map(({ taken, cost, weight }) => ({
      weight,
      minutes: cost.minutes,
      key: [cost.minutes, cost.priceCents, cost.courses, ...taken.map((c) => c.code).sort()]
        .map((value) => String(value).padStart(8, '0'))
        .join(' '),
    }))
    .sort((x, y) => y.weight - x.weight || (x.key < y.key ? -1 : 1));
  return ranked[0] ?? { weight: 0, minutes: 0, key: '' };
}

describe('every path', () => {
  it('can be replayed: entry levels met, lifts true, closed gaps closed, nothing completed or taken twice', () => {
    fc.assert(
      fc.property(requests(9, 3), (one) => {
        const path = planPath(one);
        let levels = startLevels(one.levels, one.gaps);
        for (const step of path.courses) {
          const taken = chosen(one, [step.id]).at(0);
          expect(taken !== undefined && isAdmissible(taken, levels) && isSuitable(taken, one.limits)).toBe(true);
          expect(step.lifts.length).toBeGreaterThan(0);
          step.lifts.forEach((lift) => {
            expect(levelIn(levels, lift.competence)).toBe(lift.from);
          });
          levels = taken === undefined ? levels : levelsAfter(taken, levels);
          step.lifts.forEach((lift) => {
            expect(levelIn(levels, lift.competence)).toBe(lift.to);
          });
          expect(one.completed).not.toContain(step.id);
        }
        expect(new Set(codes(path)).size).toBe(path.courses.length);
        path.gapsClosed.forEach((closed) => {
          expect(levelIn(levels, closed.competence)).toBeGreaterThanOrEqual(closed.to);
        });
        path.gapsOpen.forEach((open) => {
          expect(levelIn(levels, open.competence)).toBe(open.reached);
        });
        path.gapsOpen.forEach((open) => {
          expect(open.reached).toBeLessThan(open.to);
        });
        expect(path.gapsClosed.length + path.gapsOpen.length).toBe(one.gaps.length);
      }),
    );
  });

  it('keeps the limits and states its true cost', () => {
    fc.assert(
      fc.property(requests(9, 3), (one) => {
        const { cost, courses } = planPath(one);
        expect(cost).toEqual(
          costOf(
            chosen(
              one,
              courses.map((step) => step.id),
            ),
            one.limits.vouchers,
          ),
        );
        expect(cost.minutes).toBeLessThanOrEqual(one.limits.maxMinutes ?? Infinity);
        expect(cost.priceCents).toBeLessThanOrEqual(one.limits.maxPriceCents ?? Infinity);
        expect(cost.vouchers).toBeLessThanOrEqual(one.limits.vouchers);
      }),
    );
  });

  it('is what an exhaustive search finds wherever it claims to be optimal, and its bound holds', () => {
    fc.assert(
      fc.property(requests(5, 3), (one) => {
        const path = planPath(one);
        const best = bestNecessary(one);
        const necessary = path.courses.filter((step) => step.part === 'necessary');
        const minutes = necessary.reduce((sum, step) => sum + step.minutes, 0);
        if (path.bound !== null) expect(path.bound).toBeLessThanOrEqual(Math.min(minutes, best.minutes));
        if (!path.optimal) return;
        const essential = {
          ...one,
          courses: chosen(
            one,
            necessary.map((step) => step.id),
          ),
        };
        expect(bestNecessary(essential)).toEqual(best);
      }),
      { numRuns: 300 },
    );
  });

  it('gains no less for desirable gaps than an exhaustive search wherever it claims to be optimal', () => {
    fc.assert(
      fc.property(requests(5, 3), (all) => {
        const one = { ...all, gaps: all.gaps.map((each) => ({ ...each, essential: false })) };
        const path = planPath(one);
        if (!path.optimal) return;
        const start = startLevels(one.levels, one.gaps);
        const targets = targetsOf(one.gaps);
        const offers = one.courses.filter((c) => !one.completed.includes(c.id) && isSuitable(c, one.limits));
        const gains = [...sequences(offers, start)].map(({ levels }) => progress(targets, levels));
        const end = chosen(
          one,
          path.courses.map((step) => step.id),
        ).reduce((now, c) => levelsAfter(c, now), start);
        expect(progress(targets, end)).toBe(Math.max(...gains));
        expect(path.gapsClosed.length === one.gaps.length).toBe(targets.every((target) => isClosed(target, end)));
      }),
    );
  });

  it('can spare no course of its necessary part', () => {
    fc.assert(
      fc.property(requests(7, 3), (one) => {
        const path = planPath(one);
        const necessary = path.courses.filter((step) => step.part === 'necessary');
        const essential = targetsOf(one.gaps).filter((target) => target.essential);
        const start = startLevels(one.levels, one.gaps);
        const after = (ids: readonly string[]): number => {
          const all = [...sequences(chosen(one, ids), start)].map(({ levels }) => weightClosed(essential, levels));
          return Math.max(...all);
        };
        const ids = necessary.map((step) => step.id);
        const weight = after(ids);
        ids.forEach((id) => {
          expect(after(ids.filter((other) => other !== id))).toBeLessThan(weight);
        });
      }),
    );
  });

  it('does not depend on the order of courses and gaps', () => {
    fc.assert(
      fc.property(requests(8, 3), (one) => {
        const turned = { ...one, courses: [...one.courses].reverse(), gaps: [...one.gaps].reverse() };
        expect(codes(planPath(turned))).toEqual(codes(planPath(one)));
      }),
    );
  });
});
