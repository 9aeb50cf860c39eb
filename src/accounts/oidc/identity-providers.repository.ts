import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { IdentityProvider } from '../domain/identity-provider.js';

export type ProviderRow = IdentityProvider & { readonly sealedSecret: string | null };

export type ProviderSummary = Pick<IdentityProvider, 'municipalityId' | 'issuer' | 'isEnabled' | 'isRequired'> & {
  /** Name of the municipality. */
  readonly municipality: string;
};

const PROVIDER = `municipality_id AS "municipalityId", issuer, client_id AS "clientId", sealed_secret AS "sealedSecret",
  secret_variable AS "secretVariable", scope, role_claim AS "roleClaim", hr_values AS "hrValues",
  asks_second_factor AS "asksSecondFactor", factor_values AS "factorValues", enabled AS "isEnabled", required AS "isRequired"`;

/** Providers, and as whom they know people. */
@Injectable()
export class IdentityProvidersRepository {
  constructor(private readonly transaction: Transaction) {}

  async find(municipalityId: string): Promise<ProviderRow | null> {
    const [row] = await this.transaction.query<ProviderRow>(
      `SELECT ${PROVIDER} FROM identity_providers WHERE municipality_id = $1`,
      [municipalityId],
    );
    return row ?? null;
  }

  /** By the municipality's name. */
  all(): Promise<ProviderSummary[]> {
    return this.transaction.query(
      `SELECT m.id AS "municipalityId", m.name AS municipality, p.issuer, p.enabled AS "isEnabled", p.required AS "isRequired"
       FROM identity_providers p JOIN municipalities m ON m.id = p.municipality_id ORDER BY m.name, m.ars`,
    );
  }

  async write(provider: ProviderRow, now: Date): Promise<void> {
    const { municipalityId, issuer, clientId, sealedSecret, secretVariable, scope } = provider;
    const { roleClaim, hrValues, asksSecondFactor, factorValues, isEnabled, isRequired } = provider;
    await this.transaction.query(
      `INSERT INTO identity_providers (municipality_id, issuer, client_id, sealed_secret, secret_variable, scope, role_claim,
         hr_values, asks_second_factor, updated_at, enabled, required, factor_values)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       ON CONFLICT (municipality_id) DO UPDATE SET issuer = $2, client_id = $3, sealed_secret = $4, secret_variable = $5,
         scope = $6, role_claim = $7, hr_values = $8, asks_second_factor = $9, updated_at = $10,
         enabled = $11, required = $12, factor_values = $13`,
      [
        ...[municipalityId, issuer, clientId, sealedSecret, secretVariable, scope, roleClaim],
        ...[hrValues, asksSecondFactor, now, isEnabled, isRequired, factorValues],
      ],
    );
  }

  /** The provider, and as whom it knew people. False when there was none. */
  async remove(municipalityId: string): Promise<boolean> {
    const rows = await this.transaction.query(
      `DELETE FROM identity_providers WHERE municipality_id = $1 RETURNING issuer`,
      [municipalityId],
    );
    return rows.length === 1;
  }

  /** Another issuer's subjects are other people; those of another client may be. */
  async forgetIdentities(municipalityId: string): Promise<void> {
    await this.transaction.query(`DELETE FROM provider_identities WHERE municipality_id = $1`, [municipalityId]);
  }

  async personOf(municipalityId: string, subject: string): Promise<string | null> {
    const [row] = await this.transaction.query<{ readonly personId: string }>(
      `SELECT person_id AS "personId" FROM provider_identities WHERE municipality_id = $1 AND subject = $2`,
      [municipalityId, subject],
    );
    return row?.personId ?? null;
  }

  /** @throws QueryFailedError `one_identity_per_person_and_provider` when the provider knows the person as somebody else */
  async link(municipalityId: string, subject: string, [personId, now]: readonly [string, Date]): Promise<void> {
    await this.transaction.query(
      `INSERT INTO provider_identities (municipality_id, subject, person_id, linked_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (municipality_id, subject) DO NOTHING`,
      [municipalityId, subject, personId, now],
    );
  }

  /** Ends the person's work as HR there: yesterday was the last day, or today if it began today. */
  async endHr(personId: string, municipalityId: string, [yesterday, today]: readonly [Day, Day]): Promise<void> {
    await this.transaction.query(
      `UPDATE memberships SET valid_until = greatest(valid_from, $3::date)
       WHERE person_id = $1 AND municipality_id = $2 AND role = 'hr' AND (valid_until IS NULL OR valid_until >= $4)`,
      [personId, municipalityId, yesterday, today],
    );
  }
}
