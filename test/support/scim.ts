import { randomUUID } from 'node:crypto';

import { ApiKeys } from '../../src/accounts/index.js';
import type { Scope } from '../../src/kernel/scopes.js';
import type { Answer, TestApp } from './app.js';

export const SCIM = '/scim/v2';
const NOBODY = { personId: randomUUID(), sessionId: randomUUID(), admin: true, memberships: [] };

/** The key of a municipality's HR system, as headers of a request. */
export async function scimHeaders(
  app: TestApp,
  municipalityId: string,
  scopes: readonly Scope[] = ['scim:manage'],
): Promise<Record<string, string>> {
  const wanted = { name: 'Personalsystem', municipalityId, scopes, expiresInDays: null };
  const { token } = await app.get(ApiKeys).create(NOBODY, wanted);
  return { authorization: `Bearer ${token}` };
}

/** An HR system that speaks SCIM with its key. */
export interface HrSystem {
  call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: object,
  ): Promise<Answer>;
}

export async function anHrSystem(app: TestApp, municipalityId: string, scopes?: readonly Scope[]): Promise<HrSystem> {
  const key = await scimHeaders(app, municipalityId, scopes);
  return {
    call: (method, path, body, headers = {}) =>
      app.call(method, `${SCIM}${path}`, {
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        headers: { ...key, ...(body !== undefined && { 'content-type': 'application/scim+json' }), ...headers },
      }),
  };
}

/** A user that nobody has yet. */
export function aScimUser(changes: object = {}): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: `${randomUUID()}@kommune.example`,
    name: { givenName: 'Erika', familyName: 'Muster' },
    ...changes,
  };
}

/** A unit that the HR system of a municipality keeps, and a person of whom it has spoken. Answers the unit's id. */
export async function aScimGroup(app: TestApp, municipalityId: string, personId: string): Promise<string> {
  const id = randomUUID();
  await app.sql(
    `INSERT INTO scim_users (municipality_id, person_id, user_name, email, given_name, family_name, created_at, updated_at)
     SELECT $1, id, email, email, given_name, family_name, now(), now() FROM persons WHERE id = $2`,
    [municipalityId, personId],
  );
  await app.sql(
    `INSERT INTO scim_groups (id, municipality_id, display_name, created_at, updated_at) VALUES ($1, $2, 'Bauamt', now(), now())`,
    [id, municipalityId],
  );
  return id;
}
