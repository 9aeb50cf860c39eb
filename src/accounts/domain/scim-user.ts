import type { JsonObject } from '../../kernel/json.js';
import { canonicalEmail, isEmail, isName } from './person.js';
import {
  attributesIn,
  booleanIn,
  ENTERPRISE_SCHEMA,
  optionalTextIn,
  textIn,
  USER_SCHEMA,
  wrongValue,
} from './scim-attributes.js';

const LONGEST = { userName: 254, externalId: 254, department: 200, text: 1_000 } as const;
const MOST_ADDRESSES = 20;

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
  /** The group of the unit, if the HR system keeps one. */
  readonly groupId: string | null;
  /** The HR system has named them; others came in another way, and it may take them over. */
  readonly isNamed: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What an HR system says of a person. */
export type ScimUserInput = Pick<
  ScimUser,
  'userName' | 'externalId' | 'email' | 'givenName' | 'familyName' | 'active' | 'unit'
>;

/** The group whose members are HR is always there. */
export const HR_GROUP = { id: 'hr', displayName: 'Personalstelle' } as const;

/**
 * Reads a user of RFC 7643; what we do not keep is ignored. Attribute names count in any case, and so do `"True"` and
 * `"False"`, which Entra ID sends for booleans. @param isActive what holds when nothing is said of it
 * @throws DomainError (malformed) `scim-value-invalid` {attribute}
 */
export function readScimUser(body: unknown, isActive = true): ScimUserInput {
  const given = attributesIn(body);
  const name = attributesIn(given.name ?? {}, 'name');
  const enterprise = attributesIn(given[ENTERPRISE_SCHEMA.toLowerCase()] ?? {}, ENTERPRISE_SCHEMA);
  const userName = textIn(given.username, 'userName', LONGEST.userName).trim();
  if (userName === '') throw wrongValue('userName');
  return {
    userName,
    externalId: optionalTextIn(given.externalid, 'externalId', LONGEST.externalId),
    email: emailIn(given.emails, userName),
    givenName: nameIn(name.givenname, 'name.givenName'),
    familyName: nameIn(name.familyname, 'name.familyName'),
    active: given.active === undefined ? isActive : booleanIn(given.active, 'active'),
    unit: optionalTextIn(enterprise.department, 'department', LONGEST.department),
  };
}

/** The user as RFC 7643 writes one. @param base address of the service, without a slash at its end */
export function writeScimUser(user: ScimUser, base: string): JsonObject {
  const { id, userName, externalId, email, givenName, familyName, active, unit } = user;
  const formatted = `${givenName} ${familyName}`;
  const groups = groupsOf(user, base);
  return {
    schemas: [USER_SCHEMA, ENTERPRISE_SCHEMA],
    ...{ id, ...(externalId !== null && { externalId }), userName },
    name: { formatted, familyName, givenName },
    ...{ displayName: formatted, active },
    emails: [{ value: email, type: 'work', primary: true }],
    ...(groups.length > 0 && { groups }),
    [ENTERPRISE_SCHEMA]: unit === null ? {} : { department: unit },
    meta: {
      resourceType: 'User',
      created: user.createdAt.toISOString(),
      lastModified: user.updatedAt.toISOString(),
      location: `${base}/Users/${id}`,
    },
  };
}

/** Whether an HR system says nothing that is not so. */
export function isSaidAlready(user: ScimUser, input: ScimUserInput): boolean {
  const parts = Object.keys(input) as (keyof ScimUserInput)[];
  return user.isNamed && parts.every((part) => input[part] === user[part]);
}

/** Where the name was the address and a change speaks of the name only, the address goes with it. */
export function followingName(before: ScimUser, input: ScimUserInput): ScimUserInput {
  const wasAddress = canonicalEmail(before.userName) === before.email && input.email === before.email;
  const email = canonicalEmail(input.userName);
  return wasAddress && isEmail(email) ? { ...input, email } : input;
}

function groupsOf({ active, isHr, unit, groupId }: ScimUser, base: string): readonly JsonObject[] {
  const group = (value: string, display: string): JsonObject => ({
    ...{ value, display, type: 'direct', $ref: `${base}/Groups/${value}` },
  });
  return [
    ...(isHr ? [group(HR_GROUP.id, HR_GROUP.displayName)] : []),
    ...(active && groupId !== null && unit !== null ? [group(groupId, unit)] : []),
  ];
}

/** The primary address, else the first; without any, the user's name if it is one. */
function emailIn(value: unknown, userName: string): string {
  const all = value === undefined || value === null ? [] : [value].flat();
  if (all.length > MOST_ADDRESSES) throw wrongValue('emails');
  const read = all.map((one) => (typeof one === 'string' ? { value: one } : attributesIn(one, 'emails')));
  const chosen = read.find((one) => 'primary' in one && booleanIn(one.primary ?? false, 'emails')) ?? read[0];
  const email = canonicalEmail(chosen === undefined ? userName : textIn(chosen.value, 'emails', LONGEST.text));
  if (!isEmail(email)) throw wrongValue('emails');
  return email;
}

function nameIn(value: unknown, attribute: string): string {
  const name = textIn(value, attribute, LONGEST.text).trim();
  if (!isName(name)) throw wrongValue(attribute);
  return name;
}
