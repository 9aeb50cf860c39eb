import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import type { Locale } from '../../kernel/localized.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import { JobBoard, type JobBoardPage } from '../../platform/queue/job-board.service.js';
import type { JobState } from '../../platform/queue/job.js';
import { JobsService, type JobView, type ToldLine } from '../../platform/queue/jobs.service.js';
import type { JobsQuery } from './jobs.forms.js';

export interface JobsSheet {
  readonly list: JobBoardPage;
  readonly state: JobState | undefined;
  readonly name: string;
  readonly municipalityId: string;
  readonly names: readonly string[];
  /** By id, in the order of their names. */
  readonly municipalities: ReadonlyMap<string, string>;
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

  async list({ state, name, municipality, cursor }: JobsQuery): Promise<JobsSheet> {
    const list = await this.board.page({ state, name, municipalityId: municipality }, cursor);
    const all = [...(await this.municipalities.all())].sort((a, b) => a.name.localeCompare(b.name, 'de'));
    return {
      ...{ list, state, name: name ?? '', municipalityId: municipality ?? '', names: this.board.names() },
      municipalities: new Map(all.map((one) => [one.id, one.name])),
    };
  }

  /** @throws DomainError `job-not-found` */
  async one(actor: Actor, id: string, locale: Locale): Promise<JobSheet> {
    return { job: await this.jobs.get(actor, id), journal: await this.jobs.told(actor, id, locale) };
  }
}
