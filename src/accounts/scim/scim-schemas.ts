import type { JsonObject } from '../../kernel/json.js';
import { ENTERPRISE_SCHEMA, GROUP_SCHEMA, USER_SCHEMA } from '../domain/scim-attributes.js';
import { SCIM_LIMITS } from './scim-limits.js';

const RESOURCE_TYPE = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType';
const SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Schema';

/** What of SCIM is spoken here (RFC 7643, section 5); places are within the service. */
export const SERVICE_PROVIDER_CONFIG: JsonObject = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: SCIM_LIMITS.results },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [
    {
      ...{ type: 'oauthbearertoken', name: 'API key', primary: true },
      description: 'A key with the scope scim:manage as a bearer token',
    },
    { type: 'httpbasic', name: 'HTTP Basic', description: 'Prefix and secret of the same key' },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: '/ServiceProviderConfig' },
};

export const RESOURCE_TYPES: readonly JsonObject[] = [
  {
    schemas: [RESOURCE_TYPE],
    ...{ id: 'User', name: 'User', endpoint: '/Users', description: 'People of the municipality', schema: USER_SCHEMA },
    schemaExtensions: [{ schema: ENTERPRISE_SCHEMA, required: false }],
    meta: { resourceType: 'ResourceType', location: '/ResourceTypes/User' },
  },
  {
    schemas: [RESOURCE_TYPE],
    ...{ id: 'Group', name: 'Group', endpoint: '/Groups', schema: GROUP_SCHEMA },
    description: 'HR, and organisational units',
    meta: { resourceType: 'ResourceType', location: '/ResourceTypes/Group' },
  },
];

interface Wanted {
  readonly type?: string;
  readonly multiValued?: boolean;
  readonly required?: boolean;
  readonly caseExact?: boolean;
  readonly mutability?: string;
  readonly uniqueness?: string;
  readonly subAttributes?: readonly JsonObject[];
}

const USUAL = {
  type: 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
} as const;

function attribute(name: string, { subAttributes, ...wanted }: Wanted = {}): JsonObject {
  return {
    ...{ name, ...USUAL, returned: 'default', uniqueness: 'none', ...wanted },
    ...(subAttributes !== undefined && { subAttributes: [...subAttributes] }),
  };
}

const FIXED = { mutability: 'readOnly' } as const;
const REFERENCES = [attribute('value'), attribute('display', FIXED), attribute('type', FIXED)];

/** The attributes that are kept; others are taken and forgotten. */
export const SCHEMAS: readonly JsonObject[] = [
  schema(USER_SCHEMA, 'User', [
    attribute('userName', { required: true, uniqueness: 'server' }),
    attribute('externalId', { caseExact: true }),
    attribute('name', {
      type: 'complex',
      required: true,
      subAttributes: [
        attribute('givenName', { required: true }),
        attribute('familyName', { required: true }),
        attribute('formatted', FIXED),
      ],
    }),
    attribute('displayName', FIXED),
    attribute('active', { type: 'boolean' }),
    attribute('emails', {
      type: 'complex',
      multiValued: true,
      subAttributes: [attribute('value'), attribute('type'), attribute('primary', { type: 'boolean' })],
    }),
    attribute('groups', { type: 'complex', multiValued: true, ...FIXED, subAttributes: REFERENCES }),
  ]),
  schema(ENTERPRISE_SCHEMA, 'EnterpriseUser', [attribute('department')]),
  schema(GROUP_SCHEMA, 'Group', [
    attribute('displayName', { required: true, uniqueness: 'server' }),
    attribute('externalId', { caseExact: true }),
    attribute('members', { type: 'complex', multiValued: true, subAttributes: REFERENCES }),
  ]),
];

function schema(id: string, name: string, attributes: readonly JsonObject[]): JsonObject {
  return {
    schemas: [SCHEMA],
    ...{ id, name, attributes: [...attributes] },
    meta: { resourceType: 'Schema', location: `/Schemas/${id}` },
  };
}
