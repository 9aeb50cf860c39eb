import type { JsonObject } from '../../kernel/json.js';
import { attributesIn, GROUP_SCHEMA, optionalTextIn, textIn, wrongValue } from './scim-attributes.js';

const LONGEST = { name: 200, externalId: 254 } as const;
/** People of one group: more than any administration has in a unit. */
const MOST_MEMBERS = 10_000;

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
  const given = attributesIn(body);
  const displayName = textIn(given.displayname, 'displayName', LONGEST.name).trim();
  if (displayName === '') throw wrongValue('displayName');
  const all = given.members === undefined || given.members === null ? [] : [given.members].flat();
  if (all.length > MOST_MEMBERS) throw wrongValue('members');
  const members = all.map((member) => textIn(attributesIn(member, 'members').value, 'members', LONGEST.name));
  const externalId = optionalTextIn(given.externalid, 'externalId', LONGEST.externalId);
  return { displayName, externalId, members: [...new Set(members)] };
}

/** The group as RFC 7643 writes one. @param base address of the service, without a slash at its end */
export function writeScimGroup(group: ShownGroup, base: string): JsonObject {
  const { id, displayName, externalId, members, createdAt, updatedAt } = group;
  return {
    schemas: [GROUP_SCHEMA],
    ...{ id, ...(externalId !== null && { externalId }), displayName },
    members: members.map((member) => ({
      ...{ value: member.id, display: member.userName, type: 'User', $ref: `${base}/Users/${member.id}` },
    })),
    meta: {
      resourceType: 'Group',
      created: createdAt.toISOString(),
      lastModified: updatedAt.toISOString(),
      location: `${base}/Groups/${id}`,
    },
  };
}
