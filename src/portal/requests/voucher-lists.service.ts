import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { Ids } from '../../platform/system/ids.js';
import { type DeskVoucher, type Programme, ProgrammesService, Reminders, VoucherDesk } from '../../vouchers/index.js';
import { type Desk, Desks } from '../hr/desks.service.js';
import { type ListPage, pageAt } from '../shared/list-page.js';
import { isFound } from './request-search.js';
import { inVoucherOrder, vouchersShown } from './voucher-search.js';
import type { VoucherSearch } from './vouchers.forms.js';

export interface VoucherList {
  readonly desk: Desk;
  readonly search: VoucherSearch;
  readonly list: ListPage<DeskVoucher>;
  /** When holders were reminded that their voucher ends, by the voucher's id. */
  readonly reminded: ReadonlyMap<string, Date>;
  readonly programmes: readonly Programme[];
}

export interface VoucherAtDesk {
  readonly desk: Desk;
  readonly voucher: DeskVoucher;
  readonly formKey: string;
}

@Injectable()
export class VoucherLists {
  constructor(
    private readonly desks: Desks,
    private readonly vouchers: VoucherDesk,
    private readonly programmes: ProgrammesService,
    private readonly reminders: Reminders,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `not-your-municipality` */
  async find(actor: Actor, search: VoucherSearch): Promise<VoucherList> {
    const desk = await this.desks.at(actor, search.municipality);
    const { programme: programmeId, state = 'all', q = '', sort = 'newest', page = 1 } = search;
    const filter = { municipalityId: desk.municipality.id, programmeId, states: vouchersShown(state) };
    const choose = (every: readonly DeskVoucher[]) =>
      pageAt(
        inVoucherOrder(
          every.filter((row) => isFound(row, q)),
          sort,
        ),
        page,
      );
    const list = await this.vouchers.choose(actor, filter, choose, ({ rows }) => rows);
    const reminded = await this.reminders.sentOfEnd(list.rows.map(({ id }) => id));
    return { desk, search, list, reminded, programmes: await this.programmes.list(actor) };
  }

  /** One voucher of the municipality. @throws DomainError `not-your-municipality`, `voucher-not-found` */
  async one(actor: Actor, named: string | undefined, id: string): Promise<VoucherAtDesk> {
    const desk = await this.desks.at(actor, named);
    const voucher = await this.vouchers.one(actor, desk.municipality.id, id);
    return { desk, voucher, formKey: this.ids.next() };
  }
}
