import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

import { Transaction } from '../../platform/database/transaction.js';
import type { Claim, ClaimState } from '../domain/claim.js';
import { ClaimEntity } from './claim.entity.js';

interface Decision {
  readonly state: Exclude<ClaimState, 'claimed'>;
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly reason?: string;
}

@Injectable()
export class ClaimsRepository {
  constructor(private readonly transaction: Transaction) {}

  async insert(claim: Claim): Promise<void> {
    await this.transaction.table(ClaimEntity).insert(claim);
  }

  find(id: string): Promise<Claim | null> {
    return this.transaction.table(ClaimEntity).findOneBy({ id });
  }

  /** Newest first. */
  of(personId: string): Promise<readonly Claim[]> {
    return this.transaction.table(ClaimEntity).find({ where: { personId }, order: { claimedAt: 'DESC', id: 'DESC' } });
  }

  /** What these people claim and nobody has decided, oldest first. */
  waiting(personIds: readonly string[]): Promise<readonly Claim[]> {
    return this.transaction
      .table(ClaimEntity)
      .find({ where: { personId: In([...personIds]), state: 'claimed' }, order: { claimedAt: 'ASC', id: 'ASC' } });
  }

  /** Holds the claim until commit, so that two decisions follow each other. */
  async lock(id: string): Promise<void> {
    await this.transaction.query('SELECT FROM completion_claims WHERE id = $1 FOR NO KEY UPDATE', [id]);
  }

  /** The proof goes with the decision. */
  async decide(id: string, decision: Decision): Promise<void> {
    await this.transaction.table(ClaimEntity).update({ id }, { ...decision, proof: null });
  }

  /** Confirms the claim that waits for this completion, if there is one. */
  async settle(
    { personId, courseId }: Pick<Claim, 'personId' | 'courseId'>,
    decision: Pick<Decision, 'decidedBy' | 'decidedAt'>,
  ): Promise<void> {
    await this.transaction
      .table(ClaimEntity)
      .update({ personId, courseId, state: 'claimed' }, { ...decision, state: 'confirmed', proof: null });
  }
}
