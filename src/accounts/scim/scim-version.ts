import type { FastifyReply } from 'fastify';

import type { JsonObject } from '../../kernel/json.js';
import { SCIM_JSON } from './scim.filter.js';
import { versionOf } from './scim-users.service.js';

interface Sending {
  readonly status?: number;
  /** Versions that the caller has. */
  readonly known?: string | undefined;
}

/** Sends a resource with its version and place; 304 when the caller has it. */
export async function sendVersion(reply: FastifyReply, resource: JsonObject, { status = 200, known }: Sending = {}): Promise<void> {
  const version = versionOf(resource);
  const { location } = resource.meta as { readonly location: string };
  const isKnown = known?.split(',').some((one) => one.trim() === version) === true;
  void reply.headers({ etag: version, location, 'content-type': SCIM_JSON });
  if (isKnown) await reply.status(304).send();
  else await reply.status(status).send({ ...resource, meta: { ...(resource.meta as JsonObject), version } });
}
