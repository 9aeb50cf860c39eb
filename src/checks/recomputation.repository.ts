import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';

import { Transaction } from '../platform/database/transaction.js';
import { CheckEntity } from './check.entity.js';
import type { Check } from './domain/check.js';
import type { CompetenceResult } from './domain/result.js';
import { ResultCompetenceEntity } from './result-competence.entity.js';

const FIRST = '00000000-0000-0000-0000-000000000000';

/** Reads results of all persons, for proving them; nothing of it leaves the process but counts. */
@Injectable()
export class RecomputationRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Submitted checks by id, after the one given. */
  submitted(limit: number, after = FIRST): Promise<readonly Check[]> {
    return this.transaction
      .table(CheckEntity)
      .find({ where: { id: MoreThan(after), state: 'submitted' }, order: { id: 'ASC' }, take: limit });
  }

  /** What was stored when the check was submitted. */
  async stored(checkId: string): Promise<readonly CompetenceResult[]> {
    const rows = await this.transaction.table(ResultCompetenceEntity).findBy({ checkId });
    // The constraint not_measured_has_no_numbers guarantees that a row is one of the two shapes.
    return rows.map((row) => ({ ...row, band: bandOf(row) }) as CompetenceResult);
  }
}

function bandOf({ bandLow, bandHigh }: ResultCompetenceEntity): readonly [number, number] | null {
  return bandLow === null || bandHigh === null ? null : [bandLow, bandHigh];
}
