import { WaitingCount } from './waiting.js';

describe('persons who wait for a course', () => {
  const counted = (...people: readonly (readonly [competence: string, from: number, to: number][])[]) => {
    const count = new WaitingCount();
    for (const gaps of people) count.add(gaps.map(([competence, from, to]) => ({ competence, from, to })));
    return count.steps().map(({ competence, from, persons }) => `${competence} from ${from}: ${persons}`);
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

  it('are nobody where there is no gap', () => {
    expect(counted([], [])).toEqual([]);
  });
});
