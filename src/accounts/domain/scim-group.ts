import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject } from '../../kernel/json.js';
import { attributes } from './scim-user.js';

export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';

const LONGEST = 200;

/** What an HR system says of a group. */
export interface ScimGroupInput {
  readonly displayName: string;
  readonly externalId: string | null;
  /** Ids of users, each once. */
  readonly members: readonly string[];
}

interface ShownGroup extends Omit<ScimGroupInput, 'members'> {
  readonly id: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly members: readonly { readonly id: string; readonly userName: string }[];
}

/** Reads a group of RFC 7643. @throws DomainError (malformed) `scim-value-invalid` {attribute} */
export function readScimGroup(body: unknown): ScimGroupInput {
  const given = attributes(body);
  const displayName = textIn(given.displayname, 'displayName').trim();
  if (displayName === '') throw invalid('displayName');
  const externalId = given.externalid === undefined || given.externalid === null ? null : textIn(given.externalid, 'externalId');
  const all = given.members === undefined || given.members === null ? [] : [given.members].flat();
  const members = all.map((member) => textIn(attributes(member).value, 'members'));
  return { displayName, externalId, members: [...new Set(members)] };
}

/** The group as RFC 7643 writes one. @param base address of the service, without a slash at its end */
export function writeScimGroup(group: ShownGroup, base: string): JsonObject {
  const { id, displayName, externalId, members, createdAt, updatedAt } = group;
  return {
    schemas: [GROUP_SCHEMA],
    ...{ id, ...(externalId !== null && { externalId }), displayName },
    members: members.map((member) => ({
      value: member.id,
      display: member.userName,
      type: 'User',
      $ref: `${base}/Users/${member.id}`,
    })),
    meta: {
      resourceType: 'Group',
      created: createdAt.toISOString(),
      lastModified: updatedAt.toISOString(),
      location: `${base}/Groups/${id}`,
    },
  };
}

function textIn(value: unknown, attribute: string): string {
  if (typeof value !== 'string' || value.length > LONGEST || /\p{Cc}/u.test(value)) throw invalid(attribute);
  return value;
}

function invalid(attribute: string): DomainError {
  return new DomainError('scim-value-invalid', 'malformed', { attribute });
}
