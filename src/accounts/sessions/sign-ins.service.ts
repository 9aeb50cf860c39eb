import { Injectable } from '@nestjs/common';

import { berlinDay } from '../../kernel/calendar.js';
import { Clock } from '../../platform/system/clock.js';
import { SignedTokens } from '../../platform/system/signed-tokens.js';
import { placeOfProvider } from '../domain/identity-provider.js';
import { canonicalEmail, type Person } from '../domain/person.js';
import type { SessionKind } from '../domain/session.js';
import { IdentityProviders } from '../oidc/identity-providers.service.js';
import { PersonsRepository } from '../persons/persons.repository.js';
import { SecondFactorCheck } from '../second-factor/second-factor-check.service.js';
import { Guesses } from './guesses.service.js';
import { passwordFits } from './passwords.js';
import { ProviderNeeded } from './provider-asked.js';
import { SecondFactorNeeded, SecondFactorWrong } from './second-factor-asked.js';
import { SignInFailed } from './sign-in-failed.js';

export interface SignInOptions {
  readonly kind: SessionKind;
  /** Network address of the caller, for the limit of failed attempts. */
  readonly address?: string;
  /** From where, in words for the person's own list of sessions. */
  readonly device?: string | null;
  /** Of the app, or a recovery code. */
  readonly code?: string | undefined;
}

/** Who somebody has proved to be, and whether by a second factor too. */
export interface Proof {
  readonly person: Person;
  readonly isStrong: boolean;
}

/** Signed by us, so it is as we made it. */
interface Ticket {
  readonly personId: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

const TICKET = 'second-factor';
const TICKET_MS = 5 * 60_000;

/** Finds out who somebody is. */
@Injectable()
export class SignIns {
  constructor(
    private readonly persons: PersonsRepository,
    private readonly factors: SecondFactorCheck,
    private readonly providers: IdentityProviders,
    private readonly guesses: Guesses,
    private readonly tokens: SignedTokens,
    private readonly clock: Clock,
  ) {}

  /**
   * The person with that address, who knows their password and, if they have set one up, shows their second factor.
   * @throws SignInFailed (401) without saying which of both is wrong; ProviderNeeded, SecondFactorNeeded, SecondFactorWrong (401);
   *   HttpException 429 after too many failures
   */
  async byPassword(email: string, password: string, { address, code }: SignInOptions): Promise<Proof> {
    const name = canonicalEmail(email);
    await this.guesses.count(name, address);
    const known = await this.persons.findByEmail(name);
    const fits = await passwordFits(known?.passwordHash, password);
    if (known === null || !fits) throw new SignInFailed();
    await this.guesses.forgive(name);
    const { passwordHash: _passwordHash, ...person } = known;
    await this.mustMayUsePassword(person);
    if (!(await this.factors.isEnrolled(person.id))) return { person, isStrong: false };
    if (code === undefined) throw new SecondFactorNeeded(this.ticketFor(person.id));
    return this.withCode(person, code, address);
  }

  /** Whoever has shown the password some minutes ago now shows the code. @throws SignInFailed, SecondFactorWrong (401); HttpException 429 */
  async byTicket(ticket: string, { address, code = '' }: SignInOptions): Promise<Proof> {
    const content = this.tokens.read(TICKET, ticket) as Ticket | undefined;
    const isGood = content !== undefined && content.until > this.clock.now().getTime();
    const person = isGood ? await this.persons.find(content.personId) : null;
    if (person === null) throw new SignInFailed();
    return this.withCode(person, code, address);
  }

  /** Said to nobody who does not know the password. */
  private async mustMayUsePassword(person: Person): Promise<void> {
    const places = await this.persons.memberships(person.id, berlinDay(this.clock.now()));
    const place = placeOfProvider(person, places);
    if (place !== null && (await this.providers.isRequiredIn(place))) throw new ProviderNeeded();
  }

  private async withCode(person: Person, code: string, address: string | undefined): Promise<Proof> {
    if (!(await this.factors.take(person.id, code, address))) throw new SecondFactorWrong();
    return { person, isStrong: true };
  }

  private ticketFor(personId: string): string {
    const ticket: Ticket = { personId, until: this.clock.now().getTime() + TICKET_MS };
    return this.tokens.sign(TICKET, ticket);
  }
}
