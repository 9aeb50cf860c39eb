import fc from 'fast-check';

import { cycleThrough, mustNotBeCyclic, type Prerequisite, stuckCourses } from './prerequisites.js';

/** "ab" says that a needs b. */
const needs = (...pairs: readonly string[]): readonly Prerequisite[] =>
  pairs.map(([courseId = '', prerequisiteId = '']) => ({ courseId, prerequisiteId }));

describe('courses that need other courses first', () => {
  it.each<[string, string, readonly string[], readonly Prerequisite[], string | null]>([
    ['nothing is needed', 'a', [], [], null],
    ['a chain leads on', 'a', ['b'], needs('bc', 'cd'), null],
    ['two ways lead to one course', 'a', ['b', 'c'], needs('bd', 'cd'), null],
    ['a course needs itself', 'a', ['a'], [], 'aa'],
    ['two need each other', 'a', ['b'], needs('ba'), 'aba'],
    ['the way back is long', 'a', ['x', 'b'], needs('bc', 'cd', 'da'), 'abcda'],
    ['what the course needed before is replaced', 'a', ['b'], needs('ac', 'cb'), null],
    ['others go round by themselves', 'a', ['b'], needs('bc', 'cb'), null],
  ])('%s', (_, course, prerequisites, known, cycle) => {
    expect(cycleThrough(course, prerequisites, known)?.join('') ?? null).toBe(cycle);
  });

  it('are refused with the names of the cycle', () => {
    expect(() => {
      mustNotBeCyclic(['a', 'b', 'a'], (id) => id.toUpperCase());
    }).toThrow(
      expect.objectContaining({
        code: 'course-prerequisites-cyclic',
        details: { cycle: ['A', 'B', 'A'], path: 'A → B → A' },
      }) as Error,
    );
    expect(() => {
      mustNotBeCyclic(null, String);
    }).not.toThrow();
  });

  it('can never be completed exactly when what needs nothing, taken away again and again, leaves them', () => {
    const nodes = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    fc.assert(
      fc.property(fc.array(fc.tuple(nodes, nodes), { maxLength: 12 }), (pairs) => {
        const known = needs(...pairs.map((pair) => pair.join('')));
        expect(stuckCourses(known)).toEqual(new Set(leftOf(known).map(({ courseId }) => courseId)));
      }),
    );
  });

  it('never go round when every one was accepted, and every refused cycle is one', () => {
    const nodes = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(fc.array(fc.tuple(nodes, nodes), { maxLength: 12 }), (wanted) => {
        let accepted: readonly Prerequisite[] = [];
        for (const [courseId, prerequisiteId] of wanted) {
          const own = accepted.filter((one) => one.courseId === courseId).map((one) => one.prerequisiteId);
          const cycle = cycleThrough(courseId, [...own, prerequisiteId], accepted);
          if (cycle === null) accepted = [...accepted, { courseId, prerequisiteId }];
          else expectCycle(cycle, [...accepted, { courseId, prerequisiteId }]);
        }
        expect(hasOrder(accepted)).toBe(true);
      }),
    );
  });
});

function expectCycle(cycle: readonly string[], known: readonly Prerequisite[]): void {
  expect(cycle[0]).toBe(cycle.at(-1));
  for (const [at, courseId] of cycle.slice(0, -1).entries()) {
    expect(known).toContainEqual({ courseId, prerequisiteId: cycle[at + 1] });
  }
}

/** Nothing is left exactly when there is an order. */
function hasOrder(known: readonly Prerequisite[]): boolean {
  return leftOf(known).length === 0;
}

/** Takes away, again and again, what needs nothing. */
function leftOf(known: readonly Prerequisite[]): readonly Prerequisite[] {
  let left = known;
  for (;;) {
    const needing = new Set(left.map(({ courseId }) => courseId));
    const next = left.filter(({ prerequisiteId }) => needing.has(prerequisiteId));
    if (next.length === left.length) return left;
    left = next;
  }
}
