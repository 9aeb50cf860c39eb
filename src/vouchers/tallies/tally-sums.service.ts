import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { Programme } from '../domain/programme.js';
import { type TallySum, TallySumsRepository } from './tally-sums.repository.js';

export type { TallySum };

/** How whole programmes stand, for those who may see all municipalities. */
@Injectable()
export class TallySums {
  constructor(
    private readonly sums: TallySumsRepository,
    private readonly transaction: Transaction,
  ) {}

  /** By the programme's id; a programme in which nothing is counted yet has no sum. */
  async of(programmes: readonly Pick<Programme, 'id'>[]): Promise<ReadonlyMap<string, TallySum>> {
    const sums = await this.transaction.replayed(() => this.sums.all(programmes.map(({ id }) => id)));
    return new Map(sums.map(({ programmeId, ...sum }) => [programmeId, sum]));
  }
}
