import { Injectable, type OnModuleInit } from '@nestjs/common';

import { Metrics } from '../observability/metrics.js';
import { Clock } from '../system/clock.js';
import { JobListRepository } from './job-list.repository.js';

/** What waits, runs and has failed, over all processes: the jobs' table knows. The age of the oldest tally is its lag. */
@Injectable()
export class JobMetrics implements OnModuleInit {
  private look: ReturnType<JobListRepository['load']> | undefined;

  constructor(
    private readonly jobs: JobListRepository,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    const labels = ['name', 'state'];
    this.metrics.gauge({ name: 'lernlotse_jobs', help: 'Jobs that wait, run or have failed', labels }, async () => {
      const load = await this.load();
      return load.map(({ name, state, count }) => [{ name, state }, count]);
    });
    const help = 'Seconds for which the oldest job has been due that waits or runs';
    this.metrics.gauge({ name: 'lernlotse_job_lag_seconds', help, labels: ['name'] }, async () => {
      const unfinished = (await this.load()).filter(({ state }) => state !== 'failed');
      const names = [...new Set(unfinished.map(({ name }) => name))];
      const oldest = (name: string) =>
        Math.max(...unfinished.filter((one) => one.name === name).map(({ oldestSeconds }) => oldestSeconds));
      return names.map((name) => [{ name }, oldest(name)]);
    });
  }

  /** Both figures are asked for at once: one look serves them. */
  private load(): ReturnType<JobListRepository['load']> {
    this.look ??= this.jobs.load(this.clock.now()).finally(() => (this.look = undefined));
    return this.look;
  }
}
