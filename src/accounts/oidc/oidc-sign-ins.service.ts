import { Injectable } from '@nestjs/common';

import { addDays, berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import {
  hasShownFactor,
  identityFrom,
  mustAnswer,
  mustBelongOnlyHere,
  type ProvidedIdentity,
} from '../domain/identity-provider.js';
import type { Person } from '../domain/person.js';
import { PersonsRepository } from '../persons/persons.repository.js';
import { PersonsService } from '../persons/persons.service.js';
import { type SignedIn, SessionsService } from '../sessions/sessions.service.js';
import { IdentityProvidersRepository } from './identity-providers.repository.js';
import { type CallableProvider, IdentityProviders } from './identity-providers.service.js';
import { type Handshake, OidcClient } from './oidc-client.js';

/** What the browser carries, signed, to the provider's page and back. */
export interface OidcPassage extends Handshake {
  readonly municipalityId: string;
}

@Injectable()
export class OidcSignIns {
  constructor(
    private readonly transaction: Transaction,
    private readonly providers: IdentityProviders,
    private readonly identities: IdentityProvidersRepository,
    private readonly client: OidcClient,
    private readonly people: PersonsRepository,
    private readonly persons: PersonsService,
    private readonly sessions: SessionsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Where to send the browser, and what it must bring back. @throws DomainError `identity-provider-not-found`, `oidc-failed` */
  async begin(municipalityId: string): Promise<{ readonly url: string; readonly passage: OidcPassage }> {
    const provider = await this.transaction.crossing('sign-in', () => this.enabled(municipalityId));
    const handshake = this.client.handshake();
    const url = await this.client.authorizationUrl(provider, handshake, this.providers.redirectUri);
    return { url: url.href, passage: { ...handshake, municipalityId } };
  }

  /**
   * A session of the pages for whoever the provider vouches for; `query` is that of the call that came back. Who is not
   * known yet becomes an employee of the provider's municipality.
   * @throws DomainError `oidc-failed`, `oidc-foreign-answer`, `oidc-denied`, `oidc-claims-missing`, `oidc-person-elsewhere`, `identity-provider-not-found`
   */
  finish(passage: OidcPassage, query: string, device: string | null): Promise<SignedIn> {
    return this.transaction.crossing('sign-in', () => this.enter(passage, query, device));
  }

  private async enter(passage: OidcPassage, query: string, device: string | null): Promise<SignedIn> {
    const provider = await this.enabled(passage.municipalityId);
    const url = new URL(this.providers.redirectUri);
    url.search = query;
    mustAnswer(url.searchParams, passage);
    const { idToken, claims } = await this.client.claims(provider, passage, url);
    const identity = identityFrom(claims, provider);
    const person = await this.transaction.run(() => this.recognise(passage.municipalityId, identity));
    return this.sessions.open(person, 'cookie', { device, isStrong: hasShownFactor(idToken, provider) });
  }

  private async enabled(municipalityId: string): Promise<CallableProvider> {
    const { isEnabled } = await this.providers.get(municipalityId);
    if (!isEnabled) throw new DomainError('identity-provider-not-found', 'not-found');
    return this.providers.callable(municipalityId);
  }

  private async recognise(municipalityId: string, identity: ProvidedIdentity): Promise<Person> {
    const linked = await this.identities.personOf(municipalityId, identity.subject);
    const known = linked === null ? await this.byEmail(identity.email) : await this.persons.get(linked);
    const person = known ?? (await this.welcome(municipalityId, identity));
    mustBelongOnlyHere(person, await this.persons.placesOf(person.id), municipalityId);
    await this.identities.link(municipalityId, identity.subject, [person.id, this.clock.now()]);
    await this.mapRole(person.id, municipalityId, identity.isHr);
    return person;
  }

  private async byEmail(email: string): Promise<Person | null> {
    const found = await this.people.findByEmail(email);
    return found && this.persons.get(found.id);
  }

  private async welcome(municipalityId: string, { email, givenName, familyName }: ProvidedIdentity): Promise<Person> {
    const memberships = [{ municipalityId, role: 'employee' }] as const;
    const person = await this.persons.provide({ email, givenName, familyName, memberships });
    await this.audit.act(null, 'person.provided-by-identity-provider', { subject: person.id, municipalityId });
    return person;
  }

  private async mapRole(personId: string, municipalityId: string, isHr: boolean | null): Promise<void> {
    if (isHr === null) return;
    const today = berlinDay(this.clock.now());
    const wasHr = (await this.persons.membershipOf(personId, municipalityId, 'hr')) !== null;
    if (isHr === wasHr) return;
    if (isHr) await this.people.join(this.ids.next(), personId, [{ municipalityId, role: 'hr' }, today]);
    else await this.identities.endHr(personId, municipalityId, [addDays(today, -1), today]);
    const act = `hr.${isHr ? 'begun' : 'ended'}-by-identity-provider`;
    await this.audit.act(null, act, { subject: personId, municipalityId });
  }
}
