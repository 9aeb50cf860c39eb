import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import { AnswerEntity } from './answer.entity.js';
import { CheckEntity } from './check.entity.js';
import type { Check, CheckSummary } from './domain/check.js';
import type { CheckState } from './domain/check-states.js';
import type { GivenResponse } from './domain/check-run.js';

/** A check and the items that have a response. */
export type CheckWithProgress = Check & { readonly responded: readonly string[] };

/** A check and its responses, in no order. */
export type CheckWithResponses = LockedCheck & { readonly given: readonly GivenResponse[] };

/** A check, and whether a works agreement is in force where it is taken. */
export type LockedCheck = Check & { readonly agreed: boolean };

export interface ListPosition {
  readonly startedAt: Date;
  readonly id: string;
}

const COLUMNS = `
  c.id, c.person_id AS "personId", c.municipality_id AS "municipalityId", c.profile_id AS "profileId",
  c.instrument_id AS "instrumentId", c.agreement_id AS "agreementId", c.state, c.seed, c.form, c.replaced,
  c.targets, c.seen, c.share, c.total, c.minutes_left AS "minutesLeft",
  c.started_at AS "startedAt", c.expires_at AS "expiresAt", c.ended_at AS "endedAt"`;

const WITH_PROGRESS = `
  SELECT ${COLUMNS},
         COALESCE((SELECT jsonb_agg(a.item_id) FROM answers a WHERE a.check_id = c.id), '[]') AS responded
    FROM checks c`;

/** The responses are read when the lock is held, by a function with a snapshot of its own: one round trip for both. */
const LOCK_WITH_RESPONSES = `
  WITH locked AS MATERIALIZED (
    SELECT ${COLUMNS}, agreement_in_force(c.municipality_id) AS agreed
      FROM checks c WHERE c.id = $1 AND c.person_id = $2 FOR NO KEY UPDATE OF c
  )
  SELECT locked.*, responses_of_check(locked.id) AS given FROM locked`;

const SAVE_STEP = `
  WITH saved AS (
    INSERT INTO answers (check_id, item_id, response, answered_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (check_id, item_id) DO UPDATE SET response = $3, answered_at = $4
  )
  UPDATE checks SET form = $5, share = $6, total = $7, minutes_left = $8 WHERE id = $1`;

const INSERT_CHECK = `
  INSERT INTO checks (id, person_id, municipality_id, profile_id, instrument_id, agreement_id, seed, targets, seen, form,
                      share, total, minutes_left, started_at, expires_at)
  SELECT id, "personId", "municipalityId", "profileId", "instrumentId", "agreementId", seed, targets, seen, form,
         share, total, "minutesLeft", "startedAt", "expiresAt"
    FROM jsonb_to_record($1) AS given (id uuid, "personId" uuid, "municipalityId" uuid, "profileId" uuid,
         "instrumentId" uuid, "agreementId" uuid, seed text, targets jsonb, seen jsonb, form jsonb,
         share float8, total int, "minutesLeft" int, "startedAt" timestamptz, "expiresAt" timestamptz)
  ON CONFLICT (person_id, profile_id) WHERE state = 'started' DO NOTHING`;

@Injectable()
export class ChecksRepository {
  constructor(private readonly transaction: Transaction) {}

  /** The person's own check; nobody else's is ever found. */
  async find(id: string, personId: string): Promise<CheckWithProgress | null> {
    const sql = `${WITH_PROGRESS} WHERE c.id = $1 AND c.person_id = $2`;
    const [check] = await this.transaction.query<CheckWithProgress>(sql, [id, personId]);
    return check ?? null;
  }

  /** The same without its responses, locked until commit: whatever is written to a check is written one after the other. */
  async lock(id: string, personId: string): Promise<LockedCheck | null> {
    const sql = `SELECT ${COLUMNS}, agreement_in_force(c.municipality_id) AS agreed
                   FROM checks c WHERE c.id = $1 AND c.person_id = $2 FOR NO KEY UPDATE OF c`;
    const [check] = await this.transaction.query<LockedCheck>(sql, [id, personId]);
    return check ?? null;
  }

  open(personId: string): Promise<CheckWithProgress[]> {
    const sql = `${WITH_PROGRESS} WHERE c.person_id = $1 AND c.state = 'started' ORDER BY c.started_at DESC, c.id DESC`;
    return this.transaction.query<CheckWithProgress>(sql, [personId]);
  }

  /** Newest first, after the position given. */
  list(personId: string, limit: number, after?: ListPosition): Promise<CheckSummary[]> {
    return this.transaction.query<CheckSummary>(
      `SELECT c.id, c.state, c.profile_id AS "profileId", c.municipality_id AS "municipalityId",
              c.started_at AS "startedAt", c.expires_at AS "expiresAt", c.ended_at AS "endedAt"
         FROM checks c
        WHERE c.person_id = $1 AND ($2::timestamptz IS NULL OR (c.started_at, c.id) < ($2, $3::uuid))
        ORDER BY c.started_at DESC, c.id DESC
        LIMIT $4`,
      [personId, after?.startedAt, after?.id, limit],
    );
  }

  /** When the person last submitted a check for the post. */
  async lastSubmitted(personId: string, profileId: string): Promise<Date | null> {
    const [last] = await this.transaction.query<{ at: Date | null }>(
      `SELECT max(ended_at) AS at FROM checks WHERE person_id = $1 AND profile_id = $2 AND state = 'submitted'`,
      [personId, profileId],
    );
    return last?.at ?? null;
  }

  /** The new check; when another device was faster, the one that is open already. Null when that has just ended. */
  async startOrResume(check: Check): Promise<CheckWithProgress | null> {
    await this.transaction.query(INSERT_CHECK, [JSON.stringify(check)]);
    return this.openFor(check.personId, check.profileId);
  }

  async openFor(personId: string, profileId: string): Promise<CheckWithProgress | null> {
    const sql = `${WITH_PROGRESS} WHERE c.person_id = $1 AND c.profile_id = $2 AND c.state = 'started'`;
    const [check] = await this.transaction.query<CheckWithProgress>(sql, [personId, profileId]);
    return check ?? null;
  }

  /** The check with all its responses, locked in the same way; nobody changes one of them before the commit. */
  async lockWithResponses(id: string, personId: string): Promise<CheckWithResponses | null> {
    const [check] = await this.transaction.query<CheckWithResponses>(LOCK_WITH_RESPONSES, [id, personId]);
    return check ?? null;
  }

  /** Keeps or changes the response to an item, together with what the check asks then and how far it is: with the commit. */
  saveStep({ form, share, total, minutesLeft }: Check, answer: AnswerEntity): void {
    const { checkId, itemId, response, answeredAt } = answer;
    const given = [checkId, itemId, JSON.stringify(response), answeredAt];
    this.transaction.queryWithCommit(SAVE_STEP, [...given, JSON.stringify(form), share, total, minutesLeft]);
  }

  /** Keeps what the check asks and how far it is. */
  async goOn({ id, form, share, total, minutesLeft }: Check): Promise<void> {
    await this.transaction.query(
      `UPDATE checks SET form = $2, share = $3, total = $4, minutes_left = $5 WHERE id = $1`,
      [id, JSON.stringify(form), share, total, minutesLeft],
    );
  }

  answers(checkId: string): Promise<AnswerEntity[]> {
    return this.transaction.table(AnswerEntity).findBy({ checkId });
  }

  async end(id: string, state: CheckState, endedAt: Date): Promise<void> {
    await this.transaction.table(CheckEntity).update({ id }, { state, endedAt, replaced: [] });
  }

  /** Ends up to `limit` checks of anybody whose time to resume has run out, as of that time; gives how many. */
  async endOverdue(now: Date, limit: number): Promise<number> {
    const ended = await this.transaction.query(
      `UPDATE checks SET state = 'expired', ended_at = expires_at, replaced = '[]'
        WHERE id IN (SELECT id FROM checks WHERE state = 'started' AND expires_at <= $1
                      ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)
        RETURNING id`,
      [now, limit],
    );
    return ended.length;
  }

  /** Ends the person's checks whose time to resume has run out, as of that time. */
  async endExpired(personId: string, now: Date): Promise<void> {
    await this.transaction.query(
      `UPDATE checks SET state = 'expired', ended_at = expires_at, replaced = '[]'
        WHERE person_id = $1 AND state = 'started' AND expires_at <= $2`,
      [personId, now],
    );
  }
}
