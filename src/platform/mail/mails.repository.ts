import { Injectable } from '@nestjs/common';

import { Transaction } from '../database/transaction.js';
import { MailEntity } from './mail.entity.js';
import type { MailState, WholeMail } from './mail.js';

export type NewMailRow = Omit<MailEntity, 'tries' | 'fault' | 'triedAt'>;
export type KeptMail = WholeMail & { readonly recipientId: string; readonly createdAt: Date };

@Injectable()
export class MailsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** False when the person was told already. */
  async insert(mail: NewMailRow): Promise<boolean> {
    const { id, recipientId, kind, occasion, state, address, subject, plain, html, createdAt, confidential } = mail;
    const insert = (): Promise<unknown[]> =>
      this.transaction.query(INSERT, [
        ...[id, recipientId, kind, occasion, state, address, subject, plain, html, createdAt, confidential],
      ]);
    const rows = await this.transaction.crossing('mail', insert);
    return rows.length === 1;
  }

  /** When somebody was told of each of these occasions; what nobody was told of is left out. */
  async toldAt(kind: string, occasions: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    const read = (): Promise<{ occasion: string; at: Date }[]> =>
      this.transaction.query(
        `SELECT occasion, min(created_at) AS at FROM mails WHERE kind = $1 AND occasion = ANY ($2::text[]) GROUP BY occasion`,
        [kind, occasions],
      );
    const rows = await this.transaction.crossing('mail', read);
    return new Map(rows.map(({ occasion, at }) => [occasion, at]));
  }

  /** Takes a waiting mail in hand; null when it was sent, or is being sent, by somebody else. */
  async take(id: string, at: Date): Promise<WholeMail | null> {
    const [mail] = await this.transaction.query<WholeMail>(
      `UPDATE mails SET state = 'sending', tries = tries + 1, tried_at = $2, fault = NULL
       WHERE id = $1 AND state = 'waiting' RETURNING id, address, subject, plain, html`,
      [id, at],
    );
    return mail ?? null;
  }

  /** How a sending ended; says nothing when it was given up for lost meanwhile. */
  async ended(id: string, state: MailState, fault: string | null): Promise<void> {
    await this.transaction.query(`UPDATE mails SET state = $2, fault = $3 WHERE id = $1 AND state = 'sending'`, [
      id,
      state,
      fault,
    ]);
    await this.eraseConfidential();
  }

  /** A sending begun before `since` was broken off: whether the server took it, nobody knows. */
  async breakOff(since: Date): Promise<void> {
    await this.transaction.query(
      `UPDATE mails SET state = 'unclear', fault = 'process-ended' WHERE state = 'sending' AND tried_at < $1`,
      [since],
    );
  }

  async giveUp(since: Date): Promise<void> {
    await this.transaction.query(`UPDATE mails SET state = 'failed' WHERE state = 'waiting' AND created_at < $1`, [
      since,
    ]);
    await this.eraseConfidential();
  }

  /** Waiting mails that nobody has tried since, oldest first. */
  async left(since: Date, limit: number): Promise<readonly string[]> {
    const rows = await this.transaction.query<{ readonly id: string }>(
      `SELECT id FROM mails WHERE state = 'waiting' AND coalesce(tried_at, created_at) < $1 ORDER BY created_at LIMIT $2`,
      [since, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Erases whom it went to and what it said; answers how many. */
  async erase(since: Date): Promise<number> {
    const rows = await this.transaction.query(
      `UPDATE mails SET address = NULL, subject = NULL, plain = NULL, html = NULL
       WHERE created_at < $1 AND address IS NOT NULL AND state NOT IN ('waiting', 'sending') RETURNING id`,
      [since],
    );
    return rows.length;
  }

  /** Nobody needs the link of a mail that has left, or never will. */
  private async eraseConfidential(): Promise<void> {
    await this.transaction.query(
      `UPDATE mails SET address = NULL, subject = NULL, plain = NULL, html = NULL
       WHERE confidential AND address IS NOT NULL AND state IN ('sent', 'unclear', 'failed')`,
    );
  }

  /** What the local mailbox holds, newest first. */
  kept(limit: number): Promise<KeptMail[]> {
    return this.transaction.query(
      `SELECT id, recipient_id AS "recipientId", address, subject, plain, html, created_at AS "createdAt" FROM mails
       WHERE state = 'kept' AND address IS NOT NULL ORDER BY created_at DESC, id LIMIT $1`,
      [limit],
    );
  }

  async counts(): Promise<Readonly<Partial<Record<MailState, number>>>> {
    const rows = await this.transaction.query<{ readonly state: MailState; readonly count: number }>(
      `SELECT state, count(*)::int AS count FROM mails GROUP BY state`,
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }
}

const INSERT = `
  INSERT INTO mails (id, recipient_id, kind, occasion, state, address, subject, plain, html, created_at, confidential)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ON CONFLICT ON CONSTRAINT one_mail_per_occasion DO NOTHING RETURNING id`;
