import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import type { JsonObject } from '../../kernel/json.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { Outdated, PersonalData, RetentionRule } from '../personal-data/personal-data.js';
import { PersonalDataRegistry } from '../personal-data/personal-data.registry.js';

/** What a person has asked for goes with them; who answered it becomes a pseudonym. */
@Injectable()
export class RightsPersonalData implements PersonalData, OnModuleInit {
  readonly room = 'rights-requests';

  readonly columns = {
    'rights_requests.person_id': 'erased',
    'rights_request_moves.moved_by': 'pseudonymous',
  } as const;

  readonly texts = { 'rights_request_moves.move': 'impersonal' } as const;

  constructor(
    private readonly registry: PersonalDataRegistry,
    private readonly transaction: Transaction,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async export(personId: string): Promise<Record<string, JsonObject[]>> {
    const rightsRequests = await this.transaction.query<JsonObject>(
      `SELECT r.id, r.municipality_id AS "municipalityId", r."right", r.state, r.text, r.field, r.value, r.received_at AS "receivedAt",
         r.due_on AS "dueOn", r.extension_reason AS "extensionReason", r.answer, r.closed_at AS "closedAt", r.lifted_at AS "liftedAt",
         (SELECT jsonb_agg(jsonb_build_object('at', v.at, 'move', v.move) ORDER BY v.position) FROM rights_request_moves v
           WHERE v.request_id = r.id) AS history
       FROM rights_requests r WHERE r.person_id = $1 ORDER BY r.received_at`,
      [personId],
    );
    return { rightsRequests };
  }

  /** Wherever a request was closed longer ago than the shortest of the periods. */
  async outdatedIn(rules: readonly RetentionRule[], today: Day): Promise<readonly string[]> {
    const rows = await this.transaction.query<{ readonly id: string }>(
      `SELECT DISTINCT municipality_id AS id FROM rights_requests WHERE state <> 'open'
         AND closed_at < (($1::date - make_interval(months => $2)) AT TIME ZONE 'Europe/Berlin')`,
      [today, Math.min(...rules.map((rule) => rule.clauses.closedRequestMonths))],
    );
    return rows.map(({ id }) => id);
  }

  /** Requests that were closed, and limits that ended, longer ago than they may be kept. What is in effect stays. */
  async retain({ municipalityId, clauses }: RetentionRule, today: Day): Promise<readonly Outdated[]> {
    const gone = await this.transaction.query<{ readonly personId: string }>(
      `DELETE FROM rights_requests WHERE municipality_id = $1
         AND GREATEST(closed_at, lifted_at) < (($2::date - make_interval(months => $3)) AT TIME ZONE 'Europe/Berlin')
         AND NOT (state = 'granted' AND "right" IN ('restriction', 'objection') AND lifted_at IS NULL)
       RETURNING person_id AS "personId"`,
      [municipalityId, today, clauses.closedRequestMonths],
    );
    const persons = new Set(gone.map(({ personId }) => personId)).size;
    return [{ table: 'rights_requests', clause: 'closedRequestMonths', persons }];
  }
}
