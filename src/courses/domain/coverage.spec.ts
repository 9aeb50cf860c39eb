import { coveredSteps, disclosedSteps } from './coverage.js';

const rule = { minimumSize: 5 };

describe('the coverage map', () => {
  it('has a cell per step, with courses and the persons who wait', () => {
    const taught = [{ competence: '1.1', from: 1, count: 3 }];
    const waiting = [{ competence: '1.1', from: 2, persons: 10 }];
    expect(coveredSteps('1.1', 3, { taught, waiting })).toEqual([
      { from: 0, to: 1, courses: 0, waiting: null },
      { from: 1, to: 2, courses: 3, waiting: null },
      { from: 2, to: 3, courses: 0, waiting: 10 },
    ]);
    expect(coveredSteps('1.2', 1, { taught, waiting })).toEqual([{ from: 0, to: 1, courses: 0, waiting: null }]);
  });

  const step = (unseen: number, others = 20) => {
    return [{ competence: '1.1', from: 0, persons: { unseen, others, seen: 0 } }];
  };

  it.each([
    [4, null],
    [5, 5],
    [7, 5],
    [8, 10],
  ])('says of %d persons %s', (count, persons) => {
    const steps = disclosedSteps(step(count), rule);
    expect(steps[0]?.persons ?? null).toBe(persons);
  });

  it('keeps a stricter minimum', () => {
    expect(disclosedSteps(step(9), { minimumSize: 10 })).toEqual([]);
  });

  it('says nothing where nearly everybody waits who was asked', () => {
    expect(disclosedSteps(step(30, 4), rule)).toEqual([]);
  });
});
