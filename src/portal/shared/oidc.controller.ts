import { Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { deviceOf, OIDC_CALLBACK, type OidcPassage, OidcSignIns, SessionsService } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Public } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { Env } from '../../platform/config/env.js';
import { Clock } from '../../platform/system/clock.js';
import { SignedTokens } from '../../platform/system/signed-tokens.js';
import { localPath } from './local-path.js';
import { PageController } from './page-controller.js';
import { setSessionCookie } from './session-cookie.js';

interface Carried extends OidcPassage {
  readonly back: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

const COOKIE = 'oidc';
const TEN_MINUTES_MS = 600_000;

/** To the municipality's own sign-in page and back. */
@PageController('sign-in/oidc')
export class OidcController {
  constructor(
    private readonly signIns: OidcSignIns,
    private readonly sessions: SessionsService,
    private readonly tokens: SignedTokens,
    private readonly clock: Clock,
    private readonly env: Env,
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
    void reply.setCookie(COOKIE, this.tokens.sign(COOKIE, carried), {
      path: OIDC_CALLBACK,
      httpOnly: true,
      sameSite: 'lax',
      secure: this.env.PUBLIC_URL?.startsWith('https:') === true,
      expires: new Date(until),
    });
    await reply.header('cache-control', 'no-store').redirect(url, 303);
  }

  @Public()
  @Get('callback')
  async back(
    @CurrentActor() actor: Actor | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const carried = this.tokens.read(COOKIE, request.cookies[COOKIE] ?? '') as Carried | undefined;
    void reply.clearCookie(COOKIE, { path: OIDC_CALLBACK });
    if (carried === undefined || carried.until < this.clock.now().getTime()) {
      throw new DomainError('oidc-failed', 'invalid');
    }
    const [, query = ''] = request.url.split('?');
    const session = await this.signIns.finish(carried, query, deviceOf(request.headers['user-agent']));
    if (actor !== undefined) await this.sessions.end(actor.sessionId);
    setSessionCookie(reply, session, this.env);
    await reply.redirect(carried.back, 303);
  }
}
