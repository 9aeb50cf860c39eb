import { createHash } from 'node:crypto';

import type { FastifyReply } from 'fastify';

import type { JsonObject } from '../../kernel/json.js';
import { editedMeanwhile } from '../../platform/http/http-errors.js';
import { SCIM_JSON } from './scim-limits.js';
import { type ScimQuery, wantedOf } from './scim-query.js';

const VERSION_LENGTH = 22;

/** What is to be done, and the versions that the caller has seen. */
export interface ScimChange {
  readonly body: unknown;
  readonly ifMatch?: string | undefined;
}

interface Sending {
  readonly status?: number;
  /** Versions that the caller has. */
  readonly known?: string | undefined;
  readonly query?: ScimQuery;
}

/** Which version of a resource this is: a weak entity tag, since it tells meanings apart and not bytes. */
function versionOf(resource: JsonObject): string {
  const digest = createHash('sha256').update(JSON.stringify(resource), 'utf8').digest('base64url');
  return `W/"${digest.slice(0, VERSION_LENGTH)}"`;
}

/** @throws HttpException 412 when the caller has seen another version */
export function mustMatch(resource: JsonObject, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  if (!names(ifMatch, versionOf(resource))) throw editedMeanwhile();
}

/** The resource with its version in it, as lists show it too. */
export function withVersion(resource: JsonObject): JsonObject {
  return { ...resource, meta: { ...(resource.meta as JsonObject), version: versionOf(resource) } };
}

/** Sends a resource with its version and place; 304 when the caller has it. */
export async function sendVersion(
  reply: FastifyReply,
  resource: JsonObject,
  { status = 200, known, query = {} }: Sending = {},
): Promise<void> {
  const version = versionOf(resource);
  const { location } = resource.meta as { readonly location: string };
  void reply.headers({ etag: version, location, 'content-type': SCIM_JSON });
  if (known !== undefined && names(known, version)) await reply.status(304).send();
  else await reply.status(status).send(wantedOf(withVersion(resource), query));
}

function names(tags: string, version: string): boolean {
  return tags.split(',').some((tag) => tag.trim() === version);
}
