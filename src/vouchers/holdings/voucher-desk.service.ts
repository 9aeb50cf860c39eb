import { Injectable } from '@nestjs/common';

import { type PersonName, PersonsService } from '../../accounts/index.js';
import { type Actor, mustAdminister } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Accesses, personsOf } from '../../platform/audit/accesses.js';
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
    private readonly accesses: Accesses,
  ) {}

  /** A municipality's vouchers, newest first, at most 10,000. @throws DomainError `not-your-municipality` */
  list(actor: Actor, municipalityId: string, filter: VoucherDeskFilter = {}): Promise<readonly DeskVoucher[]> {
    return this.choose(
      actor,
      { municipalityId, ...filter },
      (every) => every,
      (every) => every,
    );
  }

  /**
   * What the page of a search shows, chosen from all of them: only those shown count as seen.
   * @throws DomainError `not-your-municipality`
   */
  choose<Chosen>(
    actor: Actor,
    { municipalityId, ...filter }: VoucherDeskFilter & { readonly municipalityId: string },
    choose: (every: readonly DeskVoucher[]) => Chosen,
    shown: (chosen: Chosen) => readonly DeskVoucher[],
  ): Promise<Chosen> {
    mustAdminister(actor, municipalityId);
    const read = async () => choose(await this.read(municipalityId, filter));
    return this.accesses.reading(actor, { kind: 'voucher', municipalityId }, read, (chosen) =>
      personsOf(shown(chosen)),
    );
  }

  /** @throws DomainError `not-your-municipality`, `voucher-not-found`, also for one of another municipality */
  async one(actor: Actor, municipalityId: string, id: string): Promise<DeskVoucher> {
    const [voucher] = await this.list(actor, municipalityId, { ids: [id] });
    if (voucher === undefined) throw new DomainError('voucher-not-found', 'not-found');
    return voucher;
  }

  private async read(municipalityId: string, filter: VoucherDeskFilter): Promise<readonly DeskVoucher[]> {
    const rows = await this.vouchers.atDesk(municipalityId, filter, DESK_LIMIT);
    if (rows.length === 0) return [];
    const names = await this.persons.names([...new Set(rows.map(({ assignerId }) => assignerId))]);
    const captioned = await this.captions.add(rows);
    return captioned.map((row) => ({ ...row, code: null, assigner: names.get(row.assignerId) ?? null }));
  }
}
