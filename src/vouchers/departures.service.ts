import { Injectable, type OnModuleInit } from '@nestjs/common';

import { MembershipEnds } from '../accounts/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { Transaction } from '../platform/database/transaction.js';
import { BY_THE_PRODUCT } from './domain/moves.js';
import { isPendingRequest } from './domain/request-states.js';
import { VoucherMoves } from './holdings/voucher-moves.service.js';
import { VouchersRepository } from './holdings/vouchers.repository.js';
import { LedgerService } from './ledger/ledger.service.js';
import { OfferLapses } from './offers/offer-lapses.service.js';
import { RequestMoves } from './requests/request-moves.service.js';
import { RequestsRepository } from './requests/requests.repository.js';

const OWN_LIMIT = 500;

/** What the end of a person's work somewhere does to their vouchers: what nobody has redeemed is free for others again. */
@Injectable()
export class Departures implements OnModuleInit {
  constructor(
    private readonly transaction: Transaction,
    private readonly requests: RequestsRepository,
    private readonly requestMoves: RequestMoves,
    private readonly vouchers: VouchersRepository,
    private readonly voucherMoves: VoucherMoves,
    private readonly offers: OfferLapses,
    private readonly ends: MembershipEnds,
    private readonly ledger: LedgerService,
  ) {}

  onModuleInit(): void {
    this.ends.onLeft(({ personId, municipalityId }) => this.leave(personId, municipalityId));
  }

  /**
   * Withdraws the person's pending requests, ends open offers and returns assigned vouchers, everywhere or in one
   * municipality; redeemed ones stay with the municipality that granted them. One transaction and one
   * ledger entry each; running again, late or on two workers moves each once. `personId` may be a pseudonym.
   */
  async leave(personId: string, municipalityId?: string): Promise<void> {
    const requests = await this.requests.list({ personId, municipalityId, limit: OWN_LIMIT });
    for (const { id, state } of requests) if (isPendingRequest(state)) await this.ifAllowed(() => this.withdraw(id));
    await this.offers.lapseOf(personId, municipalityId);
    const vouchers = await this.vouchers.list({ personId, municipalityId, state: 'assigned', limit: OWN_LIMIT });
    for (const { id } of vouchers) {
      await this.ifAllowed(() =>
        this.voucherMoves.take(id, { move: 'return', actor: null, moverOf: () => BY_THE_PRODUCT }),
      );
    }
  }

  private async withdraw(id: string): Promise<void> {
    const held = await this.requestMoves.hold(id, 'withdraw', () => Promise.resolve(BY_THE_PRODUCT));
    await this.ledger.record(held.request.programmeId, [await this.requestMoves.settle(null, held)]);
  }

  /** What somebody moved meanwhile, or whose programme has closed, is not in the way of the others. */
  private async ifAllowed(move: () => Promise<unknown>): Promise<void> {
    try {
      await this.transaction.run(move);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
}
