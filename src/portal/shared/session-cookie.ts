import type { FastifyReply } from 'fastify';

import { SESSION_COOKIE, type SignedIn } from '../../accounts/index.js';
import { setOwnCookie } from '../../platform/http/own-cookies.js';

/** Hands the browser its session. */
export function setSessionCookie(
  reply: FastifyReply,
  { sessionToken, expiresAt }: Pick<SignedIn, 'sessionToken' | 'expiresAt'>,
): void {
  setOwnCookie(reply, { name: SESSION_COOKIE, value: sessionToken, signed: true, expires: expiresAt });
}
