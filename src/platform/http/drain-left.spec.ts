import { drainLeft } from './drain-left.js';

const LIMITS = { quietMs: 3_000, maxMs: 20_000 };

it.each([
  ['it has just been told to', { beganAt: 1_000, askedAt: 1_000, now: 1_000 }, 3_000],
  ['nobody has asked for a while', { beganAt: 1_000, askedAt: 1_000, now: 3_500 }, 500],
  ['nobody has asked for long enough', { beganAt: 1_000, askedAt: 1_000, now: 4_000 }, 0],
  ['somebody still asked afterwards', { beganAt: 1_000, askedAt: 3_900, now: 4_000 }, 2_900],
  ['somebody asks all the time', { beganAt: 1_000, askedAt: 20_000, now: 20_000 }, 1_000],
  ['it has served for as long as it may', { beganAt: 1_000, askedAt: 20_900, now: 21_500 }, 0],
])('a process that ends goes on for so long when %s', (_when, drain, left) => {
  expect(drainLeft(drain, LIMITS)).toBe(left);
});

it('takes no time where none is wanted', () => {
  expect(drainLeft({ beganAt: 5, askedAt: 5, now: 5 }, { quietMs: 0, maxMs: 20_000 })).toBe(0);
});
