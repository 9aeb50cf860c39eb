import type { FastifyRequest } from 'fastify';

import { isReadable } from '../../platform/http/readable-addresses.js';

/** The page a form was on, if it was one of ours that can be opened. One that stands where its form was sent to cannot. */
export function backTo({ headers, host, server }: FastifyRequest): string {
  const referer = URL.parse(headers.referer ?? '');
  if (referer?.host !== host || !isReadable(server, referer.pathname)) return '/';
  return referer.pathname + referer.search;
}
