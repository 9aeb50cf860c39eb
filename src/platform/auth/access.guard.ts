import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';

import type { Actor, MachineActor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { actWithin } from '../database/tenant-scope.js';
import { API_PREFIX } from '../http/api-controller.js';
import { type Access, ACCESS } from './can.decorator.js';
import { KeyGuard } from './key.guard.js';
import { presentsKey } from './key-credentials.js';
import { holds, keysFor, type Permission } from './permissions.js';
import { scopeOf } from './scope-of.js';
import { SignInNeeded } from './sign-in-needed.js';

/**
 * The one guard of all routes, closed unless a route says otherwise. The strategies `bearer` and `session` live in
 * `accounts`. A key is looked at only where programs are meant, so it opens nothing else, not even by mistake.
 */
@Injectable()
export class AccessGuard extends AuthGuard(['bearer', 'session']) {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: KeyGuard,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (access === undefined) throw new DomainError('route-without-access', 'forbidden');
    if (access === 'public') return this.signedInIfPossible(context);
    const request = context.switchToHttp().getRequest<FastifyRequest & { user: Actor | MachineActor }>();
    await (isByKey(access, request) ? this.keys.canActivate(context) : super.canActivate(context));
    const { user } = request;
    actWithin(scopeOf(user));
    if (!holds(user, access)) throw new DomainError('not-permitted', 'forbidden', { permission: access });
    return true;
  }

  override handleRequest<User>(error: unknown, user: User | false): User {
    if (error instanceof Error) throw error;
    if (!user) throw new SignInNeeded();
    return user;
  }

  private async signedInIfPossible(context: ExecutionContext): Promise<boolean> {
    try {
      await super.canActivate(context);
      const { user } = context.switchToHttp().getRequest<{ user: Actor }>();
      actWithin(scopeOf(user));
    } catch (error) {
      if (!(error instanceof SignInNeeded)) throw error;
    }
    return true;
  }
}

/** Pages are for people: there a key opens nothing, although they ask for the same permissions. */
function isByKey(permission: Permission, { headers, routeOptions }: FastifyRequest): boolean {
  const keys = keysFor(permission);
  const isOfApi = routeOptions.url?.startsWith(`/${API_PREFIX}/`) === true;
  return keys === 'only' || (keys === 'too' && isOfApi && presentsKey(headers.authorization));
}
