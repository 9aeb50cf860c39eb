import { Injectable } from '@nestjs/common';

import { canonicalEmail, type Person } from '../domain/person.js';
import type { SessionKind } from '../domain/session.js';
import { PersonsRepository } from '../persons/persons.repository.js';
import { Guesses } from './guesses.service.js';
import { passwordFits } from './passwords.js';
import { SignInFailed } from './sign-in-failed.js';

export interface SignInOptions {
  readonly kind: SessionKind;
  /** Network address of the caller, for the limit of failed attempts. */
  readonly address?: string;
  /** From where, in words for the person's own list of sessions. */
  readonly device?: string | null;
}

/** Finds out who somebody is. */
@Injectable()
export class SignIns {
  constructor(
    private readonly persons: PersonsRepository,
    private readonly guesses: Guesses,
  ) {}

  /**
   * The person with that address, who knows their password.
   * @throws SignInFailed (401) without saying which of both is wrong; HttpException 429 after too many failures
   */
  async prove(email: string, password: string, address?: string): Promise<Person> {
    const name = canonicalEmail(email);
    await this.guesses.count(name, address);
    const known = await this.persons.findByEmail(name);
    const fits = await passwordFits(known?.passwordHash, password);
    if (known === null || !fits) throw new SignInFailed();
    await this.guesses.forgive(name);
    const { passwordHash: _passwordHash, ...person } = known;
    return person;
  }
}
