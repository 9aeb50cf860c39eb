import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';

import type { Actor } from '../../kernel/actor.js';
import { Env } from '../../platform/config/env.js';
import { Clock } from '../../platform/system/clock.js';
import { accessTokenKey } from './access-token-key.js';
import { SessionsService } from './sessions.service.js';

interface AccessToken {
  readonly sub: string;
  readonly sid: string;
  /** Seconds since 1970. */
  readonly exp: number;
}

/** The access token of the API: signed by this installation, and its session must still be alive. */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  constructor(
    env: Env,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
  ) {
    // Its types know no KeyObject; it hands the key to jsonwebtoken as it is.
    const key = accessTokenKey(env) as unknown as Buffer;
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: key,
      algorithms: ['HS256'],
      // Its end is compared below with the clock that all processes share, not with this machine's.
      ignoreExpiration: true,
    });
  }

  async validate({ sub, sid, exp }: AccessToken): Promise<Actor | null> {
    if (!(this.clock.now().getTime() < exp * 1_000)) return null;
    const actor = await this.sessions.actorOf({ id: sid });
    return actor?.personId === sub ? actor : null;
  }
}
