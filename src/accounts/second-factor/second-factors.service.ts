import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { Sealing } from '../../platform/system/sealing.js';
import { AccountMails } from '../credentials/account-mails.service.js';
import { Passwords } from '../credentials/passwords.service.js';
import { canonicalEmail } from '../domain/person.js';
import {
  readCode,
  RECOVERY_CODE_BYTES,
  RECOVERY_CODES,
  recoveryCode,
  type SecondFactorState,
} from '../domain/second-factor.js';
import { PersonsRepository } from '../persons/persons.repository.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { SecondFactorDemands } from './second-factor-demands.service.js';
import { SecondFactorCheck, TOTP_PURPOSE } from './second-factor-check.service.js';
import { SecondFactorsRepository } from './second-factors.repository.js';
import { enrolmentUri, newSecret, SECRET_BYTES } from './totp.js';

export interface Enrolment {
  /** In Base32, for an app that cannot read the picture. */
  readonly secret: string;
  readonly uri: string;
}

/** How a person sets up, renews and takes off their second factor. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly transaction: Transaction,
    private readonly persons: PersonsRepository,
    private readonly factors: SecondFactorsRepository,
    private readonly check: SecondFactorCheck,
    private readonly demands: SecondFactorDemands,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
    private readonly mails: AccountMails,
    private readonly audit: Audit,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async stateOf(actor: Actor): Promise<SecondFactorState> {
    const isEnrolled = await this.check.isEnrolled(actor.personId);
    const isRequired = actor.isHeldBack === true || (await this.demands.areOf(actor));
    return { isEnrolled, isRequired, codesLeft: await this.factors.codesLeft(actor.personId) };
  }

  /** A secret for the person's app; it counts from `confirm`. @throws DomainError `password-wrong`, `second-factor-exists` */
  async begin(actor: Actor, password: string, address?: string): Promise<Enrolment> {
    const { email } = await this.passwords.prove(actor, password, address);
    const secret = newSecret(this.ids.bytes(SECRET_BYTES));
    const sealed = this.sealing.seal(TOTP_PURPOSE, actor.personId, secret);
    const isNew = await this.factors.begin(actor.personId, sealed, this.clock.now());
    if (!isNew) throw new DomainError('second-factor-exists', 'conflict');
    return { secret, uri: enrolmentUri(secret, email) };
  }

  /**
   * The app shows the right code: from now on it is asked for at every sign-in. Ends the other sessions. Answers the
   * recovery codes, this once. @throws DomainError `second-factor-wrong`, `second-factor-exists`
   */
  async confirm(actor: Actor, code: string, address?: string): Promise<readonly string[]> {
    if (await this.check.isEnrolled(actor.personId)) throw new DomainError('second-factor-exists', 'conflict');
    await this.mustFit(actor, code, address);
    return this.transaction.run(async () => {
      await this.factors.confirm(actor.personId, this.clock.now());
      await this.sessions.strengthen(actor.sessionId);
      await this.sessions.endAll(actor.personId, actor.sessionId);
      await this.tell(actor, 'second-factor-added');
      return this.newCodes(actor.personId);
    });
  }

  /** New recovery codes in place of the old ones, shown this once. @throws DomainError `second-factor-wrong` */
  async renewCodes(actor: Actor, code: string, address?: string): Promise<readonly string[]> {
    await this.mustFit(actor, code, address);
    return this.transaction.run(async () => {
      await this.audit.act(actor, 'second-factor.codes-renewed', { subject: actor.personId });
      return this.newCodes(actor.personId);
    });
  }

  /** Takes the second factor off. @throws DomainError `password-wrong`, `second-factor-wrong` */
  async remove(
    actor: Actor,
    given: { readonly password: string; readonly code: string },
    address?: string,
  ): Promise<void> {
    await this.passwords.prove(actor, given.password, address);
    await this.mustFit(actor, given.code, address);
    await this.transaction.run(async () => {
      await this.factors.remove(actor.personId);
      await this.tell(actor, 'second-factor-removed');
    });
  }

  /**
   * Takes the second factor of somebody off who has lost it; their sessions end. False when there was none.
   * @throws DomainError `person-not-found`
   */
  async reset(email: string): Promise<boolean> {
    const person = await this.persons.findByEmail(canonicalEmail(email));
    if (person === null) throw new DomainError('person-not-found', 'not-found');
    return this.transaction.run(async () => {
      await this.sessions.endAll(person.id);
      const isGone = await this.factors.remove(person.id);
      if (!isGone) return false;
      await this.mails.secondFactorChanged(person.id, 'second-factor-removed', this.ids.next());
      await this.audit.act(null, 'second-factor.reset', { subject: person.id });
      return true;
    });
  }

  private async mustFit(actor: Actor, code: string, address?: string): Promise<void> {
    const isRight = await this.check.take(actor.personId, code, address);
    if (!isRight) throw new DomainError('second-factor-wrong', 'invalid');
  }

  private async newCodes(personId: string): Promise<readonly string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(this.ids.bytes(RECOVERY_CODE_BYTES)));
    await this.factors.replaceCodes(
      personId,
      codes.map((code) => readCode(code).code),
    );
    return codes;
  }

  private async tell(actor: Actor, kind: 'second-factor-added' | 'second-factor-removed'): Promise<void> {
    await this.mails.secondFactorChanged(actor.personId, kind, this.ids.next());
    await this.audit.act(actor, kind.replace('factor-', 'factor.'), { subject: actor.personId });
  }
}
