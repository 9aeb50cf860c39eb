import { Injectable } from '@nestjs/common';

import { type PersonName, PersonsService } from '../../accounts/index.js';
import { type Actor, mustAdminister } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Captions } from '../captions.service.js';
import { type VoucherDeskFilter, VouchersRepository } from './vouchers.repository.js';
import type { VoucherView } from './vouchers.service.js';

/** A voucher as HR sees it: with who assigned it, and without its code. */
export type DeskVoucher = VoucherView & { readonly assigner: PersonName | null };

/** The newest vouchers of a municipality that are read at once: what all its years bring, and more. */
const DESK_LIMIT = 10_000;

/** What HR reads of the vouchers of its municipality. */
@Injectable()
export class VoucherDesk {
  constructor(
    private readonly vouchers: VouchersRepository,
    private readonly captions: Captions,
    private readonly persons: PersonsService,
  ) {}

  /** A municipality's vouchers, newest first, at most 10,000. @throws DomainError `not-your-municipality` */
  async list(actor: Actor, municipalityId: string, filter: VoucherDeskFilter = {}): Promise<readonly DeskVoucher[]> {
    mustAdminister(actor, municipalityId);
    const rows = await this.vouchers.atDesk(municipalityId, filter, DESK_LIMIT);
    if (rows.length === 0) return [];
    const names = await this.persons.names([...new Set(rows.map(({ assignerId }) => assignerId))]);
    const captioned = await this.captions.add(rows);
    return captioned.map((row) => ({ ...row, code: null, assigner: names.get(row.assignerId) ?? null }));
  }

  /** @throws DomainError `not-your-municipality`, `voucher-not-found`, also for one of another municipality */
  async one(actor: Actor, municipalityId: string, id: string): Promise<DeskVoucher> {
    const [voucher] = await this.list(actor, municipalityId, { ids: [id] });
    if (voucher === undefined) throw new DomainError('voucher-not-found', 'not-found');
    return voucher;
  }
}
