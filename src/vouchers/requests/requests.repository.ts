import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { RequestState } from '../domain/request-states.js';
import type { Untouched } from '../domain/reminders.js';
import type { VoucherRequest } from '../domain/voucher.js';
import { RequestEntity } from './request.entity.js';

export interface RequestFilter {
  readonly personId?: string;
  readonly municipalityId?: string;
  readonly programmeId?: string;
  readonly state?: RequestState;
  readonly limit: number;
  /** Moment and id of the last one read. */
  readonly before?: readonly string[];
}

/** Which requests of a municipality; what is left out does not narrow. */
export interface DeskFilter {
  readonly states?: readonly RequestState[];
  readonly programmeId?: string;
  readonly courseId?: string;
  readonly ids?: readonly string[];
}

export type DeskRow = VoucherRequest & { readonly deciderId: string | null };

export interface Decision {
  readonly state: RequestState;
  readonly decidedBy?: string;
  readonly decidedAt: Date;
  readonly reason?: string;
}

const REQUEST = `id, programme_id AS "programmeId", municipality_id AS "municipalityId", person_id AS "personId",
  course_id AS "courseId", state, requested_at AS "requestedAt", decided_at AS "decidedAt", reason`;

@Injectable()
export class RequestsRepository {
  constructor(private readonly transaction: Transaction) {}

  async create(request: Omit<VoucherRequest, 'decidedAt' | 'reason'>): Promise<void> {
    await this.transaction.table(RequestEntity).insert(request);
  }

  async find(id: string): Promise<VoucherRequest | null> {
    const [request] = await this.transaction.query<VoucherRequest>(
      `SELECT ${REQUEST} FROM voucher_requests WHERE id = $1`,
      [id],
    );
    return request ?? null;
  }

  /** Newest first. */
  list({ personId, municipalityId, programmeId, state, limit, before }: RequestFilter): Promise<VoucherRequest[]> {
    return this.transaction.query<VoucherRequest>(
      `SELECT ${REQUEST} FROM voucher_requests
       WHERE ($1::uuid IS NULL OR person_id = $1) AND ($2::uuid IS NULL OR municipality_id = $2)
         AND ($3::uuid IS NULL OR programme_id = $3) AND ($4::text IS NULL OR state = $4)
         AND ($5::timestamptz IS NULL OR (requested_at, id) < ($5, $6::uuid))
       ORDER BY requested_at DESC, id DESC LIMIT $7`,
      [
        ...[personId ?? null, municipalityId ?? null, programmeId ?? null, state ?? null],
        ...[before?.[0] ?? null, before?.[1] ?? null, limit],
      ],
    );
  }

  /** A municipality's requests with who decided on them, oldest first; of more than the limit the newest. */
  atDesk(municipalityId: string, filter: DeskFilter, limit: number): Promise<DeskRow[]> {
    const { states, programmeId, courseId, ids } = filter;
    return this.transaction.query<DeskRow>(
      `SELECT * FROM (
         SELECT ${REQUEST}, decided_by AS "deciderId" FROM voucher_requests
         WHERE municipality_id = $1 AND ($2::text[] IS NULL OR state = ANY ($2)) AND ($3::uuid IS NULL OR programme_id = $3)
           AND ($4::uuid IS NULL OR course_id = $4) AND ($5::uuid[] IS NULL OR id = ANY ($5))
         ORDER BY requested_at DESC, id DESC LIMIT $6) AS newest
       ORDER BY "requestedAt", id`,
      [municipalityId, states ?? null, programmeId ?? null, courseId ?? null, ids ?? null, limit],
    );
  }

  /** What waits for a decision in a programme, oldest first. */
  pending(programmeId: string): Promise<VoucherRequest[]> {
    return this.transaction.query<VoucherRequest>(
      `SELECT ${REQUEST} FROM voucher_requests
       WHERE programme_id = $1 AND state IN ('requested', 'waitlisted') ORDER BY requested_at, id`,
      [programmeId],
    );
  }

  /** Requests that nobody has decided upon since then, where programmes are open. */
  untouched(since: Date): Promise<Untouched[]> {
    return this.transaction.query<Untouched>(
      `SELECT r.municipality_id AS "municipalityId", r.person_id AS "personId" FROM voucher_requests r
       WHERE r.state = 'requested' AND r.requested_at <= $1
         AND r.programme_id IN (SELECT id FROM programmes WHERE state = 'open')`,
      [since],
    );
  }

  async decide(ids: readonly string[], decision: Decision): Promise<void> {
    await this.transaction.table(RequestEntity).update([...ids], decision);
  }
}
