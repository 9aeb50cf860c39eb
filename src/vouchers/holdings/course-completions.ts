import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type CourseCompleted, CompletionsService } from '../../courses/index.js';
import { Transaction } from '../../platform/database/transaction.js';
import { VoucherMoves } from './voucher-moves.service.js';
import { VouchersRepository } from './vouchers.repository.js';

/** Hears that somebody completed a course, and completes the voucher that paid for it in the same transaction. */
@Injectable()
export class CourseCompletions implements OnModuleInit {
  constructor(
    private readonly completions: CompletionsService,
    private readonly vouchers: VouchersRepository,
    private readonly moves: VoucherMoves,
    private readonly transaction: Transaction,
  ) {}

  onModuleInit(): void {
    this.completions.onCompleted((completed) => this.transaction.crossing('completion', () => this.hear(completed)));
  }

  private async hear({ personId, courseId, by }: CourseCompleted): Promise<void> {
    const voucher = await this.vouchers.redeemedFor(personId, courseId);
    if (voucher === null) return;
    const mover = { as: 'course-platform', concernsSelf: by === personId, concernsOnlyHr: false } as const;
    const change = () => ({ completedBy: by });
    await this.moves.take(voucher.id, { move: 'complete', actor: { personId: by }, moverOf: () => mover, change });
  }
}
