import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { JsonObject } from '../../kernel/json.js';
import { Transaction } from '../../platform/database/transaction.js';
import { AttemptsRepository } from '../sessions/attempts.repository.js';
import { PeopleUploads } from './people-uploads.repository.js';
import type { Leaver, PersonalData } from './personal-data.js';
import { PersonalDataRegistry } from './personal-data.registry.js';

/** The account itself: who somebody is, where they work and how they sign in. */
@Injectable()
export class AccountsPersonalData implements PersonalData, OnModuleInit {
  readonly room = 'accounts';

  readonly columns = {
    'memberships.person_id': 'erased',
    'sessions.person_id': 'erased',
    'notice_acknowledgements.person_id': 'erased',
    'mailed_links.person_id': 'erased',
    'provider_identities.person_id': 'erased',
    'scim_users.person_id': 'erased',
    'recovery_codes.person_id': 'cascades',
    'second_factors.person_id': 'erased',
    'persons.id': 'erased',
    'api_keys.created_by': 'pseudonymous',
  } as const;

  /** Whom a follow-up still looks for; it empties that itself. */
  readonly texts = {
    'erasures.leaver': 'by-room',
    'api_keys.name': 'searched',
    'api_keys.scopes': 'impersonal',
    'api_key_secrets.prefix': 'impersonal',
    'api_key_secrets.secret_hash': 'impersonal',
  } as const;

  constructor(
    private readonly registry: PersonalDataRegistry,
    private readonly transaction: Transaction,
    private readonly attempts: AttemptsRepository,
    private readonly uploads: PeopleUploads,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  /** Failed attempts are kept under hashes of these names. */
  async erase({ personId, email }: Leaver): Promise<void> {
    for (const name of [email, `reset ${email}`, `second factor ${personId}`]) {
      await this.attempts.forgetAllOf({ email: name });
    }
  }

  /** A file that waits to be imported would bring them back. */
  followUp({ email }: Leaver): Promise<void> {
    return this.uploads.forget(email);
  }

  async export(personId: string): Promise<Record<string, JsonObject[]>> {
    const all = (sql: string): Promise<JsonObject[]> => this.transaction.query<JsonObject>(sql, [personId]);
    return {
      account: await all(
        `SELECT id, email, given_name AS "givenName", family_name AS "familyName", language, admin,
           password_hash IS NOT NULL AS "hasPassword", created_at AS "createdAt" FROM persons WHERE id = $1`,
      ),
      memberships: await all(
        `SELECT m.id, m.municipality_id AS "municipalityId", c.name AS municipality, m.role, m.unit, m.valid_from::text AS "validFrom",
           m.valid_until::text AS "validUntil"
         FROM memberships m JOIN municipalities c ON c.id = m.municipality_id
         WHERE m.person_id = $1 ORDER BY m.valid_from, c.name, m.role`,
      ),
      sessions: await all(
        `SELECT id, kind, device, created_at AS "createdAt", seen_at AS "seenAt", ended_at AS "endedAt", ends_at AS "endsAt", strong
         FROM sessions WHERE person_id = $1 ORDER BY created_at`,
      ),
      noticeAcknowledgements: await all(
        `SELECT version, acknowledged_at AS "acknowledgedAt" FROM notice_acknowledgements WHERE person_id = $1 ORDER BY acknowledged_at`,
      ),
      mailedLinks: await all(
        `SELECT id, purpose, email, created_at AS "createdAt", expires_at AS "expiresAt", used_at AS "usedAt"
         FROM mailed_links WHERE person_id = $1 ORDER BY created_at`,
      ),
      providerIdentities: await all(
        `SELECT municipality_id AS "municipalityId", subject, linked_at AS "linkedAt" FROM provider_identities WHERE person_id = $1`,
      ),
      namedByHrSystems: await all(
        `SELECT municipality_id AS "municipalityId", user_name AS "userName", external_id AS "externalId", email, given_name AS "givenName",
           family_name AS "familyName", created_at AS "createdAt", updated_at AS "updatedAt" FROM scim_users WHERE person_id = $1`,
      ),
      secondFactor: await all(
        `SELECT created_at AS "createdAt", confirmed_at AS "confirmedAt",
           (SELECT count(*)::int FROM recovery_codes r WHERE r.person_id = f.person_id AND r.used_at IS NULL) AS "recoveryCodesLeft"
         FROM second_factors f WHERE f.person_id = $1`,
      ),
    };
  }
}
