import { Get, Logger, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { deviceOf, type OidcPassage, OidcSignIns, SessionsService, type SignedIn } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Public } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { clearOwnCookie, ownCookie, setOwnCookie } from '../../platform/http/own-cookies.js';
import { type Failure, failureOf } from '../../platform/http/problem.js';
import { Clock } from '../../platform/system/clock.js';
import { SignedTokens } from '../../platform/system/signed-tokens.js';
import { localPath } from './local-path.js';
import { PageController } from './page-controller.js';
import { Pages } from './pages.service.js';
import { ProblemPage } from './problem.page.js';
import { setSessionCookie } from './session-cookie.js';

interface Carried extends OidcPassage {
  readonly back: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

const COOKIE = 'oidc';
const TEN_MINUTES_MS = 600_000;

/** To the municipality's own sign-in page and back. */
@PageController('sign-in/oidc')
export class OidcController {
  private readonly log = new Logger(OidcController.name);

  constructor(
    private readonly signIns: OidcSignIns,
    private readonly sessions: SessionsService,
    private readonly tokens: SignedTokens,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  /** Only the browser that went there can come back: what it must bring is in a cookie of its own. */
  @Public()
  @Get(':municipalityId')
  async go(
    @Param('municipalityId', ParseUUIDPipe) municipalityId: string,
    @Query('return') back: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { url, passage } = await this.signIns.begin(municipalityId);
    const until = this.clock.now().getTime() + TEN_MINUTES_MS;
    const carried: Carried = { ...passage, back: localPath(typeof back === 'string' ? back : undefined), until };
    setOwnCookie(reply, { name: COOKIE, value: this.tokens.sign(COOKIE, carried), expires: new Date(until) });
    await reply.header('cache-control', 'no-store').redirect(url, 303);
  }

  @Public()
  @Get('callback')
  async back(
    @CurrentActor() actor: Actor | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const carried = this.tokens.read(COOKIE, ownCookie(request, COOKIE) ?? '') as Carried | undefined;
    clearOwnCookie(reply, COOKIE);
    try {
      setSessionCookie(reply, await this.finish(carried, request));
    } catch (error) {
      await this.explain(failureOf(error), carried?.back ?? '/', { request, reply });
      return;
    }
    if (actor !== undefined) await this.sessions.end(actor.sessionId);
    await reply.redirect(carried?.back ?? '/', 303);
  }

  private finish(carried: Carried | undefined, { url, headers }: FastifyRequest): Promise<SignedIn> {
    if (carried === undefined || carried.until < this.clock.now().getTime()) {
      throw new DomainError('oidc-expired', 'invalid');
    }
    const [, query = ''] = url.split('?');
    return this.signIns.finish(carried, query, deviceOf(headers['user-agent']));
  }

  /** Why it did not work, and the way to begin again, which leads to the page that was wanted. */
  private async explain(failure: Failure, wanted: string, { request, reply }: Exchange): Promise<void> {
    if (failure.status >= 500) this.log.error({ code: failure.code }, 'signing in at a provider failed');
    const back = `/sign-in?return=${encodeURIComponent(wanted)}`;
    const again = { isPassing: false, form: undefined };
    const view = { failure, back, again, reference: request.id, way: 'signInAgain' } as const;
    await this.pages.send(request, reply, (page) => ProblemPage({ page, ...view }), failure.status);
  }
}
