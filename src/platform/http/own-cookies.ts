import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Env } from '../config/env.js';
import { isByHttps } from './by-https.js';

/** Browsers take a cookie of such a name from this host alone, by HTTPS, for all of it (RFC 6265bis, section 4.1.3.2). */
const HOST_PREFIX = '__Host-';

type WithPrefix = (FastifyInstance & { readonly cookiePrefix?: string }) | undefined;

interface OwnCookie {
  readonly name: string;
  readonly value: string;
  /** Without it the browser forgets the cookie when it is closed. */
  readonly expires?: Date;
  /** Signed with the secret of the product. */
  readonly signed?: boolean;
}

/** From now on cookies have the prefix, where people come by HTTPS. */
export function prefixCookies(server: FastifyInstance, env: Env): void {
  server.decorate('cookiePrefix', isByHttps(env) ? HOST_PREFIX : '');
}

/** How the browser calls one of our cookies. */
export function cookieName(server: FastifyInstance, name: string): string {
  return `${(server as WithPrefix)?.cookiePrefix ?? ''}${name}`;
}

/** What the browser brought under that name; another host's cookie, or one from before HTTPS, has none of ours. */
export function ownCookie(request: FastifyRequest, name: string): string | undefined {
  // What the router itself refuses has no cookies yet.
  const cookies = request.cookies as FastifyRequest['cookies'] | undefined;
  return cookies?.[cookieName(request.server, name)];
}

/**
 * Hands the browser a cookie for our own pages only: unreadable for scripts, not sent along by other sites except when a
 * link leads here, and by HTTPS only where people reach us by HTTPS.
 */
export function setOwnCookie(reply: FastifyReply, { name, value, ...more }: OwnCookie): void {
  void reply.setCookie(cookieName(reply.server, name), value, { ...attributesFor(reply), ...more });
}

/** The browser forgets it. */
export function clearOwnCookie(reply: FastifyReply, name: string): void {
  void reply.clearCookie(cookieName(reply.server, name), attributesFor(reply));
}

function attributesFor({ server, request }: FastifyReply) {
  const secure = request.protocol === 'https' || cookieName(server, '') === HOST_PREFIX;
  return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
}
