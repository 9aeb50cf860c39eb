import { randomUUID } from 'node:crypto';

import fc from 'fast-check';
import type { PathView } from '../../src/paths/domain/path-view.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCheckWorld, aProfile, lowest, takeCheck } from '../support/checks.js';
import {
  arranged,
  type Cost,
  costOf,
  levelOf,
  type Limits,
  rebuild,
  replay,
  type StoredCourse,
  type StoredGap,
} from '../support/rebuilt-path.js';
import type { Somebody } from '../support/vouchers.js';

const REQUIREMENTS = [
  { competence: '1.1', minimum: 3, weight: 3, essential: true },
  { competence: '2.1', minimum: 4, weight: 2, essential: true },
  { competence: '5.1', minimum: 3, weight: 1, essential: false },
];

type Draft = Omit<StoredCourse, 'id' | 'code' | 'prerequisites'> & { readonly asksForTheOneBefore: boolean };

const anyLesson = fc
  .tuple(fc.constantFrom('1.1', '2.1', '5.1'), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 3 }))
  .map(([competence, from, up]) => ({ competence, from, to: Math.min(4, from + up) }));
const anyDraft: fc.Arbitrary<Draft> = fc.record({
  minutes: fc.integer({ min: 1, max: 5 }).map((n) => 30 * n),
  priceCents: fc.constantFrom(0, 0, 1_000, 2_500),
  languages: fc.constantFrom(['de'], ['de', 'en']),
  lesson: anyLesson,
  requirements: fc.constantFrom([], [], [{ competence: '1.1', level: 1 }], [{ competence: '5.1', level: 2 }]),
  asksForTheOneBefore: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
});
const anyLimits: fc.Arbitrary<Limits> = fc.record({
  maxMinutes: fc.constantFrom(null, null, 90, 240),
  maxPriceCents: fc.constantFrom(null, null, 0, 2_500),
  language: fc.constantFrom(null, null, null, 'en'),
});

describe('a learning path, rebuilt from what is stored by trying every sequence of courses', () => {
  let app: TestApp;
  let employee: Somebody;
  let profileId: string;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    const world = await aCheckWorld(app);
    ({ employee } = world);
    await takeCheck(world, employee, lowest);
    profileId = await aProfile(app, world.frameworkId, { code: 'auskunft', requirements: REQUIREMENTS });
  });
  afterAll(() => app.close());

  it('has the same order, and every number of its explanation is the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDraft, { minLength: 1, maxLength: 6 }), anyLimits, async (drafts, limits) => {
        await replaceCatalogue(drafts);
        const path: PathView = await employee.get(`/me/path?${queryOf(limits)}`);
        const stored = { courses: await storedCourses(), gaps: await storedGaps(), limits };
        mustBeRebuilt(path, stored);
      }),
      { numRuns: 60 },
    );
  });

  function queryOf({ maxMinutes, maxPriceCents, language }: Limits): string {
    const asked = { profileId, maxHours: maxMinutes === null ? null : maxMinutes / 60, maxPriceCents, language };
    const words = Object.entries(asked).filter(([, value]) => value !== null);
    return words.map(([name, value]) => `${name}=${String(value)}`).join('&');
  }

  /** A prerequisite is open to everybody: whatever is taken gives all that it can. */
  async function replaceCatalogue(drafts: readonly Draft[]): Promise<void> {
    const ids = drafts.map(() => randomUUID());
    await app.sql('DELETE FROM courses');
    for (const [at, { lesson, requirements, asksForTheOneBefore, ...facts }] of drafts.entries()) {
      await app.sql(
        `INSERT INTO courses (id, source, source_id, code, title, description, provider, minutes, price_cents, languages,
                              formats, access_modes, state, updated_at)
         VALUES ($1, 'test', $2, $2, jsonb_build_object('de', $2::text), '{}', 'Hauptamt', $3, $4, $5, '{}', '{}', 'published', clock_timestamp())`,
        [ids[at], `K${String(at)}`, facts.minutes, facts.priceCents, facts.languages],
      );
      await app.sql(`INSERT INTO course_lessons VALUES ($1, 'digcomp', $2, $3, $4)`, [
        ids[at],
        lesson.competence,
        lesson.from,
        lesson.to,
      ]);
      for (const { competence, level } of requirements.filter((one) => one.competence !== lesson.competence)) {
        await app.sql(`INSERT INTO course_requirements VALUES ($1, 'digcomp', $2, $3)`, [ids[at], competence, level]);
      }
      const before = asksForTheOneBefore ? drafts[at - 1] : undefined;
      if (before?.lesson.from !== 0) continue;
      await app.sql('INSERT INTO course_prerequisites VALUES ($1, $2)', [ids[at], ids[at - 1]]);
    }
  }

  function storedCourses(): Promise<StoredCourse[]> {
    return app.sql<StoredCourse>(
      `SELECT c.id, c.code, c.minutes, c.price_cents AS "priceCents", c.languages,
              (SELECT jsonb_build_object('competence', competence_code, 'from', from_level, 'to', to_level)
                 FROM course_lessons WHERE course_id = c.id) AS lesson,
              coalesce((SELECT jsonb_agg(jsonb_build_object('competence', competence_code, 'level', level))
                          FROM course_requirements WHERE course_id = c.id), '[]') AS requirements,
              ARRAY(SELECT prerequisite_id FROM course_prerequisites WHERE course_id = c.id) AS prerequisites
         FROM courses c ORDER BY c.code`,
    );
  }

  async function storedGaps(): Promise<readonly StoredGap[]> {
    const { items } = await employee.get(`/me/matches?profileId=${profileId}`);
    return items[0].gaps;
  }
});

interface Stored {
  readonly courses: readonly StoredCourse[];
  readonly gaps: readonly StoredGap[];
  readonly limits: Limits;
}

function mustBeRebuilt(path: PathView, stored: Stored): void {
  const { courses, gaps } = stored;
  const whole = rebuild(stored);
  const taken = path.courses.map(({ courseId }) => courses.find(({ id }) => id === courseId)!);
  const ids = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id).sort();
  const inPart = (part: string): readonly string[] =>
    path.courses
      .filter((one) => one.part === part)
      .map(({ courseId }) => courseId)
      .sort();

  expect([inPart('necessary'), inPart('useful')]).toEqual([ids(whole.necessary), ids(whole.useful)]);
  expect(path.cost).toEqual(whole.cost);
  expect(path.optimal).toBe(true);
  expect(path.gapsClosed.map(({ competence }) => competence).sort()).toEqual([...whole.closed].sort());
  if (path.bound !== null) expect(path.bound).toBe(costOf(whole.necessary).minutes);
  const steps = replay(taken, gaps)!;
  expect(path.courses.map(stepsShown)).toEqual(
    taken.map(({ lesson }, at) => stepsToGap(lesson.competence, steps[at]!, gaps)),
  );
  const { levels } = arranged(taken, gaps);
  expect(path.gapsOpen.map(({ competence, reached }) => [competence, reached]).sort()).toEqual(
    gaps
      .filter(({ competence }) => !whole.closed.includes(competence))
      .map(({ competence }) => [competence, levelOf(levels, competence)])
      .sort(),
  );
  path.courses.forEach(({ courseId, reasons }) => {
    mustBeReasoned(courseId, reasons, { stored, taken, closed: whole.closed });
  });
  path.binding.forEach((binding) => {
    mustBind(binding, stored, whole.closed);
  });
}

const stepsShown = ({ closes }: PathView['courses'][number]) =>
  closes.map(({ competence, from, to, closed }) => ({ competence, from, to, closed }));

function stepsToGap(
  competence: string,
  { from, to }: { readonly from: number; readonly to: number },
  gaps: readonly StoredGap[],
): readonly object[] {
  const gap = gaps.find((one) => one.competence === competence);
  return gap === undefined || from >= gap.to || from === to ? [] : [{ competence, from, to, closed: to >= gap.to }];
}

interface Told {
  readonly stored: Stored;
  readonly taken: readonly StoredCourse[];
  readonly closed: readonly string[];
}

/** Without the course, and with the nearest one in its place. */
function mustBeReasoned(
  courseId: string,
  { costWithout, gapsLost, replacedBy, nearest }: PathView['courses'][number]['reasons'],
  { stored, taken, closed }: Told,
): void {
  const without = rebuild({ ...stored, courses: leftWithout(courseId, stored.courses) });
  const left = [...without.necessary, ...without.useful];
  expect(costWithout).toEqual(without.cost);
  expect([...gapsLost].sort()).toEqual(closed.filter((one) => !without.closed.includes(one)).sort());
  expect([...replacedBy].sort()).toEqual(
    left
      .filter((one) => !taken.includes(one))
      .map(({ id }) => id)
      .sort(),
  );
  if (nearest === null) return;
  const other = stored.courses.find(({ id }) => id === nearest.courseId)!;
  const exchanged = arranged([...taken.filter(({ id }) => id !== courseId), other], stored.gaps);
  expect(nearest.cost).toEqual<Cost>(costOf(exchanged.taken));
  const lost = stored.gaps.filter(({ competence, to }) => levelOf(exchanged.levels, competence) < to);
  expect([...nearest.gapsLost].sort()).toEqual(
    closed.filter((one) => lost.some(({ competence }) => competence === one)).sort(),
  );
}

/** What asks for the course cannot be taken without it. */
function leftWithout(id: string, courses: readonly StoredCourse[]): readonly StoredCourse[] {
  return courses.filter((course) => course.id !== id);
}

function mustBind(binding: PathView['binding'][number], stored: Stored, closed: readonly string[]): void {
  const { limits } = stored;
  const lifted: Record<string, Limits> = {
    minutes: { ...limits, maxMinutes: Number.MAX_SAFE_INTEGER },
    priceCents: { ...limits, maxPriceCents: null },
    language: { ...limits, language: null },
    together: { maxMinutes: Number.MAX_SAFE_INTEGER, maxPriceCents: null, language: null },
  };
  const prefer = binding.limit === 'priceCents' ? 'priceCents' : 'minutes';
  const then = rebuild({ ...stored, limits: lifted[binding.limit]!, prefer });
  expect(binding.cost).toEqual(then.cost);
  expect([...binding.closes].sort()).toEqual(then.closed.filter((one) => !closed.includes(one)).sort());
  const allowed = { minutes: limits.maxMinutes ?? 2_400, priceCents: limits.maxPriceCents ?? 0 };
  if (binding.limit !== 'minutes' && binding.limit !== 'priceCents') {
    expect([binding.needed, binding.short]).toEqual([null, null]);
    return;
  }
  const needed = then.cost[binding.limit];
  expect([binding.needed, binding.short]).toEqual([needed, Math.max(0, needed - allowed[binding.limit])]);
}
