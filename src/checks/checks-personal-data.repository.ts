import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type Outdated, type PersonalData, PersonalDataRegistry, type RetentionRule } from '../accounts/index.js';
import type { Day } from '../kernel/calendar.js';
import type { JsonObject } from '../kernel/json.js';
import { Transaction } from '../platform/database/transaction.js';

/** Checks with their answers, results and releases. */
@Injectable()
export class ChecksPersonalData implements PersonalData, OnModuleInit {
  readonly room = 'checks';

  /** Answers, results, their competences and their releases go with the check. */
  readonly columns = {
    'explanations_seen.person_id': 'erased',
    'results.person_id': 'erased',
    'checks.person_id': 'erased',
  } as const;

  constructor(
    private readonly registry: PersonalDataRegistry,
    private readonly transaction: Transaction,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async export(personId: string): Promise<Record<string, JsonObject[]>> {
    const all = (sql: string): Promise<JsonObject[]> => this.transaction.query<JsonObject>(sql, [personId]);
    return { checks: await all(CHECKS), explanationsSeen: await all(EXPLANATIONS) };
  }

  /** Erases the person's checks with all that hangs on them; answers how many checks that were. */
  async eraseChecks(personId: string): Promise<number> {
    const gone = await this.transaction.query('DELETE FROM checks WHERE person_id = $1 RETURNING id', [personId]);
    await this.transaction.query('DELETE FROM explanations_seen WHERE person_id = $1', [personId]);
    return gone.length;
  }

  /** Where the eldest check ended earlier than that; for each municipality one look into the index. */
  async outdatedIn(rules: readonly RetentionRule[], today: Day): Promise<readonly string[]> {
    const rows = await this.transaction.query<{ readonly id: string }>(
      `SELECT rule.id FROM unnest($1::uuid[], $2::int[]) AS rule (id, months), LATERAL (
         SELECT ended_at FROM checks k WHERE k.municipality_id = rule.id ORDER BY k.ended_at LIMIT 1) AS eldest
       WHERE eldest.ended_at < (($3::date - make_interval(months => rule.months)) AT TIME ZONE 'Europe/Berlin')`,
      [rules.map((rule) => rule.municipalityId), rules.map((rule) => rule.clauses.retentionMonths), today],
    );
    return rows.map(({ id }) => id);
  }

  /** Checks that ended earlier than the agreement lets them be kept, with answers, results and releases; what is restricted (Art. 18 GDPR) is kept. */
  async retain({ municipalityId, clauses }: RetentionRule, today: Day): Promise<readonly Outdated[]> {
    const gone = await this.transaction.query<{ readonly personId: string }>(
      `DELETE FROM checks WHERE municipality_id = $1
         AND ended_at < (($2::date - make_interval(months => $3)) AT TIME ZONE 'Europe/Berlin')
         AND NOT is_limited(person_id, municipality_id, '{restriction}') RETURNING person_id AS "personId"`,
      [municipalityId, today, clauses.retentionMonths],
    );
    return [
      { table: 'checks', clause: 'retentionMonths', persons: new Set(gone.map(({ personId }) => personId)).size },
    ];
  }
}

const CHECKS = `
  SELECT k.id, k.state, k.municipality_id AS "municipalityId", m.name AS municipality, k.profile_id AS "profileId", p.code AS profile,
    k.instrument_id AS "instrumentId", k.started_at AS "startedAt", k.ended_at AS "endedAt",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('item', i.code, 'itemId', i.id, 'text', i.text, 'response', a.response,
                                                  'answeredAt', a.answered_at) ORDER BY a.answered_at, i.code), '[]')
     FROM answers a JOIN items i ON i.id = a.item_id WHERE a.check_id = k.id) AS answers,
    (SELECT jsonb_build_object('measuredAt', r.measured_at, 'competencies', (
        SELECT coalesce(jsonb_agg(to_jsonb(c) - 'check_id' ORDER BY c.competence_code), '[]') FROM result_competencies c WHERE c.check_id = k.id))
     FROM results r WHERE r.check_id = k.id) AS result,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('municipalityId', e.municipality_id, 'purpose', e.purpose, 'validUntil', e.valid_until,
                                                  'releasedAt', e.released_at, 'revokedAt', e.revoked_at) ORDER BY e.released_at), '[]')
     FROM releases e WHERE e.check_id = k.id) AS releases
  FROM checks k JOIN municipalities m ON m.id = k.municipality_id JOIN profiles p ON p.id = k.profile_id
  WHERE k.person_id = $1 ORDER BY k.started_at`;

const EXPLANATIONS = `
  SELECT i.code AS item, e.item_id AS "itemId", e.seen_at AS "seenAt" FROM explanations_seen e JOIN items i ON i.id = e.item_id
  WHERE e.person_id = $1 ORDER BY e.seen_at`;
