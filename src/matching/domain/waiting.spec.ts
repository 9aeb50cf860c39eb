import { WaitingCount } from './waiting.js';

describe('persons who wait for a course', () => {
  const counted = (...people: readonly (readonly [competence: string, from: number, to: number][])[]) => {
    const count = new WaitingCount();
    for (const gaps of people) {
      count.add(
        gaps.map(([competence, , minimum]) => ({ competence, minimum, seen: false })),
        gaps.map(([competence, from, to]) => ({ competence, from, to })),
      );
    }
    return count
      .steps()
      .filter(({ persons }) => persons.unseen > 0)
      .map(({ competence, from, persons }) => `${competence} from ${from}: ${persons.unseen}`);
  };

  it('wait on every step between where they stand and what their post needs', () => {
    expect(counted([['1.1', 2, 5]])).toEqual(['1.1 from 2: 1', '1.1 from 3: 1', '1.1 from 4: 1']);
  });

  it('count once for a step that several of their posts need', () => {
    expect(
      counted(
        [
          ['1.1', 0, 2],
          ['1.1', 0, 1],
        ],
        [['1.1', 1, 2]],
      ),
    ).toEqual(['1.1 from 0: 1', '1.1 from 1: 2']);
  });

  it('stand beside the others whose post asks for the step, and beside those whose result was seen', () => {
    const count = new WaitingCount();
    const asked = (seen: boolean) => [{ competence: '1.1', minimum: 1, seen }];
    const gap = [{ competence: '1.1', from: 0, to: 1 }];
    count.add(asked(false), gap);
    count.add(asked(false), []);
    count.add(asked(true), gap);
    expect(count.steps()).toEqual([{ competence: '1.1', from: 0, persons: { unseen: 1, others: 1, seen: 1 } }]);
  });

  it('are nobody where there is no gap', () => {
    expect(counted([], [])).toEqual([]);
  });
});
