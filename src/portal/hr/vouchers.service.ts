import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { VouchersService, type VoucherView } from '../../vouchers/index.js';
import { type Desk, Desks } from './desks.service.js';

export interface VoucherList {
  readonly desk: Desk;
  readonly rows: readonly VoucherView[];
  /** Cursor of the next page; null at the end. */
  readonly next: string | null;
}

export interface VoucherAtDesk {
  readonly desk: Desk;
  readonly voucher: VoucherView;
}

const BATCH = 500;

@Injectable()
export class VoucherLists {
  constructor(
    private readonly desks: Desks,
    private readonly vouchers: VouchersService,
  ) {}

  /** Newest first. @throws DomainError `not-your-municipality`, `cursor-invalid` */
  async page(actor: Actor, named: string | undefined, cursor: string | undefined): Promise<VoucherList> {
    const desk = await this.desks.at(actor, named);
    const { items, next } = await this.vouchers.forMunicipality(actor, desk.municipality.id, { cursor });
    return { desk, rows: items, next };
  }

  /** One voucher of the municipality. @throws DomainError `not-your-municipality`, `voucher-not-found` */
  async one(actor: Actor, named: string | undefined, id: string): Promise<VoucherAtDesk> {
    const desk = await this.desks.at(actor, named);
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const list = await this.vouchers.forMunicipality(actor, desk.municipality.id, { cursor, limit: BATCH });
      const voucher = list.items.find((one) => one.id === id);
      if (voucher !== undefined) return { desk, voucher };
      cursor = list.next;
    }
    throw new DomainError('voucher-not-found', 'not-found');
  }
}
