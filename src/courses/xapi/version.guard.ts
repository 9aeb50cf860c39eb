import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { DomainError } from '../../kernel/domain-error.js';
import { isSpoken, XAPI_VERSION } from '../domain/xapi/limits.js';

export const VERSION_HEADER = 'x-experience-api-version';

/** Every call says which version it speaks. */
@Injectable()
export class VersionGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const version = context.switchToHttp().getRequest<FastifyRequest>().headers[VERSION_HEADER];
    if (typeof version === 'string' && isSpoken(version)) return true;
    throw new DomainError('xapi-version-not-spoken', 'malformed', { version: XAPI_VERSION });
  }
}
