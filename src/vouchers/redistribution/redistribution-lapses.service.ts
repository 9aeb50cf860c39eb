import { Injectable } from '@nestjs/common';

import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/system/clock.js';
import { ObjectionsRepository } from '../distribution/objections.repository.js';
import { moveRedistribution } from '../domain/redistribution-plan.js';
import { RedistributionNewsService } from './redistribution-news.service.js';
import { RedistributionsRepository } from './redistributions.repository.js';

/** What is announced or decided and has moved nothing yet, ends with its programme. */
@Injectable()
export class RedistributionLapses {
  constructor(
    private readonly redistributions: RedistributionsRepository,
    private readonly objections: ObjectionsRepository,
    private readonly news: RedistributionNewsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Lapses the one that is under way, if there is one, with its open objections; HR of every municipality is told. The caller
   * holds all allotments of the programme, as everybody does who announces, decides or carries out.
   */
  async lapse(programmeId: string): Promise<void> {
    const known = await this.redistributions.underWay(programmeId);
    const row = known && (await this.redistributions.lock(known.id));
    if (row === null) return;
    const state = moveRedistribution(row.state, 'lapse');
    await this.redistributions.change(row.id, { state, endedAt: this.clock.now() });
    await this.objections.lapse({ redistributionId: row.id });
    const details = { redistributionId: row.id, dueOn: row.dueOn };
    await this.audit.act(null, 'redistribution.lapsed', { subject: programmeId, details });
    await this.news.announce(row, 'lapsed');
  }
}
