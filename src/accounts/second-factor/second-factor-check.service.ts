import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/system/clock.js';
import { Sealing } from '../../platform/system/sealing.js';
import { readCode } from '../domain/second-factor.js';
import { Guesses } from '../sessions/guesses.service.js';
import { SecondFactorsRepository } from './second-factors.repository.js';
import { stepOf } from './totp.js';

/** For what secrets of apps are sealed. */
export const TOTP_PURPOSE = 'totp';

/** Looks at codes, each at most once. */
@Injectable()
export class SecondFactorCheck {
  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly guesses: Guesses,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  /** True when the person has confirmed a second factor. */
  async isEnrolled(personId: string): Promise<boolean> {
    return (await this.factors.find(personId))?.isConfirmed === true;
  }

  /** Uses up the code of the app, or a recovery code; false when it is wrong or was used. @throws HttpException 429 who guesses */
  async take(personId: string, typed: string, address?: string): Promise<boolean> {
    const name = `second factor ${personId}`;
    await this.guesses.count(name, address);
    const isRight = await this.isRight(personId, typed);
    if (isRight) await this.guesses.forgive(name);
    return isRight;
  }

  private async isRight(personId: string, typed: string): Promise<boolean> {
    const { kind, code } = readCode(typed);
    if (kind === 'recovery') return this.factors.useCode(personId, code, this.clock.now());
    const factor = await this.factors.find(personId);
    const secret = factor && this.sealing.open(TOTP_PURPOSE, personId, factor.sealedSecret);
    const step = secret === null ? null : stepOf(secret, code, this.clock.now());
    return step !== null && this.factors.useStep(personId, step);
  }
}
