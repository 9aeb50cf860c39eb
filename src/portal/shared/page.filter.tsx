import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Pages } from './pages.service.js';
import { showProblem } from './show-problem.js';

/** Whoever asked, program or browser: an error on the way to a page becomes a page. */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(private readonly pages: Pages) {}

  catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    return showProblem(this.pages, error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
