import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor, MachineActor } from '../../kernel/actor.js';
import { tooManyRequests } from '../http/http-errors.js';
import { networkOf } from './network.js';
import { RateCounter, type Standing } from './rate-counter.js';
import { WINDOW_SECONDS } from './rate-policy.js';
import { costOf } from './request-cost.js';

/** Whoever watches whether the product runs is never told to come back later. */
const HEALTH = '/health/';

/**
 * Counts every request by the address it comes from, before anybody is asked who they are. Behind a proxy the address is
 * what the proxy says, if it is one of TRUSTED_PROXIES. @throws HttpException 429
 */
@Injectable()
export class AddressLimitGuard implements CanActivate {
  constructor(private readonly counter: RateCounter) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { request, reply } = exchangeOf(context);
    if (request.url.startsWith(HEALTH)) return true;
    tell(reply, await this.counter.count('address', networkOf(request.ip)));
    return true;
  }
}

/** Counts the requests of one person or program, whichever session or address they use; expensive ones once more. @throws HttpException 429 */
@Injectable()
export class CallerLimitGuard implements CanActivate {
  constructor(private readonly counter: RateCounter) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { request, reply } = exchangeOf(context);
    if (request.url.startsWith(HEALTH)) return true;
    const { user } = request;
    const who = user === undefined ? undefined : 'machine' in user ? user.id : user.personId;
    const cost = costOf({
      route: request.routeOptions.url ?? '',
      query: request.query as Readonly<Record<string, unknown>>,
      contentType: request.headers['content-type'],
    });
    const standings = await Promise.all([
      who === undefined ? [] : this.counter.count('caller', who),
      cost === undefined ? [] : this.counter.count(cost, who ?? networkOf(request.ip)),
    ]);
    for (const standing of standings.flat()) tell(reply, standing);
    return true;
  }
}

interface Exchange {
  readonly request: FastifyRequest & { readonly user?: Actor | MachineActor };
  readonly reply: FastifyReply;
}

function exchangeOf(context: ExecutionContext): Exchange {
  const http = context.switchToHttp();
  return { request: http.getRequest(), reply: http.getResponse() };
}

/** Says how the caller stands, the last and narrowest policy in place of those before it. Source: draft-ietf-httpapi-ratelimit-headers-10. */
function tell(reply: FastifyReply, { policy: { name, quota }, isOver, remaining, seconds }: Standing): void {
  void reply.headers({
    'ratelimit-policy': `"${name}";q=${String(quota)};w=${String(WINDOW_SECONDS)}`,
    ratelimit: `"${name}";r=${String(remaining)};t=${String(seconds)}`,
  });
  if (isOver) throw tooManyRequests(seconds);
}
