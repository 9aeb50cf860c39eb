import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';

export interface ActingRequest extends FastifyRequest {
  user?: Actor;
}

/** The actor of a guarded route. On a public route it may be undefined. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | undefined => context.switchToHttp().getRequest<ActingRequest>().user,
);
