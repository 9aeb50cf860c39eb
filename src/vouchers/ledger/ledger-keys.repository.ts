import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { LedgerKeyEntity } from './ledger-key.entity.js';

export type LedgerKey = LedgerKeyEntity;

@Injectable()
export class LedgerKeysRepository {
  constructor(private readonly transaction: Transaction) {}

  async find(programmeId: string): Promise<LedgerKey | null> {
    const [row] = await this.transaction.query<LedgerKey>(
      `SELECT programme_id AS "programmeId", public_key AS "publicKey", sealed_private_key AS "sealedPrivateKey", created_at AS "createdAt"
       FROM ledger_keys WHERE programme_id = $1`,
      [programmeId],
    );
    return row ?? null;
  }

  /** Keeps the key unless the programme has one, also one that is made at this very moment, or does not exist. */
  async create({ programmeId, publicKey, sealedPrivateKey, createdAt }: LedgerKey): Promise<void> {
    await this.transaction.query(
      `INSERT INTO ledger_keys (programme_id, public_key, sealed_private_key, created_at)
       SELECT id, $2, $3, $4 FROM programmes WHERE id = $1 ON CONFLICT (programme_id) DO NOTHING`,
      [programmeId, publicKey, sealedPrivateKey, createdAt],
    );
  }
}
