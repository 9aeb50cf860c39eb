import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { changesOf } from '../../platform/audit/changes.js';
import { Transaction } from '../../platform/database/transaction.js';
import { PagedAddress } from '../../platform/imports/paged-address.js';
import { JobQueue } from '../../platform/queue/job.queue.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import type { CourseSource, SourceInput } from './course-source.js';
import { refreshSource } from './course-sources.jobs.js';
import { CourseSourcesRepository } from './course-sources.repository.js';

export type SourceUpdate = SourceInput & { readonly paused: boolean };

/** Catalogues that are fetched again and again: admins say which and how often. */
@Injectable()
export class CourseSourcesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly sources: CourseSourcesRepository,
    private readonly address: PagedAddress,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** By provider. */
  list(): Promise<readonly CourseSource[]> {
    return this.sources.list();
  }

  /** @throws DomainError `course-source-not-found` */
  async get(id: string): Promise<CourseSource> {
    const source = await this.sources.find(id);
    if (source === null) throw new DomainError('course-source-not-found', 'not-found');
    return source;
  }

  /** It is due at once. @throws DomainError `import-address-not-allowed`; the constraint `one_source_per_address` */
  create(actor: Actor, input: SourceInput): Promise<CourseSource> {
    const address = this.address.mustBeAllowed(input.address).href;
    const source = { id: this.ids.next(), ...input, address, ...FRESH, nextRunAt: this.clock.now() };
    return this.transaction.run(async () => {
      await this.sources.insert(source);
      await this.audit.act(actor, 'course-source.created', { subject: source.id, details: { address } });
      return source;
    });
  }

  /**
   * Another address begins afresh; a source that is no longer paused is due at once.
   * @throws DomainError `course-source-not-found`, `import-address-not-allowed`
   */
  update(actor: Actor, id: string, { paused, ...input }: SourceUpdate): Promise<CourseSource> {
    const address = this.address.mustBeAllowed(input.address).href;
    return this.transaction.run(async () => {
      const before = await this.get(id);
      const resumed = before.state === 'paused' && !paused;
      const fresh = before.address !== address || resumed;
      const state = paused ? 'paused' : fresh || before.state === 'paused' ? 'active' : before.state;
      const again = before.address === address ? { failures: 0 } : { ...FRESH };
      const afresh = fresh ? { ...again, nextRunAt: this.clock.now() } : {};
      await this.sources.update(id, { ...input, address, ...afresh, state });
      await this.audit.act(actor, 'course-source.updated', {
        subject: id,
        details: changesOf(before, { ...input, address, state }),
      });
      return this.get(id);
    });
  }

  /** Its courses stay. @throws DomainError `course-source-not-found` */
  delete(actor: Actor, id: string): Promise<void> {
    return this.transaction.run(async () => {
      await this.get(id);
      await this.sources.delete(id);
      await this.audit.act(actor, 'course-source.deleted', { subject: id });
    });
  }

  /** Has it fetched now, also while it is paused. @throws DomainError `course-source-not-found` */
  async run(actor: Actor, id: string): Promise<{ readonly jobId: string }> {
    return this.transaction.run(async () => {
      await this.get(id);
      await this.audit.act(actor, 'course-source.run-asked', { subject: id });
      const options = { dedupeKey: id, createdBy: actor.personId };
      return { jobId: await this.queue.enqueue(refreshSource, { sourceId: id }, options) };
    });
  }

  /** Asks for every source that is due; one that waits already is not asked for twice. */
  async runDue(): Promise<{ readonly due: number }> {
    const due = await this.sources.due(this.clock.now());
    for (const { id } of due) await this.queue.enqueue(refreshSource, { sourceId: id }, { dedupeKey: id });
    return { due: due.length };
  }
}

/** A source of which nothing is known yet. */
const FRESH = {
  ...({ state: 'active', failures: 0, etag: null, lastModified: null } as const),
  ...{ lastOutcome: null, lastProblem: null, lastImportId: null, lastRunAt: null },
};
