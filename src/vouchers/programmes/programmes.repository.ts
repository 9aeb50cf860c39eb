import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import { GENESIS_HASH } from '../domain/ledger-chain.js';
import type { NewProgramme, Programme } from '../domain/programme.js';
import type { StillOpen } from '../domain/programme-states.js';
import { ProgrammeCourseEntity } from './programme-course.entity.js';
import { ProgrammeEntity } from './programme.entity.js';

/** Who looks: an admin sees every programme, others what is open or later, HR also a draft once it is distributed. */
export interface Onlooker {
  readonly admin: boolean;
  readonly municipalityIds: readonly string[];
}

const PROGRAMMES = `
  SELECT p.id, p.title, p.total, p.reserve, p.granted, p.limit_per_year AS "limitPerYear", p.max_price_cents AS "maxPriceCents",
         p.validity_days AS "validityDays", p.objection_days AS "objectionDays", p.starts_on::text AS "startsOn",
         p.ends_on::text AS "endsOn", p.state, p.providers, p.competences, p.approval, p.revision,
         p.closed_at AS "closedAt", p.settled_at AS "settledAt", p.created_at AS "createdAt", p.opened_at AS "openedAt",
         p.waiting_order AS "waitingOrder", p.waiting_approval AS "waitingApproval", p.waiting_seed AS "waitingSeed",
         ARRAY(SELECT c.course_id::text FROM programme_courses c WHERE c.programme_id = p.id ORDER BY c.course_id) AS "courseIds",
         d.record_hash AS "recordHash", d.objections_until AS "objectionsUntil"
  FROM programmes p LEFT JOIN distributions d ON d.programme_id = p.id AND d.state = 'committed' AND d.kind = 'distribution'`;
const VISIBLE = `($1::boolean OR p.state <> 'draft'
  OR (cardinality($2::uuid[]) > 0
      AND EXISTS (SELECT 1 FROM distributions d WHERE d.programme_id = p.id AND d.state <> 'pending')))`;

@Injectable()
export class ProgrammesRepository {
  constructor(private readonly transaction: Transaction) {}

  async create(
    programme: NewProgramme & Pick<ProgrammeEntity, 'id' | 'waitingSeed' | 'createdBy' | 'createdAt'>,
  ): Promise<void> {
    const { courseIds, ...row } = programme;
    await this.transaction.table(ProgrammeEntity).insert({ ...row, ledgerHead: GENESIS_HASH });
    await this.name(programme.id, courseIds);
  }

  /** Makes the draft what is said, as its next revision. */
  async rewrite(id: string, { courseIds, ...row }: NewProgramme, revision: number): Promise<void> {
    await this.transaction.table(ProgrammeEntity).update({ id }, { ...row, revision });
    await this.transaction.table(ProgrammeCourseEntity).delete({ programmeId: id });
    await this.name(id, courseIds);
  }

  /** Only a programme that nothing refers to. */
  async delete(id: string): Promise<void> {
    await this.transaction.table(ProgrammeCourseEntity).delete({ programmeId: id });
    await this.transaction.table(ProgrammeEntity).delete({ id });
  }

  /** How many distributions were decided on, and how many of them are in force or under way. */
  async distributions(id: string): Promise<{ readonly decided: number; readonly inForce: number }> {
    const [row] = await this.transaction.query<{ decided: number; inForce: number }>(
      `SELECT count(*)::int AS decided, count(*) FILTER (WHERE state IN ('pending', 'committed'))::int AS "inForce"
       FROM distributions WHERE programme_id = $1`,
      [id],
    );
    return row ?? { decided: 0, inForce: 0 };
  }

  /** What keeps a closed programme from being settled. */
  async stillOpen(id: string): Promise<StillOpen> {
    const [row] = await this.transaction.query<StillOpen>(
      `SELECT (count(*) FILTER (WHERE state = 'assigned'))::int AS assigned,
              (count(*) FILTER (WHERE state = 'redeemed'))::int AS redeemed,
              (SELECT count(*)::int FROM voucher_requests
                WHERE programme_id = $1 AND state IN ('requested', 'waitlisted')) AS requests
       FROM vouchers WHERE programme_id = $1 AND state IN ('assigned', 'redeemed')`,
      [id],
    );
    return row ?? { assigned: 0, redeemed: 0, requests: 0 };
  }

  /** Open programmes whose last day lies before the day given. */
  async ended(today: Day): Promise<readonly string[]> {
    const rows = await this.transaction.query<{ id: string }>(
      `SELECT id FROM programmes WHERE state = 'open' AND ends_on < $1 ORDER BY ends_on, id`,
      [today],
    );
    return rows.map(({ id }) => id);
  }

  private async name(programmeId: string, courseIds: readonly string[]): Promise<void> {
    const named = courseIds.map((courseId) => ({ programmeId, courseId }));
    await this.transaction.table(ProgrammeCourseEntity).insert(named);
  }

  async find(id: string): Promise<Programme | null> {
    const [programme] = await this.transaction.query<Programme>(`${PROGRAMMES} WHERE p.id = $1`, [id]);
    return programme ?? null;
  }

  /** The programme locked until commit, for acts on the whole of it. */
  async lock(id: string): Promise<Programme | null> {
    await this.transaction.query('SELECT 1 FROM programmes WHERE id = $1 FOR NO KEY UPDATE', [id]);
    return this.find(id);
  }

  async findVisible(onlooker: Onlooker, id: string): Promise<Programme | null> {
    const [programme] = await this.transaction.query<Programme>(`${PROGRAMMES} WHERE ${VISIBLE} AND p.id = $3`, [
      ...parametersOf(onlooker),
      id,
    ]);
    return programme ?? null;
  }

  /** Newest first, older than the one given; `limit` null reads all. */
  listVisible(onlooker: Onlooker, limit: number | null, before?: readonly string[]): Promise<Programme[]> {
    return this.transaction.query<Programme>(
      `${PROGRAMMES} WHERE ${VISIBLE} AND ($3::timestamptz IS NULL OR (p.created_at, p.id) < ($3, $4::uuid))
       ORDER BY p.created_at DESC, p.id DESC LIMIT $5`,
      [...parametersOf(onlooker), before?.[0] ?? null, before?.[1] ?? null, limit],
    );
  }

  async update(
    id: string,
    change: Partial<Pick<ProgrammeEntity, 'state' | 'openedAt' | 'closedAt' | 'settledAt' | 'total' | 'reserve'>>,
  ): Promise<void> {
    await this.transaction.table(ProgrammeEntity).update({ id }, change);
  }
}

function parametersOf({ admin, municipalityIds }: Onlooker): readonly unknown[] {
  return [admin, municipalityIds];
}
