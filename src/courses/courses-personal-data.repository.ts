import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type PersonalData, PersonalDataRegistry } from '../accounts/index.js';
import type { JsonObject } from '../kernel/json.js';
import { Transaction } from '../platform/database/transaction.js';

/** Completed courses, the proofs of them, and under which number a course platform knows somebody. */
@Injectable()
export class CoursesPersonalData implements PersonalData, OnModuleInit {
  readonly room = 'courses';

  readonly columns = {
    'completion_claims.person_id': 'erased',
    'completion_claims.decided_by': 'pseudonymous',
    'completion_attestations.person_id': 'cascades',
    'completion_attestations.reference': 'pseudonymous',
    'completions.person_id': 'erased',
    'completions.recorded_by': 'pseudonymous',
    'participant_ids.person_id': 'erased',
    'xapi_statements.person_id': 'erased',
  } as const;

  readonly texts = {
    'completion_claims.proof': 'searched',
    'completion_claims.state': 'impersonal',
    'completion_claims.reason': 'searched',
    'completion_attestations.kind': 'impersonal',
    'course_platforms.provider': 'impersonal',
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
    return {
      completions: await all(
        `SELECT n.course_id AS "courseId", c.title AS course, n.completed_at AS "completedAt",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', a.kind, 'attestedAt', a.attested_at) ORDER BY a.attested_at), '[]')
            FROM completion_attestations a WHERE a.person_id = n.person_id AND a.course_id = n.course_id) AS attestations
         FROM completions n JOIN courses c ON c.id = n.course_id WHERE n.person_id = $1 ORDER BY n.completed_at`,
      ),
      completionClaims: await all(
        `SELECT l.id, l.course_id AS "courseId", c.title AS course, l.proof, l.state, l.claimed_at AS "claimedAt",
           l.decided_at AS "decidedAt", l.reason
         FROM completion_claims l JOIN courses c ON c.id = l.course_id WHERE l.person_id = $1 ORDER BY l.claimed_at`,
      ),
      participantIds: await all(
        `SELECT provider, participant_id AS "participantId", issued_at AS "issuedAt" FROM participant_ids WHERE person_id = $1`,
      ),
      courseStatements: await all(
        `SELECT provider, id, effect, course_id AS "courseId", stored_at AS "storedAt" FROM xapi_statements WHERE person_id = $1 ORDER BY stored_at`,
      ),
      decisionsOnClaims: await all(
        `SELECT id, state, decided_at AS "decidedAt" FROM completion_claims WHERE decided_by = $1 ORDER BY decided_at`,
      ),
      coursePlatforms: await all(
        `SELECT p.id, k.name, p.provider, k.created_at AS "createdAt" FROM course_platforms p JOIN api_keys k ON k.id = p.id
         WHERE k.created_by = $1 ORDER BY k.created_at`,
      ),
      recordedCompletions: await all(
        `SELECT course_id AS "courseId", completed_at AS "completedAt" FROM completions WHERE recorded_by = $1 ORDER BY completed_at`,
      ),
    };
  }
}
