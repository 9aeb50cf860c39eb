import { Clock } from './clock.js';
import { correctionOf } from './clock-correction.js';

const HOUR_MS = 3_600_000;

describe('what is added to the clock of the machine', () => {
  it.each([
    ['it agrees', { before: 10_000, there: 10_002, after: 10_004 }, 0],
    ['it is off by less than a second', { before: 10_000, there: 10_990, after: 10_004 }, 0],
    ['the answer took long, and it may agree', { before: 10_000, there: 10_100, after: 19_000 }, 0],
    ['it is an hour behind', { before: 10_000, there: HOUR_MS + 10_002, after: 10_004 }, HOUR_MS],
    ['it is an hour ahead', { before: HOUR_MS + 10_000, there: 10_002, after: HOUR_MS + 10_004 }, -HOUR_MS],
  ])('where %s', (_, sighting, ms) => {
    expect(correctionOf(sighting)).toBe(ms);
  });
});

describe('the clock', () => {
  const right = Date.now();
  const began = performance.now();
  const passed = () => right + performance.now() - began;
  const offBy = (clock: Clock) => Math.abs(clock.now().getTime() - passed());
  const shared = () => Promise.resolve(new Date(passed()));

  afterEach(() => jest.restoreAllMocks());

  it.each([HOUR_MS, -HOUR_MS])('goes by the shared one where the machine is off by %i ms', async (ms) => {
    const clock = new Clock();
    jest.spyOn(Date, 'now').mockImplementation(() => passed() + ms);
    await clock.follow(shared);
    expect(offBy(clock)).toBeLessThan(500);
  });

  it('does not jump with the machine, nor back when it is compared again', async () => {
    const clock = new Clock();
    await clock.follow(shared);
    jest.spyOn(Date, 'now').mockImplementation(() => passed() + HOUR_MS);
    expect(offBy(clock)).toBeLessThan(1_500);
    await clock.follow(shared);
    expect(offBy(clock)).toBeLessThan(500);
  });
});
