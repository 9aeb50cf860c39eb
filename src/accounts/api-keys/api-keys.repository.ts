import { Injectable } from '@nestjs/common';

import type { Scope } from '../../kernel/scopes.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { ApiKey } from '../domain/api-key.js';

export interface NewKey {
  readonly id: string;
  readonly name: string;
  readonly municipalityId: string | null;
  readonly scopes: readonly Scope[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

export interface NewSecret {
  readonly prefix: string;
  readonly keyId: string;
  readonly secretHash: string;
  readonly createdAt: Date;
}

/** A secret that opens something now, with its key. */
export interface LiveSecret {
  readonly id: string;
  readonly municipalityId: string | null;
  readonly scopes: readonly Scope[];
  readonly secretHash: string;
  readonly lastUsedAt: Date | null;
}

const KEY = `k.id, k.name, k.municipality_id AS "municipalityId", k.scopes, k.created_at AS "createdAt",
  k.expires_at AS "expiresAt", k.revoked_at AS "revokedAt",
  (array_agg(s.prefix ORDER BY s.created_at DESC))[1] AS prefix, max(s.last_used_at) AS "lastUsedAt",
  max(s.expires_at) FILTER (WHERE s.expires_at > $1) AS "overlapUntil"`;

@Injectable()
export class ApiKeysRepository {
  constructor(private readonly transaction: Transaction) {}

  async insert({ id, name, municipalityId, scopes, createdBy, createdAt, expiresAt }: NewKey): Promise<void> {
    await this.transaction.query(
      `INSERT INTO api_keys (id, name, municipality_id, scopes, created_by, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, name, municipalityId, scopes, createdBy, createdAt, expiresAt],
    );
  }

  async addSecret({ prefix, keyId, secretHash, createdAt }: NewSecret): Promise<void> {
    await this.transaction.query(
      `INSERT INTO api_key_secrets (prefix, key_id, secret_hash, created_at) VALUES ($1, $2, $3, $4)`,
      [prefix, keyId, secretHash, createdAt],
    );
  }

  /** Newest first; of the municipalities named, or all. */
  list(now: Date, municipalityIds: readonly string[] | null): Promise<ApiKey[]> {
    return this.transaction.query(
      `SELECT ${KEY} FROM api_keys k JOIN api_key_secrets s ON s.key_id = k.id
       WHERE $2::uuid[] IS NULL OR k.municipality_id = ANY ($2) GROUP BY k.id ORDER BY k.created_at DESC, k.id DESC`,
      [now, municipalityIds],
    );
  }

  async find(id: string, now: Date): Promise<ApiKey | null> {
    const [key] = await this.transaction.query<ApiKey>(
      `SELECT ${KEY} FROM api_keys k JOIN api_key_secrets s ON s.key_id = k.id WHERE k.id = $2 GROUP BY k.id`,
      [now, id],
    );
    return key ?? null;
  }

  async live(prefix: string, now: Date): Promise<LiveSecret | null> {
    const [secret] = await this.transaction.query<LiveSecret>(
      `SELECT k.id, k.municipality_id AS "municipalityId", k.scopes, s.secret_hash AS "secretHash", s.last_used_at AS "lastUsedAt"
       FROM api_key_secrets s JOIN api_keys k ON k.id = s.key_id
       WHERE s.prefix = $1 AND (s.expires_at IS NULL OR s.expires_at > $2)
         AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > $2)`,
      [prefix, now],
    );
    return secret ?? null;
  }

  async used(prefix: string, at: Date): Promise<void> {
    await this.transaction.query(`UPDATE api_key_secrets SET last_used_at = $2 WHERE prefix = $1`, [prefix, at]);
  }

  /** Secrets that have no end get that one; one that ends sooner keeps its end. */
  async endSecrets(keyId: string, at: Date): Promise<void> {
    await this.transaction.query(`UPDATE api_key_secrets SET expires_at = least(expires_at, $2) WHERE key_id = $1`, [
      keyId,
      at,
    ]);
  }

  /** False when it was revoked before. */
  async revoke(id: string, at: Date): Promise<boolean> {
    const rows = await this.transaction.query(
      `UPDATE api_keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING id`,
      [id, at],
    );
    return rows.length === 1;
  }
}
