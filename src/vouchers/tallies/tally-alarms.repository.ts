import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { Difference, Drift, DriftKind } from '../domain/drift.js';

export interface TallyAlarm {
  readonly id: string;
  readonly programmeId: string;
  readonly municipalityId: string;
  readonly kind: DriftKind;
  readonly differences: readonly Difference[];
  readonly ledgerPosition: number;
  /** Whether the last look still found it. */
  readonly persists: boolean;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

export interface Seen {
  readonly municipalityId: string;
  readonly ledgerPosition: number;
  readonly drifts: readonly Drift[];
}

const ALARM = `id, programme_id AS "programmeId", municipality_id AS "municipalityId", kind, differences,
  ledger_position AS "ledgerPosition", persists, first_seen_at AS "firstSeenAt", last_seen_at AS "lastSeenAt"`;

@Injectable()
export class TallyAlarmsRepository {
  constructor(private readonly transaction: Transaction) {}

  /**
   * Writes what was seen of some municipalities: new alarms, the same ones seen again, and of open ones that were not
   * found this time that they no longer persist.
   */
  async keep(programmeId: string, seen: readonly Seen[], now: Date): Promise<void> {
    const found = seen.flatMap(({ municipalityId, ledgerPosition, drifts }) =>
      drifts.map((drift) => ({ municipalityId, ledgerPosition, ...drift })),
    );
    await this.transaction.query(
      `UPDATE tally_alarms a SET persists = false
       WHERE programme_id = $1 AND municipality_id = ANY ($2) AND cleared_at IS NULL AND persists
         AND NOT EXISTS (SELECT FROM jsonb_to_recordset($3::jsonb) AS f ("municipalityId" uuid, kind text)
                          WHERE f."municipalityId" = a.municipality_id AND f.kind = a.kind)`,
      [programmeId, seen.map(({ municipalityId }) => municipalityId), JSON.stringify(found)],
    );
    if (found.length === 0) return;
    await this.transaction.query(
      `INSERT INTO tally_alarms (id, programme_id, municipality_id, kind, differences, ledger_position, first_seen_at, last_seen_at)
       SELECT gen_random_uuid(), $1, "municipalityId", kind, differences, "ledgerPosition", $3, $3
       FROM jsonb_to_recordset($2::jsonb) AS f ("municipalityId" uuid, kind text, differences jsonb, "ledgerPosition" bigint)
       ORDER BY "municipalityId", kind
       ON CONFLICT (programme_id, municipality_id, kind) WHERE cleared_at IS NULL
         DO UPDATE SET differences = EXCLUDED.differences, ledger_position = EXCLUDED.ledger_position,
                       last_seen_at = EXCLUDED.last_seen_at, persists = true`,
      [programmeId, JSON.stringify(found), now],
    );
  }

  /** Alarms that nobody has cleared yet, newest first; of one programme, or of all. */
  async open(programmeId: string | null, limit: number): Promise<readonly TallyAlarm[]> {
    const rows = await this.transaction.query<TallyAlarm & { ledgerPosition: string }>(
      `SELECT ${ALARM} FROM tally_alarms WHERE cleared_at IS NULL AND ($1::uuid IS NULL OR programme_id = $1)
       ORDER BY last_seen_at DESC, id LIMIT $2`,
      [programmeId, limit],
    );
    return rows.map((row) => ({ ...row, ledgerPosition: Number(row.ledgerPosition) }));
  }

  async find(id: string): Promise<TallyAlarm | null> {
    const [row] = await this.transaction.query<TallyAlarm & { ledgerPosition: string }>(
      `SELECT ${ALARM} FROM tally_alarms WHERE id = $1 AND cleared_at IS NULL`,
      [id],
    );
    return row === undefined ? null : { ...row, ledgerPosition: Number(row.ledgerPosition) };
  }

  async clear(id: string, clearedBy: string, now: Date): Promise<void> {
    await this.transaction.query(
      `UPDATE tally_alarms SET cleared_at = $3, cleared_by = $2 WHERE id = $1 AND cleared_at IS NULL`,
      [id, clearedBy, now],
    );
  }

  /** Open alarms by kind. */
  async counts(): Promise<Readonly<Partial<Record<DriftKind, number>>>> {
    const rows = await this.transaction.crossing('figures', () =>
      this.transaction.query<{ kind: DriftKind; count: number }>(
        `SELECT kind, count(*)::int AS count FROM tally_alarms WHERE cleared_at IS NULL GROUP BY kind`,
      ),
    );
    return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
  }
}
