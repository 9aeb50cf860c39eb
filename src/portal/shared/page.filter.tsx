import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { SignInNeeded } from '../../platform/auth/sign-in-needed.js';
import { failureOf } from '../../platform/http/problem.js';
import { Pages } from './pages.service.js';
import { ProblemPage } from './problem.page.js';

/** Errors of pages become pages: what happened, what helps, and a way on. Who has to sign in comes back afterwards. */
@Catch()
export class PageFilter implements ExceptionFilter {
  private readonly log = new Logger(PageFilter.name);

  constructor(private readonly pages: Pages) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof SignInNeeded) {
      const back = request.method === 'GET' ? request.url : '/';
      await reply.redirect(`/sign-in?return=${encodeURIComponent(back)}`, 303);
      return;
    }
    const failure = failureOf(error);
    if (failure.status >= 500) this.log.error({ err: error, code: failure.code, id: request.id }, 'page failed');
    const { status, retryAfter } = failure;
    if (retryAfter !== undefined) void reply.header('retry-after', retryAfter);
    const back = retryAfter !== undefined && request.method === 'GET' ? request.url : backTo(request);
    await this.pages.send(
      request,
      reply,
      (page) => <ProblemPage page={page} failure={failure} back={back} reference={request.id} />,
      status,
    );
  }
}

/** The page a form was on, if it was one of ours. */
function backTo(request: FastifyRequest): string {
  const referer = URL.parse(request.headers.referer ?? '');
  return referer !== null && referer.host === request.host ? referer.pathname + referer.search : '/';
}
