import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { localeOf } from '../i18n/locale.js';
import { Texts } from '../i18n/texts.js';
import { failureOf } from './problem.js';
import { ProblemDialects } from './problem-dialects.js';
import { ProblemPages } from './problem-pages.js';

/** Every error leaves as problem details (RFC 9457), in the caller's language; to a browser as a page. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  constructor(
    private readonly texts: Texts,
    private readonly pages: ProblemPages,
    private readonly dialects: ProblemDialects,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(
      error,
      host.switchToHttp().getRequest<FastifyRequest>(),
      host.switchToHttp().getResponse<FastifyReply>(),
    );
  }

  /** Also for what Fastify refuses before a route is reached, such as a body that is no JSON. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const show = this.pages.for(request);
    if (show !== undefined)
      show(error, request, reply).catch(() => {
        this.tell(error, request, reply);
      });
    else this.tell(error, request, reply);
  }

  private tell(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const failure = failureOf(error);
    const { status, code, details, fields, retryAfter } = failure;
    if (status >= 500) this.log.error({ err: error, code, id: request.id }, 'request failed');
    const t = this.texts.in(localeOf(request));
    const [title, help] = ['title', 'help'].map((part) => t(`problems:${code}.${part}`, details));
    void reply.headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter });
    const said = this.dialects.for(request)?.(failure, `${title ?? ''} ${help ?? ''}`);
    if (said !== undefined) {
      void reply.status(said.status).header('content-type', said.contentType).send(said.body);
      return;
    }
    void reply
      .status(status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send({
        type: `urn:lernlotse:problem:${code}`,
        title,
        status,
        detail: help,
        code,
        instance: request.id,
        ...(Object.keys(details).length > 0 && { details }),
        ...(fields && { errors: fields }),
      });
  }
}
