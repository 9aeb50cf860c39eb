import { PAUSED_AFTER, planAfter } from './source-schedule.js';

const now = new Date('2026-02-03T10:00:00Z');
const minutes = (date: Date): number => (date.getTime() - now.getTime()) / 60_000;

describe('a source is fetched again', () => {
  it.each(['imported', 'not-modified'] as const)('after its interval when it was %s', (outcome) => {
    const plan = planAfter(outcome, { intervalHours: 24, failures: 3 }, now);
    expect([plan.state, plan.failures, minutes(plan.nextRunAt)]).toEqual(['active', 0, 24 * 60]);
  });

  it('later and later as long as it fails, and no more by itself after the eighth time', () => {
    const plans = Array.from({ length: PAUSED_AFTER }, (_, failures) =>
      planAfter(failures % 2 === 0 ? 'refused' : 'rejected', { intervalHours: 1, failures }, now),
    );
    expect(plans.map(({ nextRunAt }) => minutes(nextRunAt))).toEqual([15, 30, 60, 120, 240, 480, 960, 1920]);
    expect(plans.map(({ state }) => state)).toEqual([...Array<string>(7).fill('failing'), 'paused']);
    expect(minutes(planAfter('refused', { intervalHours: 1, failures: 500 }, now).nextRunAt)).toBe(7 * 24 * 60);
  });
});
