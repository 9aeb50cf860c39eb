import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { JsonObject } from '../../kernel/json.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { Leaver, PersonalData } from './personal-data.js';
import { PersonalDataRegistry } from './personal-data.registry.js';

/** Plumbing and municipalities stand left of the accounts and know no contract of theirs: their columns are told here. */
@Injectable()
export class PlatformPersonalData implements PersonalData, OnModuleInit {
  readonly room = 'platform';

  readonly columns = {
    'mails.recipient_id': 'erased',
    'idempotency_answers.actor_id': 'erased',
    'jobs.created_by': 'pseudonymous',
    'imports.started_by': 'pseudonymous',
    'audit_acts.actor_id': 'by-room',
    'works_agreements.recorded_by': 'pseudonymous',
    'works_agreements.confirmed_by': 'pseudonymous',
    'works_agreements.ended_by': 'pseudonymous',
  } as const;

  readonly texts = {
    'mails.kind': 'impersonal',
    'mails.occasion': 'searched',
    'mails.state': 'impersonal',
    'mails.address': 'searched',
    'mails.subject': 'searched',
    'mails.plain': 'searched',
    'mails.html': 'searched',
    'mails.fault': 'impersonal',
    'idempotency_answers.operation': 'impersonal',
    'idempotency_answers.key': 'searched',
    'idempotency_answers.body_hash': 'impersonal',
    'idempotency_answers.answer': 'searched',
    'jobs.name': 'impersonal',
    'jobs.payload': 'searched',
    'jobs.dedupe_key': 'searched',
    'jobs.state': 'impersonal',
    'jobs.progress': 'searched',
    'jobs.result': 'searched',
    'jobs.error': 'searched',
    'jobs.trace_parent': 'impersonal',
    'job_journal.kind': 'impersonal',
    'job_journal.details': 'searched',
    'imports.kind': 'impersonal',
    'imports.mode': 'impersonal',
    'imports.file_name': 'by-room',
    'imports.address': 'searched',
    'imports.state': 'impersonal',
    'imports.progress': 'impersonal',
    'imports.counts': 'impersonal',
    'imports.findings': 'searched',
    'imports.digest': 'impersonal',
    'imports.applying': 'impersonal',
    'import_rows.pile': 'impersonal',
    'import_rows.name': 'searched',
    'import_rows.changes': 'searched',
    'import_rows.findings': 'searched',
    'import_progress.progress': 'impersonal',
    'audit_acts.act': 'impersonal',
    'audit_acts.subject': 'by-room',
    'audit_acts.details': 'by-room',
    'works_agreements.reference': 'searched',
    'works_agreements.clauses': 'searched',
    'works_agreements.end_reason': 'searched',
    'works_agreement_documents.file_name': 'searched',
    'works_agreement_documents.sha256': 'impersonal',
  } as const;

  constructor(
    private readonly registry: PersonalDataRegistry,
    private readonly transaction: Transaction,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  /**
   * The acts stay as they were done; the application may not change them but in this way. A file's name is given up as soon
   * as any part of a name is in it.
   */
  async followUp({ pseudonym, ...named }: Leaver): Promise<void> {
    await this.transaction.query('SELECT pseudonymise_acts($1)', [pseudonym]);
    await this.transaction.query(`UPDATE imports SET file_name = '[…]' WHERE may_name(file_name, $1)`, [
      JSON.stringify(named),
    ]);
  }

  async export(personId: string): Promise<Record<string, JsonObject[]>> {
    const all = (sql: string): Promise<JsonObject[]> => this.transaction.query<JsonObject>(sql, [personId]);
    return {
      mails: await all(
        `SELECT id, kind, state, address, subject, CASE WHEN confidential THEN NULL ELSE plain END AS text, created_at AS "createdAt"
         FROM mails WHERE recipient_id = $1 ORDER BY created_at`,
      ),
      acts: await all(
        `SELECT at, act, subject, municipality_id AS "municipalityId", details FROM audit_acts
         WHERE actor_id = $1 OR subject = $1::text ORDER BY position`,
      ),
      imports: await all(
        `SELECT id, kind, file_name AS "fileName", state, created_at AS "createdAt" FROM imports WHERE started_by = $1 ORDER BY created_at`,
      ),
      jobs: await all(
        `SELECT id, name, state, created_at AS "createdAt", finished_at AS "finishedAt" FROM jobs WHERE created_by = $1 ORDER BY created_at`,
      ),
      repeatableAnswers: await all(
        `SELECT operation, answer, created_at AS "createdAt" FROM idempotency_answers WHERE actor_id = $1 ORDER BY created_at`,
      ),
      worksAgreements: await all(
        `SELECT id, municipality_id AS "municipalityId", reference, version, recorded_by = $1 AS recorded, confirmed_by = $1 AS confirmed,
                ended_by = $1 AS ended
         FROM works_agreements WHERE $1 IN (recorded_by, confirmed_by, ended_by) ORDER BY recorded_at`,
      ),
    };
  }
}
