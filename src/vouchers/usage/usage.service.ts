import { Injectable } from '@nestjs/common';

import { type CourseDemand, type UsagePeriod, UsageRepository, type VoucherMoveCount } from './usage.repository.js';

export interface Usage {
  readonly demand: readonly CourseDemand[];
  readonly moves: readonly VoucherMoveCount[];
}

/** For which courses vouchers were asked in a municipality, and what became of vouchers there. */
@Injectable()
export class UsageService {
  constructor(private readonly usage: UsageRepository) {}

  /** Exact counts of one period: whoever shows them discloses them by the rule of the kernel. */
  async of(period: UsagePeriod): Promise<Usage> {
    const [demand, moves] = await Promise.all([this.usage.demand(period), this.usage.moves(period)]);
    return { demand, moves };
  }
}
