import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { addDays, berlinDay, berlinYear } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import type { LedgerFact } from '../domain/ledger-fact.js';
import { mustBeRunning, mustHavePlace } from '../domain/programme.js';
import type { VoucherRequest } from '../domain/voucher.js';
import { CODE_LENGTH, voucherCode } from '../domain/voucher-code.js';
import { VoucherMails } from '../mails/voucher-mails.service.js';
import { Movers } from '../movers.service.js';
import type { Place } from '../programmes/allotments.service.js';
import { CourseOffers } from '../programmes/course-offers.service.js';
import { VouchersRepository } from './vouchers.repository.js';

export interface Assignment {
  readonly personId: string;
  readonly courseId: string | null;
  /** The request that it answers, as it was before; null without one. */
  readonly request: Pick<VoucherRequest, 'id' | 'state'> | null;
}

/** The one way in which a voucher comes into being. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly vouchers: VouchersRepository,
    private readonly offers: CourseOffers,
    private readonly movers: Movers,
    private readonly mails: VoucherMails,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Creates a voucher in a held place and answers the fact that the caller has to record. The pot is looked at
   * first. One refusal covers an open voucher and a used-up year, here or elsewhere, so it tells nothing about
   * other municipalities.
   * @throws DomainError `programme-not-running`, `no-voucher-left`, `member-not-found`, `course-not-offered`,
   *   `course-not-eligible`, `voucher-not-possible-for-person`
   */
  async assign(
    actor: Pick<Actor, 'personId'>,
    { programme, allotment }: Place,
    { personId, courseId, request }: Assignment,
  ): Promise<{ readonly id: string; readonly fact: LedgerFact }> {
    const { programmeId, municipalityId } = allotment;
    const assignedAt = this.clock.now();
    const today = berlinDay(assignedAt);
    mustBeRunning(programme, today);
    mustHavePlace(allotment);
    await this.movers.mustBeEmployee({ municipalityId, personId });
    if (courseId !== null) await this.offers.mustPay(programme, courseId);
    const id = this.ids.next();
    const requestId = request?.id ?? null;
    const expiresOn = addDays(today, programme.validityDays);
    const isCreated = await this.vouchers.assign({
      ...{
        id,
        code: voucherCode(this.ids.bytes(CODE_LENGTH)),
        programmeId,
        municipalityId,
        personId,
        requestId,
        courseId,
      },
      year: berlinYear(assignedAt),
      assignedBy: actor.personId,
      assignedAt,
      expiresOn,
    });
    if (!isCreated) throw new DomainError('voucher-not-possible-for-person', 'conflict');
    await this.audit.act(actor, 'voucher.assigned', { subject: id, municipalityId });
    await this.mails.voucherAssigned({ id, personId, expiresOn }, request);
    return { id, fact: { kind: 'voucher.assigned', municipalityId, requestId, voucherId: id, courseId, count: 1 } };
  }
}
