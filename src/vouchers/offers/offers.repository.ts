import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { OfferState } from '../domain/offer-states.js';
import type { Belonging } from '../domain/voucher.js';
import { OfferEntity } from './offer.entity.js';

export interface Offer extends Belonging {
  readonly id: string;
  readonly courseId: string;
  readonly state: OfferState;
  readonly offeredBy: string;
  readonly offeredAt: Date;
  /** On which it can still be answered. */
  readonly lastDay: Day;
  /** What HR says to the employee. */
  readonly note: string | null;
  /** What the employee says to HR. */
  readonly refusalReason: string | null;
  readonly endedAt: Date | null;
}

export interface OfferFilter {
  readonly personId?: string;
  readonly municipalityId?: string;
  readonly state?: OfferState;
  readonly limit: number;
  /** Moment and id of the last one read. */
  readonly before?: readonly string[];
}

export type OfferEnd = Pick<Offer, 'state' | 'endedAt'> & Partial<Pick<Offer, 'refusalReason'>>;

const OFFER = `id, programme_id AS "programmeId", municipality_id AS "municipalityId", person_id AS "personId",
  course_id AS "courseId", state, offered_by AS "offeredBy", offered_at AS "offeredAt", last_day::text AS "lastDay", note,
  refusal_reason AS "refusalReason", ended_at AS "endedAt"`;

@Injectable()
export class OffersRepository {
  constructor(private readonly transaction: Transaction) {}

  async create(offer: Offer): Promise<void> {
    await this.transaction.table(OfferEntity).insert(offer);
  }

  find(id: string): Promise<Offer | null> {
    return this.transaction.table(OfferEntity).findOneBy({ id });
  }

  /** Of a person or a municipality, newest first. */
  list({ personId, municipalityId, state, limit, before }: OfferFilter): Promise<Offer[]> {
    return this.transaction.query<Offer>(
      `SELECT ${OFFER} FROM voucher_offers
       WHERE ($1::uuid IS NULL OR person_id = $1) AND ($2::uuid IS NULL OR municipality_id = $2)
         AND ($3::text IS NULL OR state = $3)
         AND ($4::timestamptz IS NULL OR (offered_at, id) < ($4, $5::uuid))
       ORDER BY offered_at DESC, id DESC LIMIT $6`,
      [personId ?? null, municipalityId ?? null, state ?? null, before?.[0] ?? null, before?.[1] ?? null, limit],
    );
  }

  /** Of a programme, those that nobody has answered, oldest first. The index of the open ones is of use where the text says `open`. */
  open(programmeId: string): Promise<Offer[]> {
    return this.transaction.query<Offer>(
      `SELECT ${OFFER} FROM voucher_offers WHERE programme_id = $1 AND state = 'open' ORDER BY offered_at, id`,
      [programmeId],
    );
  }

  /** Ids of open ones whose last day lies before today, the longest overdue first. */
  async overdue(today: Day, limit: number): Promise<readonly string[]> {
    const rows = await this.transaction.query<{ id: string }>(
      `SELECT id FROM voucher_offers WHERE state = 'open' AND last_day < $1 ORDER BY last_day, id LIMIT $2`,
      [today, limit],
    );
    return rows.map(({ id }) => id);
  }

  async end(id: string, end: OfferEnd): Promise<void> {
    await this.transaction.table(OfferEntity).update({ id }, end);
  }
}
