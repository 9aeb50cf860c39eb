import fc from 'fast-check';
import { compareCodes, costOf, isSuitable, isWithin } from './cost.js';
import { isNext } from './replay.js';
import { isAdmissible, levelIn, levelsAfter, lifts } from './taking.js';
import { planPath } from './path.js';
import { DEFAULT_MAX_MINUTES } from './planner.js';
import { progress, startLevels, targetsOf, weightClosed } from './targets.js';
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
    prerequisites: fc.constantFrom([], [], [], ['id-1'], ['id-0']),
  });
  // A course asks only for courses before it: a catalogue holds no cycle of prerequisites.
  return fc.array(one, { maxLength }).map((all) =>
    all.map((rest, i) => ({
      ...rest,
      id: `id-${String(i)}`,
      code: `K${String(i)}`,
      prerequisites: rest.prerequisites.filter((id) => id < `id-${String(i)}`),
    })),
  );
}

function requests(maxCourses: number, maxGaps: number): fc.Arbitrary<PathRequest> {
  const anyGap: fc.Arbitrary<Gap> = fc
    .tuple(
      competence,
      level,
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(null, null, 'A'),
    )
    .map(([on, from, up, essential, weight, group]) => ({
      competence: on,
      from,
      to: Math.min(5, from + up),
      essential,
      weight,
      alternative: group,
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

const wish = fc.constantFrom('id-0', 'id-1', 'id-2', 'id-4');

function codes(path: { readonly courses: readonly { readonly code: string }[] }): readonly string[] {
  return path.courses.map((one) => one.code);
}

/** The courses of these ids, as the person who has completed some sees them. */
function chosen({ courses, completed }: PathRequest, ids: readonly string[]): readonly Course[] {
  return ids
    .flatMap((id) => courses.filter((one) => one.id === id))
    .map((one) => ({ ...one, prerequisites: (one.prerequisites ?? []).filter((id) => !completed.includes(id)) }));
}

/** Every sequence of courses that a person could take, with the levels after it. */
function* sequences(
  offers: readonly Course[],
  levels: Levels,
  taken: readonly Course[] = [],
): Generator<{ taken: readonly Course[]; levels: Levels }> {
  yield { taken, levels };
  const ids = new Set(taken.map(({ id }) => id));
  const waiting = offers.filter(({ id }) => !ids.has(id));
  for (const next of waiting) {
    if (isNext(next, { levels, ids, waiting })) {
      yield* sequences(offers, levelsAfter(next, levels), [...taken, next]);
    }
  }
}

interface Best {
  readonly worth: number;
  readonly cost: ReturnType<typeof costOf>;
  readonly codes: readonly string[];
}

/** Whether every course lifts something or is the prerequisite of a later one. */
function isOfUse(taken: readonly Course[], start: Levels): boolean {
  let levels = start;
  return taken.every((course, i) => {
    const before = levels;
    levels = levelsAfter(course, before);
    return lifts(course, before) || taken.slice(i + 1).some((later) => later.prerequisites?.includes(course.id));
  });
}

/**
 * The best of all sequences with what is pinned, as DOMAIN states it: most worth within the limits, then minutes, price,
 * courses, codes.
 */
function bestOf(one: PathRequest, worthOf: (levels: Levels) => number, pins: readonly string[] = []): Best | null {
  const { limits } = one;
  const start = startLevels(one.levels, one.gaps);
  const offers = one.courses
    .filter((c) => !one.completed.includes(c.id) && isSuitable(c, limits))
    .map((c) => ({ ...c, prerequisites: (c.prerequisites ?? []).filter((id) => !one.completed.includes(id)) }));
  let best: Best | null = null;
  for (const { taken, levels } of sequences(offers, start)) {
    const found = {
      worth: worthOf(levels),
      cost: costOf(taken, limits.vouchers),
      codes: taken.map((c) => c.code).sort(),
    };
    const isAllowed = isWithin(taken, limits) && pins.every((id) => taken.some((course) => course.id === id));
    if (isAllowed && (best === null || isBetter(found, best)) && isOfUse(taken, start)) best = found;
  }
  return best;
}

function isBetter(x: Best, y: Best): boolean {
  const order =
    y.worth - x.worth ||
    x.cost.minutes - y.cost.minutes ||
    x.cost.priceCents - y.cost.priceCents ||
    x.cost.courses - y.cost.courses ||
    compareCodes(x.codes, y.codes);
  return order < 0;
}

describe('every path', () => {
  it('can be replayed: entry levels met, lifts true, closed gaps closed, nothing completed or taken twice', () => {
    fc.assert(
      fc.property(requests(9, 3), (one) => {
        const path = planPath(one);
        let levels = startLevels(one.levels, one.gaps);
        const before = new Set(one.completed);
        for (const step of path.courses) {
          const taken = chosen(one, [step.id]).at(0);
          expect(taken !== undefined && isAdmissible(taken, levels, before) && isSuitable(taken, one.limits)).toBe(
            true,
          );
          step.lifts.forEach((lift) => {
            expect(levelIn(levels, lift.competence)).toBe(lift.from);
          });
          levels = taken === undefined ? levels : levelsAfter(taken, levels);
          step.lifts.forEach((lift) => {
            expect(levelIn(levels, lift.competence)).toBe(lift.to);
          });
          expect(one.completed).not.toContain(step.id);
          before.add(step.id);
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
        expect(path.gapsClosed.length + path.gapsOpen.length).toBeLessThanOrEqual(one.gaps.length);
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

  it('has the necessary part that an exhaustive search finds, proves it, and states its minutes as the bound', () => {
    fc.assert(
      fc.property(requests(5, 3), (all) => {
        const one = { ...all, gaps: all.gaps.map((each) => ({ ...each, essential: true })) };
        const targets = targetsOf(one.gaps);
        const best = bestOf(one, (levels) => weightClosed(targets, levels))!;
        const path = planPath(one);
        expect([codes(path).toSorted(), path.cost]).toEqual([best.codes, best.cost]);
        expect(path.optimal).toBe(true);
        expect([best.cost.minutes, null]).toContain(path.bound);
      }),
      { numRuns: 2_000 },
    );
  });

  it('has the useful part that an exhaustive search finds, and proves it', () => {
    fc.assert(
      fc.property(requests(5, 3), (all) => {
        const one = { ...all, gaps: all.gaps.map((each) => ({ ...each, essential: false })) };
        const targets = targetsOf(one.gaps);
        const limits = { ...one.limits, maxMinutes: one.limits.maxMinutes ?? DEFAULT_MAX_MINUTES };
        const best = bestOf({ ...one, limits }, (levels) => progress(targets, levels))!;
        const path = planPath(one);
        expect([codes(path).toSorted(), path.cost]).toEqual([best.codes, best.cost]);
        expect(path.optimal).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds what is pinned as far as the limits allow, and with it closes the most at the least cost', () => {
    fc.assert(
      fc.property(requests(5, 3), wish, (all, wished) => {
        const start = startLevels(all.levels, all.gaps);
        const gaps = all.gaps.map((each) => ({ ...each, essential: true }));
        const pinned = chosen(all, [wished])
          .filter((course) => lifts(course, start))
          .map(({ id }) => id);
        // Nothing need come before what is pinned: what else there is decides about its place, not about its entry.
        const free = { requires: [], prerequisites: [] };
        const courses = all.courses.map((course) => ({
          ...course,
          ...(pinned.includes(course.id) ? free : { prerequisites: [] }),
        }));
        const one = { ...all, gaps, courses, pinned };
        const worthOf = (levels: Levels): number => weightClosed(targetsOf(gaps), levels);
        const withPin = bestOf(one, worthOf, pinned);
        const best = withPin ?? bestOf(one, worthOf)!;
        const path = planPath(one);
        expect(path.pinsLeft).toEqual(withPin === null ? pinned : []);
        expect([codes(path).toSorted(), path.cost]).toEqual([best.codes, best.cost]);
        expect(path.optimal).toBe(true);
      }),
      { numRuns: 2_000 },
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
