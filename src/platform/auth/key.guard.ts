import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyReply } from 'fastify';

import { SignInNeeded } from './sign-in-needed.js';

/** Lets programs in by their key (HTTP Basic or bearer). The strategy `key` lives in `accounts`. */
@Injectable()
export class KeyGuard extends AuthGuard('key') {
  override handleRequest<User>(error: unknown, user: User | false, _: unknown, context: ExecutionContext): User {
    if (error instanceof Error) throw error;
    if (user) return user;
    context.switchToHttp().getResponse<FastifyReply>().header('www-authenticate', 'Basic realm="Lernlotse"');
    throw new SignInNeeded();
  }
}
