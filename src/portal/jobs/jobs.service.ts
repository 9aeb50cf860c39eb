import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import type { Locale } from '../../kernel/localized.js';
import { MunicipalitiesService, type Municipality } from '../../municipalities/index.js';
import { JobBoard, type JobBoardPage } from '../../platform/queue/job-board.service.js';
import type { JobState } from '../../platform/queue/job.js';
import { JobsService, type JobView, type ToldLine } from '../../platform/queue/jobs.service.js';
import { calledSo } from '../shared/municipality-list.js';
import type { JobsQuery } from './jobs.forms.js';

export interface JobsSheet {
  readonly list: JobBoardPage;
  readonly state: JobState | undefined;
  readonly name: string;
  readonly municipalityId: string;
  readonly names: readonly string[];
  /** Names by id: of the jobs that are listed, and of the one that was chosen. */
  readonly municipalities: ReadonlyMap<string, string>;
  readonly search: string;
  /** What is called as was looked for, by name; nothing while nothing is looked for. */
  readonly found: readonly Municipality[];
}

export interface JobSheet {
  readonly job: JobView;
  readonly journal: readonly ToldLine[];
}

@Injectable()
export class JobSheets {
  constructor(
    private readonly board: JobBoard,
    private readonly jobs: JobsService,
    private readonly municipalities: MunicipalitiesService,
  ) {}

  async list({ state, name, municipality, search, cursor }: JobsQuery): Promise<JobsSheet> {
    const list = await this.board.page({ state, name, municipalityId: municipality }, cursor);
    const named = [municipality, ...list.items.map(({ municipalityId }) => municipalityId)];
    return {
      ...{ list, state, name: name ?? '', municipalityId: municipality ?? '', names: this.board.names() },
      municipalities: await this.municipalities.names(named.filter((id) => typeof id === 'string')),
      search: search ?? '',
      found: search === undefined ? [] : calledSo(await this.municipalities.all(), search),
    };
  }

  /** @throws DomainError `job-not-found` */
  async one(actor: Actor, id: string, locale: Locale): Promise<JobSheet> {
    return { job: await this.jobs.get(actor, id), journal: await this.jobs.told(actor, id, locale) };
  }
}
