import { randomInt, randomUUID } from 'node:crypto';

import { SessionsService } from '../../src/accounts/index.js';
import type { MunicipalityKind } from '../../src/municipalities/index.js';
import type { TestApp } from './app.js';

interface Wanted {
  readonly email?: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly admin?: boolean;
  /** Ids of municipalities. */
  readonly employeeOf?: readonly string[];
  readonly hrOf?: readonly string[];
}

export interface Somebody {
  readonly personId: string;
  readonly token: string;
}

/** A person without a password, signed in; exactly the memberships that are named, since January 2020. */
export async function somebody(app: TestApp, wanted: Wanted = {}): Promise<Somebody> {
  const { admin = false, employeeOf = [], hrOf = [], givenName = 'Erika', familyName = 'Muster' } = wanted;
  const id = randomUUID();
  const email = wanted.email ?? `${id}@kommune.example`;
  await app.sql(
    `INSERT INTO persons (id, email, given_name, family_name, admin, created_at) VALUES ($1, $2, $3, $4, $5, now())`,
    [id, email, givenName, familyName, admin],
  );
  const roles = [...employeeOf.map((at) => [at, 'employee']), ...hrOf.map((at) => [at, 'hr'])];
  for (const [municipalityId, role] of roles) {
    await app.sql(
      `INSERT INTO memberships (id, person_id, municipality_id, role, valid_from) VALUES ($1, $2, $3, $4, '2020-01-01')`,
      [randomUUID(), id, municipalityId, role],
    );
  }
  const session = await app.get(SessionsService).open({ id, email, givenName, familyName, admin }, 'token');
  return { personId: id, token: session.accessToken ?? '' };
}

interface WantedMunicipality {
  readonly ars?: string;
  readonly name?: string;
  readonly kind?: MunicipalityKind;
  readonly population?: number;
  readonly headcount?: number | null;
}

/** An administration; its ARS is made up (it begins with 99) unless it is named. */
export async function aMunicipality(
  app: TestApp,
  wanted: WantedMunicipality = {},
): Promise<{ id: string; ars: string }> {
  const { name = 'Musterstadt', kind = 'collective-municipality', population = 12_000, headcount = null } = wanted;
  const ars = wanted.ars ?? `99${String(randomInt(10 ** 10)).padStart(10, '0')}`;
  const id = randomUUID();
  await app.sql(
    `INSERT INTO municipalities (id, ars, name, kind, population, headcount, source, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'test', now())`,
    [id, ars, name, kind, population, headcount],
  );
  return { id, ars };
}

/** A works agreement that is in force, with careful clauses unless they are named. */
export async function anAgreementInForce(app: TestApp, municipalityId: string, clauses: object = {}): Promise<void> {
  await app.sql(
    `INSERT INTO works_agreements (id, municipality_id, version, reference, agreed_on, clauses, recorded_by, recorded_at, confirmed_by, confirmed_at)
     VALUES ($1, $2, (SELECT coalesce(max(version), 0) + 1 FROM works_agreements WHERE municipality_id = $2),
       'DV 2026/01', '2026-01-15', $3, $4, now(), $5, now())`,
    [randomUUID(), municipalityId, JSON.stringify({ ...CLAUSES, ...clauses }), randomUUID(), randomUUID()],
  );
}

export const CLAUSES = {
  purposes: ['Qualifizierungsgespräch'],
  resultsVisibleTo: 'hr-on-release',
  retentionMonths: 24,
  minimumGroupSize: 5,
  remindersAllowed: true,
  retakeAfterDays: 0,
} as const;
