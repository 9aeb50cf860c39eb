import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import { GENESIS_HASH } from '../domain/ledger-chain.js';
import type { NewProgramme, Programme } from '../domain/programme.js';
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
         p.ends_on::text AS "endsOn", p.state, p.waiting_order AS "waitingOrder",
         p.waiting_approval AS "waitingApproval", p.waiting_seed AS "waitingSeed", p.created_at AS "createdAt", p.opened_at AS "openedAt",
         ARRAY(SELECT c.course_id::text FROM programme_courses c WHERE c.programme_id = p.id ORDER BY c.course_id) AS "courseIds",
         d.record_hash AS "recordHash", d.objections_until AS "objectionsUntil"
  FROM programmes p LEFT JOIN distributions d ON d.programme_id = p.id AND d.state = 'committed' AND d.kind = 'distribution'`;
const VISIBLE = `($1::boolean OR p.state <> 'draft'
  OR (cardinality($2::uuid[]) > 0
      AND EXISTS (SELECT 1 FROM distributions d WHERE d.programme_id = p.id AND d.state <> 'pending')))`;

@Injectable()
export class ProgrammesRepository {
  constructor(private readonly transaction: Transaction) {}

  async create(programme: NewProgramme & Pick<ProgrammeEntity, 'id' | 'createdBy' | 'createdAt'>): Promise<void> {
    const { courseIds, ...row } = programme;
    await this.transaction.table(ProgrammeEntity).insert({ ...row, ledgerHead: GENESIS_HASH });
    const named = courseIds.map((courseId) => ({ programmeId: programme.id, courseId }));
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
    change: Partial<Pick<ProgrammeEntity, 'state' | 'openedAt' | 'total' | 'reserve'>>,
  ): Promise<void> {
    await this.transaction.table(ProgrammeEntity).update({ id }, change);
  }
}

function parametersOf({ admin, municipalityIds }: Onlooker): readonly unknown[] {
  return [admin, municipalityIds];
}
