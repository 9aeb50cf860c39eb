import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { Correctable, Right, RightsState, RightsTerm } from '../domain/rights-request.js';

export interface RightsMove {
  readonly at: Date;
  readonly move: 'received' | 'extended' | 'lifted' | Exclude<RightsState, 'open'>;
}

/** A request of a person with all that happened to it. */
export interface RightsRequest extends RightsTerm {
  readonly id: string;
  readonly personId: string;
  readonly municipalityId: string;
  /** Name of the municipality. */
  readonly municipality: string;
  readonly right: Right;
  readonly text: string;
  /** What is to be corrected, and into what. */
  readonly field: Correctable | null;
  readonly value: string | null;
  readonly receivedAt: Date;
  readonly extensionReason: string | null;
  readonly answer: string | null;
  readonly closedAt: Date | null;
  /** Of a restriction or objection that was granted: when it ends or ended; null while it goes on. */
  readonly liftedAt: Date | null;
  readonly history: readonly RightsMove[];
}

export type HandledRequest = RightsRequest & {
  readonly person: { readonly givenName: string; readonly familyName: string };
};

export interface WaitingRequests {
  readonly open: number;
  readonly overdue: number;
}

interface RightsPart {
  /** Null for all. */
  readonly municipalityIds: readonly string[] | null;
  /** Sort key and id of the last request before. */
  readonly after?: readonly [string, string];
}

export type NewRightsRequest = Pick<
  RightsRequest,
  'id' | 'personId' | 'municipalityId' | 'right' | 'text' | 'field' | 'value' | 'receivedAt' | 'receivedOn' | 'dueOn'
>;

@Injectable()
export class RightsRequestsRepository {
  constructor(private readonly transaction: Transaction) {}

  async insert(request: NewRightsRequest): Promise<void> {
    const { id, personId, municipalityId, right, text, field, value, receivedAt, receivedOn, dueOn } = request;
    await this.transaction.query(
      `INSERT INTO rights_requests (id, person_id, municipality_id, "right", state, text, field, value, received_at, received_on, due_on)
       VALUES ($1, $2, $3, $4, 'open', $5, $6, $7, $8, $9, $10)`,
      [id, personId, municipalityId, right, text, field, value, receivedAt, receivedOn, dueOn],
    );
  }

  /** Newest first. */
  of(personId: string): Promise<RightsRequest[]> {
    return this.transaction.query<RightsRequest>(
      `SELECT ${REQUEST} ${FROM} WHERE r.person_id = $1 ORDER BY r.received_at DESC, r.id`,
      [personId],
    );
  }

  /** What is open in these municipalities, or in all, after the last day and the id given: the longest overdue first. */
  open({ municipalityIds, after }: RightsPart, limit: number): Promise<HandledRequest[]> {
    return this.transaction.query<HandledRequest>(
      `SELECT ${REQUEST}, ${PERSON} ${FROM}
       WHERE r.state = 'open' AND ${THERE} AND ($2::date IS NULL OR (r.due_on, r.id) > ($2, $3::uuid))
       ORDER BY r.due_on, r.id LIMIT $4`,
      [municipalityIds, ...(after ?? NOWHERE), limit],
    );
  }

  /** What is closed there, before the moment and the id given: newest first. */
  closed({ municipalityIds, after }: RightsPart, limit: number): Promise<HandledRequest[]> {
    return this.transaction.query<HandledRequest>(
      `SELECT ${REQUEST}, ${PERSON} ${FROM}
       WHERE r.state <> 'open' AND ${THERE} AND ($2::timestamptz IS NULL OR (r.closed_at, r.id) < ($2, $3::uuid))
       ORDER BY r.closed_at DESC, r.id DESC LIMIT $4`,
      [municipalityIds, ...(after ?? NOWHERE), limit],
    );
  }

  /** How many are open there, and how many of them have waited longer than until their last day. */
  async waiting(municipalityIds: readonly string[] | null, today: Day): Promise<WaitingRequests> {
    const [count] = await this.transaction.query<WaitingRequests>(
      `SELECT count(*)::int AS open, (count(*) FILTER (WHERE r.due_on < $2))::int AS overdue
       FROM rights_requests r WHERE r.state = 'open' AND ${THERE}`,
      [municipalityIds, today],
    );
    return count ?? { open: 0, overdue: 0 };
  }

  async find(id: string): Promise<HandledRequest | null> {
    const [request] = await this.transaction.query<HandledRequest>(
      `SELECT ${REQUEST}, ${PERSON} ${FROM} WHERE r.id = $1`,
      [id],
    );
    return request ?? null;
  }

  /** Holds the request until commit. */
  async lock(id: string): Promise<void> {
    await this.transaction.query('SELECT FROM rights_requests WHERE id = $1 FOR NO KEY UPDATE', [id]);
  }

  async extend(id: string, dueOn: Day, reason: string): Promise<void> {
    await this.transaction.query('UPDATE rights_requests SET due_on = $2, extension_reason = $3 WHERE id = $1', [
      id,
      dueOn,
      reason,
    ]);
  }

  async close(id: string, state: RightsState, answer: string | null, at: Date): Promise<void> {
    await this.transaction.query('UPDATE rights_requests SET state = $2, answer = $3, closed_at = $4 WHERE id = $1', [
      id,
      state,
      answer,
      at,
    ]);
  }

  async lift(id: string, at: Date): Promise<void> {
    await this.transaction.query('UPDATE rights_requests SET lifted_at = $2 WHERE id = $1', [id, at]);
  }

  async note(requestId: string, { at, move }: RightsMove, by: string): Promise<void> {
    await this.transaction.query(
      'INSERT INTO rights_request_moves (request_id, at, move, moved_by) VALUES ($1, $2, $3, $4)',
      [requestId, at, move, by],
    );
  }

  /** Open ones whose last day is not after that day. */
  due(until: Day): Promise<Pick<RightsRequest, 'id' | 'municipalityId' | 'dueOn'>[]> {
    return this.transaction.query(
      `SELECT id, municipality_id AS "municipalityId", due_on::text AS "dueOn" FROM rights_requests
       WHERE state = 'open' AND due_on <= $1 ORDER BY due_on, id`,
      [until],
    );
  }

  /** Corrects what the person asked for. */
  async correct({ personId, municipalityId, field, value }: RightsRequest, today: Day): Promise<void> {
    if (field === 'unit') {
      await this.transaction.query(
        `UPDATE memberships SET unit = $3 WHERE person_id = $1 AND municipality_id = $2 AND (valid_until IS NULL OR valid_until >= $4)`,
        [personId, municipalityId, value, today],
      );
    } else if (field !== null) {
      const column = field === 'given-name' ? 'given_name' : 'family_name';
      await this.transaction.query(`UPDATE persons SET ${column} = $2 WHERE id = $1`, [personId, value]);
    }
  }
}

const REQUEST = `r.id, r.person_id AS "personId", r.municipality_id AS "municipalityId", m.name AS municipality, r."right", r.state,
  r.text, r.field, r.value, r.received_at AS "receivedAt", r.received_on::text AS "receivedOn", r.due_on::text AS "dueOn",
  r.extension_reason IS NOT NULL AS "isExtended", r.extension_reason AS "extensionReason", r.answer, r.closed_at AS "closedAt",
  r.lifted_at AS "liftedAt", (SELECT jsonb_agg(jsonb_build_object('at', v.at, 'move', v.move) ORDER BY v.position) FROM rights_request_moves v
    WHERE v.request_id = r.id) AS history`;
const THERE = `($1::uuid[] IS NULL OR r.municipality_id = ANY ($1))`;
const NOWHERE = [null, null] as const;
const PERSON = `jsonb_build_object('givenName', p.given_name, 'familyName', p.family_name) AS person`;
const FROM = `FROM rights_requests r JOIN municipalities m ON m.id = r.municipality_id JOIN persons p ON p.id = r.person_id`;
