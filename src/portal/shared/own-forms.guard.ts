import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { DomainError } from '../../kernel/domain-error.js';

/**
 * Forms are accepted from our own pages only (cross-site request forgery): browsers say where a form was sent from
 * in `Sec-Fetch-Site`, older ones in `Origin`. The session cookie is SameSite=Lax besides.
 */
@Injectable()
export class OwnFormsGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.method === 'GET' || request.method === 'HEAD') return true;
    // A form without a field is sent without a body.
    request.body ??= {};
    if (isOwn(request)) return true;
    throw new DomainError('form-from-elsewhere', 'forbidden');
  }
}

function isOwn({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return headers.origin === undefined || URL.parse(headers.origin)?.host === host;
}
