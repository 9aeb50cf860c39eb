import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { LinkPurpose, MailedLink } from '../domain/mailed-link.js';
import { tokenHash } from '../sessions/token-hash.js';

export interface NewLink extends MailedLink {
  readonly purpose: LinkPurpose;
  readonly token: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const LINK = `id, person_id AS "personId", email`;

/** Links in mails, each good for one use. */
@Injectable()
export class MailedLinksRepository {
  constructor(private readonly transaction: Transaction) {}

  async insert({ id, personId, purpose, token, email, createdAt, expiresAt }: NewLink): Promise<void> {
    await this.transaction.query(
      `INSERT INTO mailed_links (id, person_id, purpose, token_hash, email, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, personId, purpose, tokenHash(token), email, createdAt, expiresAt],
    );
  }

  /** Until the end of the transaction nobody else sends the person a link: two at once would both be the last one allowed. */
  async lock(personId: string): Promise<void> {
    await this.transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('mailed_links ' || $1, 0))`, [
      personId,
    ]);
  }

  /** Links of the purpose that the person was sent since, used ones too. */
  async countSince(personId: string, purpose: LinkPurpose, since: Date): Promise<number> {
    const [row] = await this.transaction.query<{ readonly count: number }>(
      `SELECT count(*)::int AS count FROM mailed_links WHERE person_id = $1 AND purpose = $2 AND created_at > $3`,
      [personId, purpose, since],
    );
    return row?.count ?? 0;
  }

  /** Whether the link can still be used; it stays usable. */
  async isGood(token: string, purpose: LinkPurpose, now: Date): Promise<boolean> {
    const rows = await this.transaction.query(
      `SELECT id FROM mailed_links WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3`,
      [tokenHash(token), purpose, now],
    );
    return rows.length === 1;
  }

  /** Uses the link up, and all others of the person for the same purpose; null when it is not good (any more). */
  async take(token: string, purpose: LinkPurpose, now: Date): Promise<MailedLink | null> {
    const [link] = await this.transaction.query<MailedLink>(
      `UPDATE mailed_links SET used_at = $3
       WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 RETURNING ${LINK}`,
      [tokenHash(token), purpose, now],
    );
    if (link !== undefined) await this.voidAll(link.personId, [purpose], now);
    return link ?? null;
  }

  /** Links that the person was sent for these purposes open nothing any more; also those of somebody else. */
  async voidAll(personId: string, purposes: readonly LinkPurpose[], now: Date): Promise<void> {
    await this.transaction.crossing('sign-in', () =>
      this.transaction.query(
        `UPDATE mailed_links SET used_at = $3 WHERE person_id = $1 AND purpose = ANY ($2::text[]) AND used_at IS NULL`,
        [personId, purposes, now],
      ),
    );
  }

  /** What can be of no use any more. */
  async forget(before: Date): Promise<void> {
    await this.transaction.query(`DELETE FROM mailed_links WHERE expires_at < $1`, [before]);
  }
}
