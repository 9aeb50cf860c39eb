import { Injectable } from '@nestjs/common';

import { ImportsService } from '../../platform/imports/imports.service.js';
import { type Fetched, PagedAddress } from '../../platform/imports/paged-address.js';
import { Clock } from '../../platform/system/clock.js';
import { planAfter, type SourceOutcome } from '../domain/source-schedule.js';
import type { CourseSource } from './course-source.js';
import { CourseSourcesRepository } from './course-sources.repository.js';

/** How a run ended, for the job's record. */
export interface SourceRefreshed {
  readonly outcome: SourceOutcome;
  readonly problem: string | null;
  readonly importId: string | null;
}

type Ended = SourceRefreshed & { readonly seen?: Pick<CourseSource, 'etag' | 'lastModified'> };

/** Fetches one source and imports what is new in it. */
@Injectable()
export class SourceRefresh {
  constructor(
    private readonly sources: CourseSourcesRepository,
    private readonly address: PagedAddress,
    private readonly imports: ImportsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks the server whether its catalogue has changed, imports the good records of one that has, and plans the next run.
   * Null when the source is gone.
   */
  async run(sourceId: string, jobId: string): Promise<SourceRefreshed | null> {
    const source = await this.sources.find(sourceId);
    if (source === null) return null;
    const { seen, ...ended } = await this.take(await this.address.fetchIfChanged(source.address, source), jobId);
    const now = this.clock.now();
    await this.sources.recordRun(source, {
      ...planAfter(ended.outcome, source, now),
      ...seen,
      lastOutcome: ended.outcome,
      lastProblem: ended.problem,
      ...(ended.importId !== null && { lastImportId: ended.importId }),
      lastRunAt: now,
    });
    return ended;
  }

  private async take(fetched: Fetched, jobId: string): Promise<Ended> {
    if (fetched.state === 'not-modified') return { outcome: 'not-modified', problem: null, importId: null };
    if (fetched.state === 'refused') {
      return { outcome: 'refused', problem: fetched.reading.findings[0]?.code ?? null, importId: null };
    }
    const { file, etag, lastModified } = fetched;
    const { id, state, findings } = await this.imports.bring({ kind: 'courses', mode: 'good-rows', file, jobId });
    if (state === 'applied') return { outcome: 'imported', problem: null, importId: id, seen: { etag, lastModified } };
    return { outcome: 'rejected', problem: findings[0]?.code ?? null, importId: id };
  }
}
