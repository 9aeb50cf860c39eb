import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { Voucher } from '../domain/voucher.js';
import type { VoucherState } from '../domain/voucher-states.js';
import { VoucherEntity } from './voucher.entity.js';

export type NewVoucher = Pick<
  VoucherEntity,
  | 'id'
  | 'code'
  | 'programmeId'
  | 'municipalityId'
  | 'personId'
  | 'requestId'
  | 'courseId'
  | 'year'
  | 'assignedBy'
  | 'assignedAt'
  | 'expiresOn'
>;

export type VoucherChange = Partial<
  Pick<
    VoucherEntity,
    'state' | 'courseId' | 'redeemedAt' | 'priceCents' | 'paidCents' | 'completedBy' | 'endedAt' | 'reason'
  >
>;

export interface VoucherFilter {
  readonly personId?: string;
  readonly municipalityId?: string;
  readonly programmeId?: string;
  readonly state?: VoucherState;
  readonly limit: number;
  /** Moment and id of the last one read. */
  readonly before?: readonly string[];
}

/** Which vouchers of a municipality; what is left out does not narrow. */
export interface VoucherDeskFilter {
  readonly states?: readonly VoucherState[];
  readonly programmeId?: string;
  readonly ids?: readonly string[];
}

export type VoucherDeskRow = Voucher & { readonly assignerId: string };

const VOUCHER = `id, code, programme_id AS "programmeId", municipality_id AS "municipalityId", person_id AS "personId",
  request_id AS "requestId", course_id AS "courseId", state, assigned_at AS "assignedAt", expires_on::text AS "expiresOn",
  redeemed_at AS "redeemedAt", price_cents AS "priceCents", paid_cents AS "paidCents", ended_at AS "endedAt", reason`;

@Injectable()
export class VouchersRepository {
  constructor(private readonly transaction: Transaction) {}

  /**
   * Creates the voucher in the smallest free slot of the person's year. False when there is none, or when the
   * person has an open voucher: the unique indexes decide, also against a transaction that runs at this moment.
   */
  async assign(voucher: NewVoucher): Promise<boolean> {
    const values = [
      ...[voucher.id, voucher.code, voucher.programmeId, voucher.municipalityId, voucher.personId],
      ...[voucher.requestId, voucher.courseId, voucher.year, voucher.assignedBy, voucher.assignedAt, voucher.expiresOn],
    ];
    const rows = await this.transaction.crossing('yearly-limit', () => this.transaction.query(ASSIGN, values));
    return rows.length === 1;
  }

  async find(id: string): Promise<Voucher | null> {
    const [voucher] = await this.transaction.query<Voucher>(`SELECT ${VOUCHER} FROM vouchers WHERE id = $1`, [id]);
    return voucher ?? null;
  }

  async byCode(code: string): Promise<Voucher | null> {
    const [voucher] = await this.transaction.query<Voucher>(`SELECT ${VOUCHER} FROM vouchers WHERE code = $1`, [code]);
    return voucher ?? null;
  }

  /** The oldest voucher that the person has redeemed for the course and that can still be completed. */
  async redeemedFor(personId: string, courseId: string): Promise<Voucher | null> {
    const [voucher] = await this.transaction.query<Voucher>(
      `SELECT ${VOUCHER} FROM vouchers WHERE person_id = $1 AND course_id = $2 AND state = 'redeemed'
         AND programme_id IN (SELECT id FROM programmes WHERE state IN ('open', 'closed'))
       ORDER BY redeemed_at, id LIMIT 1`,
      [personId, courseId],
    );
    return voucher ?? null;
  }

  async update(id: string, change: VoucherChange): Promise<void> {
    await this.transaction.table(VoucherEntity).update({ id }, change);
  }

  /** Newest first. */
  list({ personId, municipalityId, programmeId, state, limit, before }: VoucherFilter): Promise<Voucher[]> {
    return this.transaction.query<Voucher>(
      `SELECT ${VOUCHER} FROM vouchers
       WHERE ($1::uuid IS NULL OR person_id = $1) AND ($2::uuid IS NULL OR municipality_id = $2)
         AND ($3::uuid IS NULL OR programme_id = $3) AND ($4::text IS NULL OR state = $4)
         AND ($5::timestamptz IS NULL OR (assigned_at, id) < ($5, $6::uuid))
       ORDER BY assigned_at DESC, id DESC LIMIT $7`,
      [
        ...[personId ?? null, municipalityId ?? null, programmeId ?? null, state ?? null],
        ...[before?.[0] ?? null, before?.[1] ?? null, limit],
      ],
    );
  }

  /** A municipality's vouchers with who assigned them, newest first. */
  atDesk(municipalityId: string, filter: VoucherDeskFilter, limit: number): Promise<VoucherDeskRow[]> {
    const { states, programmeId, ids } = filter;
    return this.transaction.query<VoucherDeskRow>(
      `SELECT ${VOUCHER}, assigned_by AS "assignerId" FROM vouchers
       WHERE municipality_id = $1 AND ($2::text[] IS NULL OR state = ANY ($2)) AND ($3::uuid IS NULL OR programme_id = $3)
         AND ($4::uuid[] IS NULL OR id = ANY ($4))
       ORDER BY assigned_at DESC, id DESC LIMIT $5`,
      [municipalityId, states ?? null, programmeId ?? null, ids ?? null, limit],
    );
  }

  /** Assigned vouchers whose last day lies before the day given, in programmes where something still moves. */
  async due(today: Day, limit: number): Promise<readonly string[]> {
    const rows = await this.transaction.query<{ id: string }>(
      `SELECT v.id FROM vouchers v JOIN programmes p ON p.id = v.programme_id
       WHERE v.state = 'assigned' AND v.expires_on < $1 AND p.state IN ('open', 'closed')
       ORDER BY v.expires_on, v.id LIMIT $2`,
      [today, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Assigned vouchers whose last day lies within the days given, in programmes where something still moves. */
  endingWithin(from: Day, until: Day): Promise<Voucher[]> {
    return this.transaction.query<Voucher>(
      `SELECT ${VOUCHER} FROM vouchers
       WHERE state = 'assigned' AND expires_on BETWEEN $1 AND $2
         AND programme_id IN (SELECT id FROM programmes WHERE state IN ('open', 'closed'))
       ORDER BY expires_on, id`,
      [from, until],
    );
  }
}

const ASSIGN = `
  INSERT INTO vouchers (id, code, programme_id, municipality_id, person_id, request_id, course_id, state, year, slot,
                        assigned_by, assigned_at, expires_on)
  SELECT $1::uuid, $2::text, p.id, $4::uuid, $5::uuid, $6::uuid, $7::uuid, 'assigned', $8::int, free.slot,
         $9::uuid, $10::timestamptz, $11::date
  FROM programmes p,
    LATERAL (SELECT min(slot) AS slot FROM generate_series(1, p.limit_per_year) AS slot
              WHERE NOT EXISTS (SELECT 1 FROM vouchers v
                                 WHERE v.programme_id = p.id AND v.person_id = $5 AND v.year = $8 AND v.slot = slot.slot
                                   AND v.state IN ('assigned', 'redeemed', 'completed'))) AS free
  WHERE p.id = $3 AND free.slot IS NOT NULL
  ON CONFLICT DO NOTHING RETURNING id`;
