import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';

import type { Actor } from '../../kernel/actor.js';
import { Env } from '../../platform/config/env.js';
import { accessTokenKey } from './access-token-key.js';
import { SessionsService } from './sessions.service.js';

interface AccessToken {
  readonly sub: string;
  readonly sid: string;
}

/** The access token of the API: signed by this installation, and its session must still be alive. */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  constructor(
    env: Env,
    private readonly sessions: SessionsService,
  ) {
    // Its types know no KeyObject; it hands the key to jsonwebtoken as it is.
    const key = accessTokenKey(env) as unknown as Buffer;
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: key,
      algorithms: ['HS256'],
    });
  }

  async validate({ sub, sid }: AccessToken): Promise<Actor | null> {
    const actor = await this.sessions.actorOf({ id: sid });
    return actor?.personId === sub ? actor : null;
  }
}
