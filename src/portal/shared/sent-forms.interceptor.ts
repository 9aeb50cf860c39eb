import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';

import { leadFocus } from './focus.js';

/** Who has sent a form goes on at the heading of the page that it leads to, without passing the navigation once more. */
@Injectable()
export class SentFormsInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    if (http.getRequest<FastifyRequest>().method === 'POST') leadFocus(http.getResponse<FastifyReply>(), 'heading');
    return next.handle();
  }
}
