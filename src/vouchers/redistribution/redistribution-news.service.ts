import { Injectable } from '@nestjs/common';

import { PersonsService } from '../../accounts/index.js';
import { JobQueue } from '../../platform/queue/job.queue.js';
import { VoucherMails } from '../mails/voucher-mails.service.js';
import { AllotmentsRepository } from '../programmes/allotments.repository.js';
import type { RedistributionNews } from './redistribution-news.js';
import { tellOfRedistribution } from './redistributions.jobs.js';
import { type RedistributionRow, RedistributionsRepository } from './redistributions.repository.js';

/** Carries every step of a redistribution to HR of all municipalities that have an allotment. */
@Injectable()
export class RedistributionNewsService {
  constructor(
    private readonly redistributions: RedistributionsRepository,
    private readonly allotments: AllotmentsRepository,
    private readonly persons: PersonsService,
    private readonly mails: VoucherMails,
    private readonly queue: JobQueue,
  ) {}

  /** In the caller's transaction, so that what is told is true; the mails are written by a job. */
  async announce(
    { id, revision }: Pick<RedistributionRow, 'id' | 'revision'>,
    news: RedistributionNews,
  ): Promise<void> {
    await this.queue.enqueue(tellOfRedistribution, { redistributionId: id, revision, news });
  }

  /** Running twice tells nobody twice. */
  async tell(redistributionId: string, revision: number, news: RedistributionNews): Promise<{ readonly told: number }> {
    const row = await this.redistributions.find(redistributionId);
    if (row === null) return { told: 0 };
    const personIds = new Set<string>();
    for (const { municipalityId } of await this.allotments.list(row.programmeId, null)) {
      for (const { personId } of await this.persons.membersOf(municipalityId, 'hr')) personIds.add(personId);
    }
    return { told: await this.mails.redistributionMoved([...personIds], { ...row, revision }, news) };
  }
}
