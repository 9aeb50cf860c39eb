import type { FastifyReply } from 'fastify';

import { SESSION_COOKIE, type SignedIn } from '../../accounts/index.js';
import type { Env } from '../../platform/config/env.js';

/**
 * Hands the browser its session: signed, for our own pages only, unreadable for scripts, not sent along by other sites
 * except when a link leads here, and by HTTPS only where people reach us by HTTPS.
 */
export function setSessionCookie(
  reply: FastifyReply,
  { sessionToken, expiresAt }: Pick<SignedIn, 'sessionToken' | 'expiresAt'>,
  { PUBLIC_URL }: Env,
): void {
  void reply.setCookie(SESSION_COOKIE, sessionToken, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    signed: true,
    secure: reply.request.protocol === 'https' || PUBLIC_URL?.startsWith('https:') === true,
    expires: expiresAt,
  });
}
