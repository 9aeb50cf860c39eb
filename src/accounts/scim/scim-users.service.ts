import { Injectable } from '@nestjs/common';

import type { MachineActor } from '../../kernel/actor.js';
import { berlinDay, type Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject } from '../../kernel/json.js';
import { Accesses } from '../../platform/audit/accesses.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import {
  followingName,
  isSaidAlready,
  readScimUser,
  type ScimUser,
  type ScimUserInput,
  writeScimUser,
} from '../domain/scim-user.js';
import { ScimAccounts } from './scim-accounts.service.js';
import { ScimAddress } from './scim-address.js';
import { ScimEmployments } from './scim-employments.service.js';
import { placeOf } from './scim-key.js';
import { patched } from './scim-patch.js';
import { listOf, readFilter, type ScimQuery } from './scim-query.js';
import { ScimUsersRepository } from './scim-users.repository.js';
import { mustMatch, type ScimChange, withVersion } from './scim-version.js';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** People of the key's municipality, as its HR system provides them: who works there, and whom it has named itself. */
@Injectable()
export class ScimUsers {
  constructor(
    private readonly transaction: Transaction,
    private readonly users: ScimUsersRepository,
    private readonly accounts: ScimAccounts,
    private readonly employments: ScimEmployments,
    private readonly accesses: Accesses,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly address: ScimAddress,
  ) {}

  /** @throws DomainError `scim-filter-invalid`, `scim-value-invalid` for a place that is no number */
  async list(actor: MachineActor, query: ScimQuery): Promise<JsonObject> {
    const fits = readFilter(query.filter);
    const read = async (): Promise<JsonObject> => {
      const all = await this.users.list(placeOf(actor), this.today());
      return listOf(all.map((user) => withVersion(this.resourceOf(user))).filter(fits), query);
    };
    return this.accesses.reading(actor, this.look(actor), read, idsIn);
  }

  /** @throws DomainError `scim-user-not-found` */
  get(actor: MachineActor, id: string): Promise<JsonObject> {
    const read = async (): Promise<JsonObject> => this.resourceOf(await this.find(actor, id));
    return this.accesses.reading(actor, this.look(actor), read, () => [id]);
  }

  /** @throws DomainError `scim-value-invalid`, `scim-user-exists` */
  create(actor: MachineActor, body: unknown): Promise<JsonObject> {
    const input = readScimUser(body);
    const municipalityId = placeOf(actor);
    return this.changing(actor, async () => {
      const personId = await this.accounts.provide(municipalityId, input);
      const users = await this.users.list(municipalityId, this.today());
      const own = users.find(({ id }) => id === personId);
      if (own?.isNamed === true) throw new DomainError('scim-user-exists', 'conflict');
      mustBeFree(users, personId, input);
      await this.write(actor, own ?? { id: personId, active: false, unit: null }, input);
      await this.act(actor, 'scim-user.created', personId);
      return personId;
    });
  }

  /** @throws DomainError `scim-user-not-found`, `scim-value-invalid`, `scim-user-exists`, `hr-needed`; HttpException 412 */
  replace(actor: MachineActor, id: string, { body, ifMatch }: ScimChange): Promise<JsonObject> {
    return this.change(actor, id, { ifMatch, to: ({ active }) => readScimUser(body, active) });
  }

  /** @throws DomainError as `replace`, and as `patched` */
  patch(actor: MachineActor, id: string, { body, ifMatch }: ScimChange): Promise<JsonObject> {
    const to = (user: ScimUser) => followingName(user, readScimUser(patched(this.resourceOf(user), body), user.active));
    return this.change(actor, id, { ifMatch, to });
  }

  /** The person works there no more, and the HR system knows them no more. @throws DomainError as `replace` */
  remove(actor: MachineActor, id: string, ifMatch?: string): Promise<void> {
    const municipalityId = placeOf(actor);
    return this.transaction.run(async () => {
      await this.users.lock(municipalityId);
      const user = await this.find(actor, id);
      mustMatch(this.resourceOf(user), ifMatch);
      if (user.active) await this.employments.end(actor, id);
      await this.users.forget(municipalityId, id);
      await this.act(actor, 'scim-user.deleted', id);
    });
  }

  private change(
    actor: MachineActor,
    id: string,
    { ifMatch, to }: { readonly ifMatch: string | undefined; readonly to: (now: ScimUser) => ScimUserInput },
  ): Promise<JsonObject> {
    return this.changing(actor, async () => {
      const before = await this.find(actor, id);
      mustMatch(this.resourceOf(before), ifMatch);
      const input = to(before);
      if (isSaidAlready(before, input)) return id;
      mustBeFree(await this.users.list(placeOf(actor), this.today()), id, input);
      await this.accounts.rename(placeOf(actor), before, input);
      await this.write(actor, before, input);
      await this.act(actor, 'scim-user.changed', id);
      return id;
    });
  }

  /** One change of the municipality after the other; answers the resource as it is then. */
  private changing(actor: MachineActor, work: () => Promise<string>): Promise<JsonObject> {
    return this.transaction.run(async () => {
      await this.users.lock(placeOf(actor));
      return this.get(actor, await work());
    });
  }

  private async write(
    actor: MachineActor,
    before: Pick<ScimUser, 'id' | 'active' | 'unit'>,
    input: ScimUserInput,
  ): Promise<void> {
    await this.users.name({ ...input, municipalityId: placeOf(actor), personId: before.id }, this.clock.now());
    await this.employments.adjust(actor, before, input);
  }

  private async find(actor: MachineActor, id: string): Promise<ScimUser> {
    const [user] = UUID.test(id) ? await this.users.list(placeOf(actor), this.today(), id) : [];
    if (user === undefined) throw new DomainError('scim-user-not-found', 'not-found');
    return user;
  }

  private resourceOf(user: ScimUser): JsonObject {
    return writeScimUser(user, this.address.base);
  }

  private look(actor: MachineActor) {
    return { kind: 'staff', municipalityId: placeOf(actor) } as const;
  }

  private act(actor: MachineActor, act: string, subject: string): Promise<void> {
    return this.audit.act(actor, act, { subject, municipalityId: placeOf(actor) });
  }

  private today(): Day {
    return berlinDay(this.clock.now());
  }
}

function idsIn({ Resources }: JsonObject): readonly string[] {
  return (Resources as readonly { readonly id: string }[]).map(({ id }) => id);
}

/** @throws DomainError `scim-user-exists` when somebody else there is called so, or has that address */
function mustBeFree(users: readonly ScimUser[], id: string, { userName, email }: ScimUserInput): void {
  const isTaken = users.some(
    (one) => one.id !== id && (one.userName.toLowerCase() === userName.toLowerCase() || one.email === email),
  );
  if (isTaken) throw new DomainError('scim-user-exists', 'conflict');
}
