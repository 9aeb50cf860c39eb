import { type NeededCourse, type NeedingRecord, settled } from './catalogue-prerequisites.js';
import type { Prerequisite } from './prerequisites.js';

/** Records as `A<B,C` (A needs B and C); a small letter is a course that is here, `a` the one that A would change. */
const recordsOf = (...texts: readonly string[]): readonly NeedingRecord[] =>
  texts.map((text, at) => {
    const [code = '', names = ''] = text.split('<');
    return { ...courseOf(code), line: at + 1, names: names.split(',').filter((name) => name !== '') };
  });

const courseOf = (code: string): NeededCourse => {
  const id = code === code.toLowerCase() ? code : null;
  return { key: code, id, source: 's', sourceId: code, code };
};

const edges = (...texts: readonly string[]): readonly Prerequisite[] =>
  texts.map((text) => ({ courseId: text.charAt(0), prerequisiteId: text.charAt(2) }));

/** Every letter is a course, but `?` and what begins with it; `!` may be two. */
const find = (name: string): readonly NeededCourse[] =>
  name.startsWith('?') ? [] : name === '!' ? [courseOf('x'), courseOf('y')] : [courseOf(name)];

const outcome = (records: readonly NeedingRecord[], known: readonly Prerequisite[] = []) => {
  const { needed, refused } = settled(records, find, known);
  return {
    needed: [...needed].map(([key, courses]) => `${key}<${courses.map(({ code }) => code).join()}`),
    refused: [...refused.values()].map(({ line, code, values }) => [line, code, values.prerequisite ?? values.path]),
  };
};

describe('what the records of a catalogue need', () => {
  it('is settled when every name means one course, each counted once', () => {
    expect(outcome(recordsOf('A<B,x,B', 'B<x'))).toEqual({ needed: ['A<B,x', 'B<x'], refused: [] });
  });

  it.each<[string, readonly string[], readonly string[], readonly string[], readonly unknown[]]>([
    ['names nothing', ['A<?no', 'B<x'], [], ['B<x'], [[1, 'course-prerequisite-unknown', '?no']]],
    ['names several', ['A<!', 'B<x'], [], ['B<x'], [[1, 'course-prerequisite-ambiguous', '!']]],
    ['needs itself', ['A<A'], [], [], [[1, 'course-prerequisites-cyclic', 'A → A']]],
    [
      'needs a new course that is rejected, and so on',
      ['C<B', 'B<A', 'A<?no', 'D<x'],
      [],
      ['D<x'],
      [
        [3, 'course-prerequisite-unknown', '?no'],
        [2, 'course-prerequisite-refused', 'A'],
        [1, 'course-prerequisite-refused', 'B'],
      ],
    ],
    [
      'is part of a cycle, or needs one',
      ['A<B', 'B<C', 'C<A', 'D<A', 'E<x'],
      [],
      ['E<x'],
      [
        [1, 'course-prerequisites-cyclic', 'A → B → C → A'],
        [2, 'course-prerequisites-cyclic', 'A → B → C → A'],
        [3, 'course-prerequisites-cyclic', 'A → B → C → A'],
        [4, 'course-prerequisite-refused', 'A'],
      ],
    ],
    [
      'closes a cycle with what is here',
      ['a<b', 'C<b'],
      ['b<c', 'c<a'],
      ['C<b'],
      [[1, 'course-prerequisites-cyclic', 'a → b → c → a']],
    ],
    ['turns what is here round', ['a<b', 'b<x'], ['b<a', 'a<y'], ['a<b', 'b<x'], []],
    [
      'needs a course that is rejected and so stays as it is here',
      ['a<?no', 'b<a'],
      ['a<b'],
      [],
      [
        [1, 'course-prerequisite-unknown', '?no'],
        [2, 'course-prerequisites-cyclic', 'b → a → b'],
      ],
    ],
  ])('is refused where a record %s', (_, texts, known, needed, refused) => {
    expect(outcome(recordsOf(...texts), edges(...known))).toEqual({ needed, refused });
  });

  it('is settled for five thousand records in a row, and refused for a ring of them', () => {
    const chain = Array.from({ length: 5_000 }, (_, at) => {
      const [key, next] = [`K${at}`, `K${at + 1}`];
      return { ...courseOf(key), line: at + 1, names: [at === 4_999 ? 'x' : next] };
    });
    expect(outcome(chain).needed).toHaveLength(5_000);
    const ring = chain.map((record, at) => (at === 4_999 ? { ...record, names: ['K0'] } : record));
    const { needed, refused } = outcome(ring);
    expect([needed.length, refused.length, String(refused[0]?.[2]).length]).toEqual([0, 5_000, 80]);
    const loose = chain.map((record, at) => (at === 4_999 ? { ...record, names: ['?no'] } : record));
    expect(outcome(loose).refused).toHaveLength(5_000);
  });
});
