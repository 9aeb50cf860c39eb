import { Injectable } from '@nestjs/common';

import { tooManyRequests } from '../../platform/http/http-errors.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { SIGN_IN_TIERS, tooManyAttempts, windowsBefore } from '../domain/sign-in-limit.js';
import { AttemptsRepository } from './attempts.repository.js';

const SHORTEST_WINDOW_SECONDS = Math.min(...SIGN_IN_TIERS.map(({ minutes }) => minutes)) * 60;

/** Slows down whoever guesses, at a password or at anything else that is kept under the same name. */
@Injectable()
export class Guesses {
  constructor(
    private readonly attempts: AttemptsRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Counts an attempt before it is looked at. @throws HttpException 429 when it must not be looked at */
  async count(name: string, address: string | undefined): Promise<void> {
    const attempt = { id: this.ids.next(), email: name, address };
    const now = this.clock.now();
    const counts = await this.attempts.note(attempt, now, windowsBefore(now));
    if (!tooManyAttempts(counts)) return;
    await this.attempts.forget(attempt);
    throw tooManyRequests(SHORTEST_WINDOW_SECONDS);
  }

  /** Whoever was right, or proved who they are in another way, has no failures behind them. */
  forgive(name: string): Promise<void> {
    return this.attempts.forgetAllOf({ email: name });
  }
}
