import { Injectable } from '@nestjs/common';
import { concatMap, distinctUntilChanged, from, map, type Observable, takeWhile, timer } from 'rxjs';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { JobRecord } from './job.js';
import { JobRepository } from './job.repository.js';

const LOOK_EVERY_MS = 500;

export type JobView = Pick<
  JobRecord,
  'id' | 'name' | 'state' | 'attempts' | 'progress' | 'result' | 'error' | 'createdAt' | 'startedAt' | 'finishedAt'
>;

/** What a person may see of a job: how far it is and how it ended, never its payload. */
@Injectable()
export class JobsService {
  constructor(private readonly jobs: JobRepository) {}

  /** @throws DomainError `job-not-found` for a job that does not exist or that somebody else asked for. */
  async get(actor: Actor, id: string): Promise<JobView> {
    const job = await this.jobs.find(id);
    if (job === null || (!actor.admin && job.createdBy !== actor.personId)) {
      throw new DomainError('job-not-found', 'not-found');
    }
    return {
      id: job.id,
      name: job.name,
      state: job.state,
      attempts: job.attempts,
      progress: job.progress,
      result: job.result,
      error: job.error,
      createdAt: job.createdAt,
      startedAt: job.startedAt,
      finishedAt: job.finishedAt,
    };
  }

  /** The job each time it has changed, until it has ended. */
  follow(actor: Actor, id: string): Observable<{ readonly data: JobView }> {
    return timer(0, LOOK_EVERY_MS).pipe(
      concatMap(() => from(this.get(actor, id))),
      distinctUntilChanged((a, b) => JSON.stringify(a) === JSON.stringify(b)),
      takeWhile(({ state }) => state === 'waiting' || state === 'active', true),
      map((data) => ({ data })),
    );
  }
}
