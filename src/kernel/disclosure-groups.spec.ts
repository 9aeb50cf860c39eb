import fc from 'fast-check';

import { Circulation } from './circulation.js';
import { type Counted, discloseGroups, EVERYBODY } from './disclosure-groups.js';

const five = { minimumSize: 5 };

/** So many persons of a unit and a post of clerks, of whom the first ones are counted. */
function people(unit: string, post: string, [counted, others]: readonly [number, number], seen = 0): Counted[] {
  return Array.from({ length: counted + others }, (_, at) => ({
    groups: [[unit], ['clerk', post]],
    counts: at < counted,
    seen: at < seen,
  }));
}

describe('Counts of groups of persons who are known by name', () => {
  it('are published rounded, for everybody and for every group of both orders', () => {
    const figures = discloseGroups(
      [...people('Bürgerbüro', 'front', [12, 9]), ...people('Bauamt', 'planner', [8, 11])],
      five,
    );
    expect([...figures]).toEqual([
      [EVERYBODY, 20],
      ['Bürgerbüro', 10],
      ['clerk', 20],
      ['front', 10],
      ['Bauamt', 10],
      ['planner', 10],
    ]);
  });

  it('hide a group of which too few are counted, and with it those that would give it away', () => {
    const figures = discloseGroups(
      [...people('A', 'a', [4, 20]), ...people('B', 'b', [10, 20]), ...people('C', 'c', [30, 20])],
      five,
    );
    expect(['A', 'B', 'C'].map((unit) => figures.get(unit))).toEqual([null, null, 30]);
    expect(figures.get(EVERYBODY)).toBe(45);
  });

  it('hide a group of which nearly all are counted: what is said of all is said of each', () => {
    const figures = discloseGroups([...people('A', 'a', [10, 4]), ...people('B', 'b', [10, 5])], five);
    expect([figures.get('A'), figures.get('B')]).toEqual([null, null]);
  });

  it('count for the size only persons whose result the viewer does not know', () => {
    const [seen, unseen] = [people('A', 'a', [12, 12], 8), people('A', 'a', [12, 12])];
    expect([seen, unseen].map((all) => discloseGroups(all, five).get('A'))).toEqual([null, 10]);
  });

  it('are kept for larger groups where an agreement says so', () => {
    const all = people('A', 'a', [9, 30]);
    expect([five, { minimumSize: 10 }].map((rule) => discloseGroups(all, rule).get('A'))).toEqual([10, null]);
  });

  it('say nothing where nobody was asked', () => {
    expect([...discloseGroups([], five)]).toEqual([[EVERYBODY, null]]);
  });

  it('name only multiples of five that five unseen persons stand behind, and five others beside', () => {
    const person = fc.record({
      groups: fc.tuple(
        fc.constantFrom(['A'], ['B'], ['C']),
        fc.constantFrom(['clerk', 'front'], ['clerk', 'planner'], ['officer', 'lead']),
      ),
      counts: fc.boolean(),
      seen: fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 80 }), (all: readonly Counted[]) => {
        for (const [name, figure] of discloseGroups(all, five)) {
          if (figure === null) continue;
          const members = all.filter(
            ({ groups, seen }) => !seen && (name === EVERYBODY || groups.flat().includes(name)),
          );
          expect(figure % 5).toBe(0);
          expect(members.filter(({ counts }) => counts).length).toBeGreaterThanOrEqual(5);
          expect(members.filter(({ counts }) => !counts).length).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });
});

describe('A circulation', () => {
  const arc = (from: string, to: string, [least, flow, most]: readonly [number, number, number]) => {
    return { from, to, least, flow, most, mustVary: true };
  };

  it('pins what lies on no other circle within the limits', () => {
    const flow = new Circulation();
    flow.add(arc('s', 'a', [0, 3, 5]));
    flow.add(arc('a', 't', [3, 3, 3]));
    flow.add(arc('t', 's', [0, 3, 9]));
    expect(flow.pinned()).toBe(3);
    flow.add(arc('a', 't', [0, 0, 1]));
    expect(flow.pinned()).toBe(1);
  });
});
