import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { SESSION_COOKIE } from '../../accounts/index.js';
import { SignInNeeded } from '../../platform/auth/sign-in-needed.js';
import { ownCookie } from '../../platform/http/own-cookies.js';
import { failureOf } from '../../platform/http/problem.js';
import { backTo } from './back-to.js';
import type { Pages } from './pages.service.js';
import { ProblemPage } from './problem.page.js';
import { acceptedBy } from './accepted-files.js';
import { sentFormOf } from './sent-form.js';
import { SessionEndedPage } from './session-ended.page.js';

const log = new Logger('Pages');

/** What may work a moment later as it is. */
const PASSING: readonly number[] = [429, 500, 503];
const PASSING_CODES: readonly string[] = ['busy-try-again'];

/** Errors of pages become pages: what happened, what helps, and a way on. Who has to sign in comes back afterwards. */
export async function showProblem(
  pages: Pages,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const back = backTo(request);
  const form = sentFormOf(request);
  if (error instanceof SignInNeeded) {
    if (form !== undefined && form.action !== '/sign-out') {
      await pages.send(request, reply, (page) => <SessionEndedPage page={page} form={form} back={back} />, 401);
      return;
    }
    await reply.redirect(signInAt(request, back), 303);
    return;
  }
  const failure = failureOf(error);
  if (failure.status >= 500) log.error({ err: error, code: failure.code }, 'page failed');
  if (failure.retryAfter !== undefined) void reply.header('retry-after', failure.retryAfter);
  const isPassing = PASSING.includes(failure.status) || PASSING_CODES.includes(failure.code);
  const again = { isPassing, form: isPassing ? form : undefined };
  const given = { failure, back, again, accepted: acceptedBy(request), reference: request.id };
  await pages.send(request, reply, (page) => <ProblemPage page={page} {...given} />, failure.status);
}

/** Where to sign in, to come back to the page that was asked for, or that a form was on; a session that ended is told. */
function signInAt(request: FastifyRequest, back: string): string {
  const to = request.method === 'GET' ? request.url : back;
  const ended = ownCookie(request, SESSION_COOKIE) !== undefined && request.url !== '/sign-out';
  return `/sign-in?return=${encodeURIComponent(to)}${ended ? '&ended=yes' : ''}`;
}
