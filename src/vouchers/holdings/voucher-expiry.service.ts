import { Injectable } from '@nestjs/common';

import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { BY_THE_PRODUCT } from '../domain/moves.js';
import { VoucherMoves } from './voucher-moves.service.js';
import { VouchersRepository } from './vouchers.repository.js';

const BATCH = 200;

/** Ends what nobody redeemed in time, so that its place is free again. */
@Injectable()
export class VoucherExpiry {
  constructor(
    private readonly transaction: Transaction,
    private readonly vouchers: VouchersRepository,
    private readonly moves: VoucherMoves,
    private readonly clock: Clock,
  ) {}

  /** Each voucher in a transaction of its own; running twice, late or on two workers at once expires each once. */
  async expireDue(): Promise<{ readonly expired: number }> {
    const today = berlinDay(this.clock.now());
    const seen = new Set<string>();
    let expired = 0;
    for (;;) {
      const due = (await this.vouchers.due(today, BATCH)).filter((id) => !seen.has(id));
      if (due.length === 0) return { expired };
      for (const id of due) {
        seen.add(id);
        if (await this.expire(id)) expired += 1;
      }
    }
  }

  /** False when somebody moved it, or closed its programme, in the meantime. */
  private async expire(id: string): Promise<boolean> {
    try {
      await this.transaction.run(() =>
        this.moves.take(id, { move: 'expire', actor: null, moverOf: () => BY_THE_PRODUCT }),
      );
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }
}
