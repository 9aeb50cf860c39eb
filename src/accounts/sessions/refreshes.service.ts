import { Injectable } from '@nestjs/common';

import { SignInNeeded } from '../../platform/auth/sign-in-needed.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { type Access, AccessTokens } from './access-tokens.service.js';
import { RefreshTokensRepository } from './refresh-tokens.repository.js';
import { SessionsRepository } from './sessions.repository.js';

/** 401: a refresh token that was used before, whose session has ended, or that never was. */
export class RefreshRefused extends SignInNeeded {
  override readonly code = 'refresh-token-not-good';
}

/** Keeps a program signed in by short-lived access tokens. Source: RFC 9700, section 4.14.2 (rotation, detection of reuse). */
@Injectable()
export class Refreshes {
  constructor(
    private readonly transaction: Transaction,
    private readonly sessions: SessionsRepository,
    private readonly tokens: RefreshTokensRepository,
    private readonly access: AccessTokens,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * A new access token and the next refresh token. A token that comes a second time was copied: its session ends, for the
   * copy and for the original. @throws RefreshRefused (401)
   */
  refresh(token: string): Promise<Access> {
    return this.transaction.crossing('sign-in', () => this.next(token));
  }

  private async next(token: string): Promise<Access> {
    const outcome = await this.transaction.run(() => this.exchange(token));
    if (outcome === 'used-up') await this.endReused(token);
    if (typeof outcome === 'string') throw new RefreshRefused();
    return outcome;
  }

  private async exchange(token: string): Promise<Access | 'used-up' | 'session-ended'> {
    const now = this.clock.now();
    const sessionId = await this.tokens.take(token, now);
    if (sessionId === null) return 'used-up';
    const session = await this.sessions.prolong(sessionId, now, this.access.expiryFrom(now));
    return session === null ? 'session-ended' : this.access.issue({ sessionId, ...session });
  }

  private async endReused(token: string): Promise<void> {
    const sessionId = await this.tokens.sessionOf(token);
    if (sessionId === null) return;
    const now = this.clock.now();
    await this.transaction.run(async () => {
      const ended = await this.sessions.end(sessionId, now);
      if (ended) await this.audit.act(null, 'session.token-reused', { subject: sessionId });
    });
  }
}
