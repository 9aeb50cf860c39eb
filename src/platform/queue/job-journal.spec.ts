import { isWorthALine } from './job-journal.js';
import type { JobProgress } from './job.js';

const at = (done: number, total = 170, step = 'tallying'): JobProgress => ({ step, done, total });

describe('a line of the journal', () => {
  it.each<[JobProgress | null, JobProgress, boolean]>([
    [null, at(0), true],
    [at(0), at(16), false],
    [at(16), at(17), true],
    [at(17), at(17), false],
    [at(160), at(170), true],
    [at(17), at(18, 170, 'ended'), true],
    [at(17), at(17, 171), true],
    [at(20), at(3), false],
    [at(0, 0), at(0, 0), false],
  ])('after %j is written for %j: %s', (before, now, worth) => {
    expect(isWorthALine(before, now)).toBe(worth);
  });

  it('is written at most eleven times for one step, however often progress is told', () => {
    let before: JobProgress | null = null;
    let lines = 0;
    for (let done = 0; done <= 11_000; done += 1) {
      const now = at(done, 11_000);
      if (isWorthALine(before, now)) lines += 1;
      before = now;
    }
    expect(lines).toBe(11);
  });
});
