import { setTimeout } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Locale } from '../../kernel/localized.js';
import type { EventSource, ServerEvent } from '../http/event-streams.js';
import { Texts } from '../i18n/texts.js';
import type { JobRecord } from './job.js';
import type { JournalLine } from './job-journal.js';
import { JobJournalRepository } from './job-journal.repository.js';
import { JobRepository } from './job.repository.js';
import { inWords } from './journal-words.js';

const LOOK_EVERY_MS = 500;
const LINES_AT_ONCE = 200;

export type JobView = Pick<
  JobRecord,
  'id' | 'name' | 'state' | 'attempts' | 'progress' | 'result' | 'error' | 'createdAt' | 'startedAt' | 'finishedAt'
>;

/** A line of the journal with its sentence. */
export interface ToldLine extends JournalLine {
  readonly text: string;
}

/** What a person may see of a job: how far it is, what happened to it and how it ended, never its payload. */
@Injectable()
export class JobsService {
  constructor(
    private readonly jobs: JobRepository,
    private readonly journal: JobJournalRepository,
    private readonly texts: Texts,
  ) {}

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

  /** What happened to the job, oldest first, at most 200 lines. @throws DomainError `job-not-found` */
  async told(actor: Actor, id: string, locale: Locale, after = 0): Promise<readonly ToldLine[]> {
    await this.get(actor, id);
    return this.lines(id, after, locale);
  }

  /**
   * The job each time it has changed (`message`), and every line of its journal after the last one that the caller
   * has heard (`journal`), until the job has ended. @throws DomainError `job-not-found`, before the first event
   */
  async follow(actor: Actor, id: string, locale: Locale, lastEventId: string | undefined): Promise<EventSource> {
    await this.get(actor, id);
    const after = Number(lastEventId);
    return (signal) => this.events(actor, id, { locale, after: Number.isSafeInteger(after) ? after : 0, signal });
  }

  private async *events(
    actor: Actor,
    id: string,
    { locale, after, signal }: { readonly locale: Locale; readonly after: number; readonly signal: AbortSignal },
  ): AsyncIterable<ServerEvent> {
    let heard = after;
    let shown = '';
    while (!signal.aborted) {
      // The job is read before its journal: when it has ended, every line of it is there.
      const job = await this.get(actor, id);
      const lines = await this.lines(id, heard, locale);
      for (const line of lines) {
        heard = line.position;
        yield { id: String(heard), event: 'journal', data: line };
      }
      if (lines.length === LINES_AT_ONCE) continue;
      const state = JSON.stringify(job);
      if (state !== shown) yield { ...(heard > 0 && { id: String(heard) }), data: job };
      shown = state;
      if (job.state === 'done' || job.state === 'failed') return;
      await setTimeout(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async lines(id: string, after: number, locale: Locale): Promise<readonly ToldLine[]> {
    const t = this.texts.in(locale);
    const lines = await this.journal.lines(id, after, LINES_AT_ONCE);
    return lines.map((line) => ({ ...line, text: inWords(t, line) }));
  }
}
