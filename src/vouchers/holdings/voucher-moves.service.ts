import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { changesOf } from '../../platform/audit/changes.js';
import { Clock } from '../../platform/system/clock.js';
import type { Mover } from '../domain/moves.js';
import type { Programme } from '../domain/programme.js';
import type { Voucher } from '../domain/voucher.js';
import { isOpenVoucher, moveVoucher, type VoucherMove } from '../domain/voucher-states.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { VoucherMails } from '../mails/voucher-mails.service.js';
import { AllotmentsService } from '../programmes/allotments.service.js';
import { type VoucherChange, VouchersRepository } from './vouchers.repository.js';

export interface Step {
  readonly move: VoucherMove;
  /** Null when the product itself moves it. */
  readonly actor: Pick<Actor, 'personId'> | null;
  /** In which capacity; null for whom the voucher does not exist. */
  readonly moverOf: (voucher: Voucher) => Promise<Mover | null> | Mover;
  /** What else changes; it may refuse. Runs under the allotment's lock. */
  readonly change?: (voucher: Voucher, programme: Programme) => Promise<VoucherChange> | VoucherChange;
}

/** Takes a voucher from one state to the next: one change, one ledger entry, in the caller's transaction. */
@Injectable()
export class VoucherMoves {
  constructor(
    private readonly vouchers: VouchersRepository,
    private readonly allotments: AllotmentsService,
    private readonly ledger: LedgerService,
    private readonly mails: VoucherMails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers the course that the voucher names after the move, if any.
   * @throws DomainError `voucher-not-found`, `programme-act-not-allowed`, `voucher-move-not-yours`,
   *   `voucher-move-not-allowed`, `not-for-oneself`
   */
  async take(id: string, { move, actor, moverOf, change }: Step): Promise<{ readonly courseId: string | null }> {
    const known = await this.vouchers.find(id);
    const mover = known && (await moverOf(known));
    if (known === null || mover === null) throw new DomainError('voucher-not-found', 'not-found');
    const { programme } = await this.allotments.hold(known, move);
    const voucher = (await this.vouchers.find(id)) ?? known;
    const state = moveVoucher(voucher.state, move, mover);
    const further = (await change?.(voucher, programme)) ?? {};
    const endedAt = isOpenVoucher(state) ? null : this.clock.now();
    await this.vouchers.update(id, { ...further, state, endedAt });
    const { municipalityId, programmeId } = voucher;
    const details = changesOf(voucher, { state });
    await this.audit.act(actor, `voucher.${state}`, { subject: id, municipalityId, details });
    await this.mails.voucherMoved(voucher, state);
    const { courseId = voucher.courseId, priceCents, paidCents } = further;
    await this.ledger.record(programmeId, [
      {
        ...{ kind: `voucher.${state}`, municipalityId, from: voucher.state, voucherId: id, courseId, count: 1 },
        ...(typeof priceCents === 'number' && { priceCents }),
        ...(typeof paidCents === 'number' && { paidCents }),
      },
    ]);
    return { courseId };
  }
}
