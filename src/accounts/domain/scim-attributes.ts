import { DomainError } from '../../kernel/domain-error.js';

/** Source of all names: RFC 7643, sections 4.1 to 4.3 and 8.7. */
export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE_SCHEMA = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** What becomes of an attribute: it is kept; it is taken and forgotten; it is ours alone and cannot be set. */
type Treatment = 'kept' | 'ignored' | 'fixed';

const named = (treatment: Treatment, ...names: readonly string[]): readonly (readonly [string, Treatment])[] =>
  names.map((name) => [name, treatment] as const);

/** By their names as the standard writes them; those of the extension with its name before them. */
const ATTRIBUTES: ReadonlyMap<string, Treatment> = new Map([
  ...named('kept', 'userName', 'externalId', 'name', 'active', 'emails', 'members', `${ENTERPRISE_SCHEMA}:department`),
  ...named('kept', 'displayName'),
  ...named('fixed', 'id', 'meta', 'schemas', 'groups'),
  ...named(
    'ignored',
    'nickName',
    'profileUrl',
    'title',
    'userType',
    'preferredLanguage',
    'locale',
    'timezone',
    'password',
  ),
  ...named('ignored', 'phoneNumbers', 'ims', 'photos', 'addresses', 'entitlements', 'roles', 'x509Certificates'),
  ...['employeeNumber', 'costCenter', 'organization', 'division', 'manager'].flatMap((name) =>
    named('ignored', `${ENTERPRISE_SCHEMA}:${name}`),
  ),
]);

const BY_LOWER_CASE = new Map([...ATTRIBUTES.keys(), ENTERPRISE_SCHEMA].map((name) => [name.toLowerCase(), name]));
const SUB_ATTRIBUTES = ['givenName', 'familyName', 'formatted', 'middleName', 'honorificPrefix', 'honorificSuffix'];
const OF_VALUES = [
  'value',
  'display',
  'type',
  'primary',
  '$ref',
  'created',
  'lastModified',
  'location',
  'version',
  'resourceType',
];
const SUB_BY_LOWER_CASE = new Map([...SUB_ATTRIBUTES, ...OF_VALUES].map((name) => [name.toLowerCase(), name]));
const CORE = [USER_SCHEMA, GROUP_SCHEMA].map((schema) => `${schema}:`.toLowerCase());

export interface KnownAttribute {
  /** As the standard writes it, with the name of the extension that it belongs to. */
  readonly name: string;
  /** Of a complex one: what of it is meant. */
  readonly part: string | null;
  readonly treatment: Treatment;
}

/**
 * What a name stands for, in any case, with or without the name of its schema before it; undefined when the standard knows
 * no such attribute.
 */
export function attributeNamed(given: string): KnownAttribute | undefined {
  const lower = given.toLowerCase();
  const core = CORE.find((schema) => lower.startsWith(schema));
  const bare = core === undefined ? lower : lower.slice(core.length);
  const whole = BY_LOWER_CASE.get(bare);
  if (whole !== undefined) return { name: whole, part: null, treatment: ATTRIBUTES.get(whole) ?? 'kept' };
  const dot = bare.lastIndexOf('.');
  const name = BY_LOWER_CASE.get(bare.slice(0, Math.max(0, dot)));
  const part = SUB_BY_LOWER_CASE.get(bare.slice(dot + 1));
  return name === undefined || part === undefined
    ? undefined
    : { name, part, treatment: ATTRIBUTES.get(name) ?? 'kept' };
}

export type Attributes = Readonly<Record<string, unknown>>;

/** The attributes of something complex by their names in small letters. @throws DomainError (malformed) `scim-value-invalid` */
export function attributesIn(value: unknown, attribute = 'resource'): Attributes {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongValue(attribute);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), inner as unknown]));
}

/** A text without control characters, of at most so many characters. @throws DomainError (malformed) `scim-value-invalid` */
export function textIn(value: unknown, attribute: string, longest: number): string {
  if (typeof value !== 'string' || value.length > longest || /[\p{Cc}\p{Surrogate}]/u.test(value))
    throw wrongValue(attribute);
  return value;
}

/** The same without blanks around it; null for what is empty or not said. */
export function optionalTextIn(value: unknown, attribute: string, longest: number): string | null {
  if (value === undefined || value === null) return null;
  return textIn(value, attribute, longest).trim() || null;
}

/** A boolean, also as Entra ID spells it. @throws DomainError (malformed) `scim-value-invalid` */
export function booleanIn(value: unknown, attribute: string): boolean {
  const said = typeof value === 'string' ? value.toLowerCase() : value;
  if (said === true || said === 'true') return true;
  if (said === false || said === 'false') return false;
  throw wrongValue(attribute);
}

export function wrongValue(attribute: string): DomainError {
  return new DomainError('scim-value-invalid', 'malformed', { attribute });
}
