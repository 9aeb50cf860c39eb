import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import passport from 'passport';

import { ownCookie } from '../../platform/http/own-cookies.js';
import { SessionsService } from './sessions.service.js';

/** Name of the signed cookie that holds the session token of the pages. */
export const SESSION_COOKIE = 'session';

const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** The pages' session: a signed cookie with an opaque token. Another site's page cannot act through it. */
@Injectable()
export class SessionStrategy extends passport.Strategy {
  constructor(private readonly sessions: SessionsService) {
    super();
    passport.use('session', this);
  }

  override authenticate(request: unknown): void {
    const token = tokenOf(request as FastifyRequest);
    if (token === null) {
      this.fail();
      return;
    }
    this.sessions.actorOf({ token }).then(
      (actor) => {
        if (actor === null) this.fail();
        else this.success(actor);
      },
      (error: unknown) => {
        this.error(error);
      },
    );
  }
}

function tokenOf(request: FastifyRequest): string | null {
  const cookie = ownCookie(request, SESSION_COOKIE);
  if (cookie === undefined || isForeign(request)) return null;
  const { valid, value } = request.unsignCookie(cookie);
  return valid ? value : null;
}

/** Browsers say where a request comes from; a form of another site carries the cookie but not the person's will. */
function isForeign({ method, headers, host }: FastifyRequest): boolean {
  if (READING.includes(method)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return headers.origin !== undefined && URL.parse(headers.origin)?.host !== host;
}
