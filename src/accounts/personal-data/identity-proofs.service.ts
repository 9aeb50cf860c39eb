import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Clock } from '../../platform/system/clock.js';
import { Passwords } from '../credentials/passwords.service.js';
import { PersonsRepository } from '../persons/persons.repository.js';
import { SecondFactorCheck } from '../second-factor/second-factor-check.service.js';
import { SessionsService } from '../sessions/sessions.service.js';

/** What somebody shows once more before something that cannot be undone. */
export interface Proof {
  readonly password?: string;
  /** Of the app, or a recovery code. */
  readonly code?: string;
}

/** What an account can show: its password or a code; one that has neither has just signed in elsewhere. */
export interface ProofWays {
  readonly password: boolean;
  readonly code: boolean;
}

/** How fresh a sign-in is that stands for a proof. */
const FRESH_MS = 15 * 60_000;

/** Keeps an open screen from being enough. */
@Injectable()
export class IdentityProofs {
  constructor(
    private readonly persons: PersonsRepository,
    private readonly passwords: Passwords,
    private readonly factors: SecondFactorCheck,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
  ) {}

  async waysOf({ personId }: Actor): Promise<ProofWays> {
    const known = await this.persons.findWithPassword(personId);
    return { password: (known?.passwordHash ?? null) !== null, code: await this.factors.isEnrolled(personId) };
  }

  /**
   * @throws DomainError `password-wrong`, `second-factor-wrong`, `proof-needed` when the account has a password or a
   *   second factor and neither is shown, `fresh-sign-in-needed` when it has neither and signed in long ago; HttpException 429
   */
  async prove(actor: Actor, { password, code }: Proof, address?: string): Promise<void> {
    const ways = await this.waysOf(actor);
    if (ways.password && password !== undefined && password !== '') {
      await this.passwords.prove(actor, password, address);
    } else if (ways.code && code !== undefined && code !== '') {
      const isRight = await this.factors.take(actor.personId, code, address);
      if (!isRight) throw new DomainError('second-factor-wrong', 'invalid');
    } else if (ways.password || ways.code) {
      throw new DomainError('proof-needed', 'invalid');
    } else if (!(await this.isFresh(actor))) {
      throw new DomainError('fresh-sign-in-needed', 'forbidden');
    }
  }

  private async isFresh(actor: Actor): Promise<boolean> {
    const current = (await this.sessions.listOwn(actor)).find(({ isCurrent }) => isCurrent);
    return current !== undefined && this.clock.now().getTime() - current.createdAt.getTime() <= FRESH_MS;
  }
}
