import type { JsonObject } from '../../kernel/json.js';
import { DomainError } from '../../kernel/domain-error.js';
import { canonicalEmail, isEmail, isName } from './person.js';

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE_SCHEMA = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const LONGEST = { userName: 254, externalId: 254, department: 200 } as const;

/** A person as the HR system of one municipality knows them. */
export interface ScimUser {
  readonly id: string;
  readonly userName: string;
  readonly externalId: string | null;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Works there today. */
  readonly active: boolean;
  readonly isHr: boolean;
  readonly unit: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What an HR system says of a person. */
export type ScimUserInput = Pick<
  ScimUser,
  'userName' | 'externalId' | 'email' | 'givenName' | 'familyName' | 'active' | 'unit'
>;

/**
 * Reads a user of RFC 7643; what we do not keep is ignored. Attribute names count in any case, and so do `"True"` and
 * `"False"`, which Entra ID sends for booleans.
 * @throws DomainError (malformed) `scim-value-invalid` {attribute}
 */
export function readScimUser(body: unknown): ScimUserInput {
  const given = attributes(body);
  const name = attributes(given.name ?? {});
  const enterprise = attributes(given[ENTERPRISE_SCHEMA.toLowerCase()] ?? {});
  const userName = text(given.username, 'userName');
  return {
    userName: must(userName !== '' && userName.length <= LONGEST.userName, userName, 'userName'),
    externalId: optional(given.externalid, 'externalId', LONGEST.externalId),
    email: emailIn(given.emails, userName),
    givenName: nameIn(name.givenname, 'name.givenName'),
    familyName: nameIn(name.familyname, 'name.familyName'),
    active: given.active === undefined ? true : booleanIn(given.active),
    unit: optional(enterprise.department, 'department', LONGEST.department),
  };
}

/** The user as RFC 7643 writes one. @param base address of the service, without a slash at its end */
export function writeScimUser(user: ScimUser, base: string): JsonObject {
  const { id, userName, externalId, email, givenName, familyName, active, isHr, unit } = user;
  const formatted = `${givenName} ${familyName}`;
  return {
    schemas: [USER_SCHEMA, ENTERPRISE_SCHEMA],
    ...{ id, ...(externalId !== null && { externalId }), userName },
    name: { formatted, familyName, givenName },
    ...{ displayName: formatted, active },
    emails: [{ value: email, type: 'work', primary: true }],
    ...(isHr && { groups: [{ value: 'hr', display: HR_GROUP, type: 'direct', $ref: `${base}/Groups/hr` }] }),
    [ENTERPRISE_SCHEMA]: unit === null ? {} : { department: unit },
    meta: {
      resourceType: 'User',
      created: user.createdAt.toISOString(),
      lastModified: user.updatedAt.toISOString(),
      location: `${base}/Users/${id}`,
    },
  };
}

/** Name of the group whose members are HR. */
export const HR_GROUP = 'Personalstelle';

type Attributes = Readonly<Record<string, unknown>>;

/** The attributes by their names in small letters. */
export function attributes(value: unknown): Attributes {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('resource');
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), inner as unknown]));
}

/** A boolean, also as Entra ID spells it. @throws DomainError `scim-value-invalid` */
export function booleanIn(value: unknown): boolean {
  const said = typeof value === 'string' ? value.toLowerCase() : value;
  if (said === true || said === 'true') return true;
  if (said === false || said === 'false') return false;
  throw invalid('active');
}

/** The primary address, else the first; without any, the user's name if it is one. */
function emailIn(value: unknown, userName: string): string {
  const all = value === undefined || value === null ? [] : [value].flat().map(attributes);
  const chosen = all.find(({ primary }) => primary === true || primary === 'True') ?? all[0];
  const email = canonicalEmail(chosen === undefined ? userName : text(chosen.value, 'emails'));
  return must(isEmail(email), email, 'emails');
}

function nameIn(value: unknown, attribute: string): string {
  const name = text(value, attribute).trim();
  return must(isName(name), name, attribute);
}

function optional(value: unknown, attribute: string, longest: number): string | null {
  if (value === undefined || value === null) return null;
  const said = text(value, attribute).trim();
  return must(said.length <= longest, said === '' ? null : said, attribute);
}

function text(value: unknown, attribute: string): string {
  if (typeof value !== 'string' || /\p{Cc}/u.test(value)) throw invalid(attribute);
  return value;
}

function must<Value>(isFine: boolean, value: Value, attribute: string): Value {
  if (!isFine) throw invalid(attribute);
  return value;
}

function invalid(attribute: string): DomainError {
  return new DomainError('scim-value-invalid', 'malformed', { attribute });
}
