import type { ApiBodyOptions } from '@nestjs/swagger';

import { ENTERPRISE_SCHEMA, GROUP_SCHEMA, USER_SCHEMA } from '../domain/scim-attributes.js';

/** How bodies look, for the description of the API: they are read by the rules of SCIM and not by a class. */
const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

export const SCIM_RESOURCE = { schema: { type: 'object' } } as const;

export const SCIM_USER_BODY: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['schemas', 'userName', 'name'],
    properties: {
      schemas: { type: 'array', items: { type: 'string', enum: [USER_SCHEMA, ENTERPRISE_SCHEMA] } },
      userName: { type: 'string', format: 'email' },
      externalId: text,
      name: {
        type: 'object',
        required: ['givenName', 'familyName'],
        properties: { givenName: text, familyName: text },
      },
      active: flag,
      emails: {
        type: 'array',
        items: {
          type: 'object',
          properties: { value: { type: 'string', format: 'email' }, type: text, primary: flag },
        },
      },
      [ENTERPRISE_SCHEMA]: { type: 'object', properties: { department: text } },
    },
  },
};

export const SCIM_GROUP_BODY: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['schemas', 'displayName'],
    properties: {
      schemas: { type: 'array', items: { type: 'string', enum: [GROUP_SCHEMA] } },
      displayName: text,
      externalId: text,
      members: {
        type: 'array',
        items: { type: 'object', required: ['value'], properties: { value: { type: 'string', format: 'uuid' } } },
      },
    },
  },
};

const USUAL_PATHS = ['active', 'userName', 'name.givenName', 'emails[type eq "work"].value', 'displayName', 'members'];

export const SCIM_PATCH_BODY: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['schemas', 'Operations'],
    properties: {
      schemas: { type: 'array', items: { type: 'string', enum: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'] } },
      Operations: {
        type: 'array',
        items: {
          type: 'object',
          required: ['op'],
          properties: {
            op: { type: 'string', enum: ['add', 'replace', 'remove'] },
            path: { anyOf: [{ type: 'string', enum: USUAL_PATHS }, text] },
            value: { oneOf: [text, flag, { type: 'object' }] },
          },
        },
      },
    },
  },
};
