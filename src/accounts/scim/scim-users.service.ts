import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import type { MachineActor } from '../../kernel/actor.js';
import { addDays, berlinDay, type Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject } from '../../kernel/json.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { placeOfProvider } from '../domain/identity-provider.js';
import { readScimUser, type ScimUser, type ScimUserInput, writeScimUser } from '../domain/scim-user.js';
import { PersonsRepository } from '../persons/persons.repository.js';
import { PersonsService } from '../persons/persons.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { patched } from './scim-patch.js';
import { listOf, readFilter, type ScimQuery } from './scim-query.js';
import { SCIM_PATH } from './scim-paths.js';
import { ScimLeaving } from './scim-leaving.service.js';
import { ScimUsersRepository, type Wanted } from './scim-users.repository.js';

const FOUND_BY_INDEX: Readonly<Record<string, keyof Wanted>> = { username: 'userName', externalid: 'externalId', id: 'id' };
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * People of the key's municipality, as its HR system provides them. It may speak of whoever belongs there alone; name and
 * address of others stay as they are.
 */
@Injectable()
export class ScimUsers {
  constructor(
    private readonly transaction: Transaction,
    private readonly users: ScimUsersRepository,
    private readonly people: PersonsRepository,
    private readonly persons: PersonsService,
    private readonly leaving: ScimLeaving,
    private readonly sessions: SessionsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `scim-filter-invalid` */
  async list(actor: MachineActor, query: ScimQuery): Promise<JsonObject> {
    const { exactly, fits } = readFilter(query.filter);
    const by = exactly === null ? undefined : FOUND_BY_INDEX[exactly.attribute];
    if (by === 'id' && !UUID.test(exactly?.value ?? '')) return listOf([], query);
    const wanted = by === undefined || exactly === null ? {} : { [by]: exactly.value };
    const found = await this.users.list(placeOf(actor), this.today(), wanted);
    const resources = found.map((user) => writeScimUser(user, SCIM_PATH));
    return listOf(by === undefined ? resources.filter(fits) : resources, query);
  }

  /** @throws DomainError `scim-user-not-found` */
  async get(actor: MachineActor, id: string): Promise<JsonObject> {
    return writeScimUser(await this.find(actor, id), SCIM_PATH);
  }

  /** @throws DomainError `scim-value-invalid`, `scim-user-exists`, `scim-person-elsewhere` */
  create(actor: MachineActor, body: unknown): Promise<JsonObject> {
    const input = readScimUser(body);
    const municipalityId = placeOf(actor);
    return this.transaction.run(async () => {
      await this.mustBeNew(municipalityId, input);
      const known = await this.people.findByEmail(input.email);
      if (known !== null) await this.mustBeNobodyElsewhere(known);
      const { email, givenName, familyName } = input;
      const person = known ?? (await this.persons.provide({ email, givenName, familyName, memberships: [] }));
      if (known !== null) await this.users.rename(person.id, input);
      await this.users.name({ ...input, municipalityId, personId: person.id }, this.clock.now());
      if (input.active) await this.employ(municipalityId, person.id, input.unit);
      await this.act(actor, 'scim.user-created', person.id);
      return this.get(actor, person.id);
    });
  }

  /** @throws DomainError `scim-user-not-found`, `scim-value-invalid`, `scim-person-elsewhere`, `scim-edited-meanwhile` */
  replace(actor: MachineActor, id: string, { body, ifMatch }: Change): Promise<JsonObject> {
    return this.change(actor, id, { ifMatch, to: () => readScimUser(body) });
  }

  /** @throws DomainError as `replace`, and `scim-patch-invalid` */
  patch(actor: MachineActor, id: string, { body, ifMatch }: Change): Promise<JsonObject> {
    return this.change(actor, id, { ifMatch, to: (now) => readScimUser(patched(now, body)) });
  }

  /** The person works there no more, and the HR system knows them no more. @throws DomainError as `replace` */
  async remove(actor: MachineActor, id: string, ifMatch?: string): Promise<void> {
    const user = await this.find(actor, id);
    mustMatch(writeScimUser(user, SCIM_PATH), ifMatch);
    if (user.active) await this.leaving.end(actor, { personId: id, role: 'employee' });
    await this.transaction.run(async () => {
      await this.users.forget(placeOf(actor), id);
      await this.act(actor, 'scim.user-deleted', id);
    });
  }

  private async change(
    actor: MachineActor,
    id: string,
    { ifMatch, to }: { readonly ifMatch: string | undefined; readonly to: (now: JsonObject) => ScimUserInput },
  ): Promise<JsonObject> {
    const municipalityId = placeOf(actor);
    const before = await this.find(actor, id);
    const resource = writeScimUser(before, SCIM_PATH);
    mustMatch(resource, ifMatch);
    const input = to(resource);
    if (before.active && !input.active) await this.leaving.end(actor, { personId: id, role: 'employee' });
    return this.transaction.run(async () => {
      if (isRenamed(before, input)) await this.rename(municipalityId, before, input);
      await this.users.name({ ...input, municipalityId, personId: id }, this.clock.now());
      if (!before.active && input.active) await this.employ(municipalityId, id, input.unit);
      else if (input.unit !== before.unit) await this.users.place(municipalityId, id, [input.unit, this.today()]);
      await this.act(actor, 'scim.user-changed', id);
      return this.get(actor, id);
    });
  }

  /** Another address is another way to a new password, so whoever is signed in has to do it again. */
  private async rename(municipalityId: string, { id, email }: ScimUser, input: ScimUserInput): Promise<void> {
    const person = await this.persons.get(id);
    const place = placeOfProvider(person, await this.persons.placesOf(id));
    const isNobodys = place === null && !person.admin && (await this.persons.placesOf(id)).length === 0;
    if (place !== municipalityId && !isNobodys) throw new DomainError('scim-person-elsewhere', 'forbidden');
    const other = await this.people.findByEmail(input.email);
    if (other !== null && other.id !== id) throw new DomainError('scim-user-exists', 'conflict');
    await this.users.rename(id, input);
    if (email !== input.email) await this.sessions.endAll(id);
  }

  /**
   * An HR system tells what holds already: employment counts from the day before, so that its end can take effect at once.
   */
  private async employ(municipalityId: string, personId: string, unit: string | null): Promise<void> {
    const membership = { municipalityId, role: 'employee', ...(unit !== null && { unit }) } as const;
    await this.people.join(this.ids.next(), personId, [membership, addDays(this.today(), -1)]);
  }

  private async mustBeNew(municipalityId: string, { userName, email }: ScimUserInput): Promise<void> {
    const known = await this.people.findByEmail(email);
    const [byName] = await this.users.list(municipalityId, this.today(), { userName });
    const [byId] = known === null ? [] : await this.users.list(municipalityId, this.today(), { id: known.id });
    if (byName !== undefined || byId !== undefined) throw new DomainError('scim-user-exists', 'conflict');
  }

  private async mustBeNobodyElsewhere(person: { readonly id: string; readonly admin: boolean }): Promise<void> {
    const places = await this.persons.placesOf(person.id);
    if (person.admin || places.length > 0) throw new DomainError('scim-person-elsewhere', 'forbidden');
  }

  private async find(actor: MachineActor, id: string): Promise<ScimUser> {
    const [user] = UUID.test(id) ? await this.users.list(placeOf(actor), this.today(), { id }) : [];
    if (user === undefined) throw new DomainError('scim-user-not-found', 'not-found');
    return user;
  }

  private act(actor: MachineActor, act: string, subject: string): Promise<void> {
    return this.audit.act(actor, act, { subject, municipalityId: placeOf(actor) });
  }

  private today(): Day {
    return berlinDay(this.clock.now());
  }
}

export interface Change {
  readonly body: unknown;
  readonly ifMatch?: string | undefined;
}

/** The municipality that the key belongs to. @throws DomainError `scim-key-without-municipality` */
export function placeOf({ machine }: MachineActor): string {
  if (machine.municipalityId === null) throw new DomainError('scim-key-without-municipality', 'forbidden');
  return machine.municipalityId;
}

/** Which version of a resource this is (a weak entity tag: it tells meanings apart, not bytes). */
export function versionOf(resource: JsonObject): string {
  return `W/"${createHash('sha256').update(JSON.stringify(resource)).digest('base64url').slice(0, 22)}"`;
}

/** @throws DomainError `scim-edited-meanwhile` when the caller has seen another version */
export function mustMatch(resource: JsonObject, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch === '*') return;
  const isSame = ifMatch.split(',').some((one) => one.trim() === versionOf(resource));
  if (!isSame) throw new DomainError('scim-edited-meanwhile', 'conflict');
}

function isRenamed(before: ScimUser, { email, givenName, familyName }: ScimUserInput): boolean {
  return before.email !== email || before.givenName !== givenName || before.familyName !== familyName;
}
