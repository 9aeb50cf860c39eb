import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/system/clock.js';
import { BY_THE_PRODUCT } from '../domain/moves.js';
import { mustAllow, type ProgrammeState } from '../domain/programme-states.js';
import { moveRequest } from '../domain/request-states.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { VoucherMails } from '../mails/voucher-mails.service.js';
import { RequestsRepository } from './requests.repository.js';

/** What waits for a decision ends with its programme. */
@Injectable()
export class RequestLapses {
  constructor(
    private readonly requests: RequestsRepository,
    private readonly ledger: LedgerService,
    private readonly mails: VoucherMails,
    private readonly clock: Clock,
  ) {}

  /** Lapses every pending request, one ledger entry and one mail each. The caller holds all allotments of the programme. */
  async lapseAll(programmeId: string, state: ProgrammeState): Promise<void> {
    const pending = await this.requests.pending(programmeId);
    if (pending.length === 0) return;
    mustAllow(state, 'lapse');
    const facts = pending.map((request) => ({
      kind: `request.${moveRequest(request.state, 'lapse', BY_THE_PRODUCT)}` as const,
      municipalityId: request.municipalityId,
      from: request.state,
      requestId: request.id,
      count: 1,
    }));
    const ids = pending.map(({ id }) => id);
    await this.requests.decide(ids, { state: 'lapsed', decidedAt: this.clock.now() });
    for (const request of pending) await this.mails.requestMoved(request, 'lapsed');
    await this.ledger.record(programmeId, facts);
  }
}
