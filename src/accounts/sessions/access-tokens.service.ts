import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

import { Env } from '../../platform/config/env.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { RefreshTokensRepository } from './refresh-tokens.repository.js';

/** What the API gives out for a session. */
export interface Access {
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly refreshToken: string;
}

interface Held {
  readonly sessionId: string;
  readonly personId: string;
  readonly expiresAt: Date;
}

const TOKEN_BYTES = 32;

@Injectable()
export class AccessTokens {
  constructor(
    private readonly tokens: RefreshTokensRepository,
    private readonly jwt: JwtService,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly env: Env,
  ) {}

  /** When an access token that is given out now ends. */
  expiryFrom(now: Date): Date {
    return new Date(now.getTime() + this.env.ACCESS_TOKEN_MINUTES * 60_000);
  }

  /** An access token until `expiresAt`, and a refresh token that is good once. */
  async issue({ sessionId, personId, expiresAt }: Held): Promise<Access> {
    const now = this.clock.now();
    const refreshToken = this.ids.bytes(TOKEN_BYTES).toString('base64url');
    await this.tokens.insert(refreshToken, sessionId, now);
    const claims = { sub: personId, sid: sessionId, iat: secondsOf(now), exp: secondsOf(expiresAt) };
    return { accessToken: await this.jwt.signAsync(claims), expiresAt, refreshToken };
  }
}

function secondsOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}
