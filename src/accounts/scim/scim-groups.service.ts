import { Injectable } from '@nestjs/common';

import type { MachineActor } from '../../kernel/actor.js';
import { berlinDay, type Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject } from '../../kernel/json.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { readScimGroup, type ScimGroupInput, writeScimGroup } from '../domain/scim-group.js';
import { HR_GROUP, type ScimUser } from '../domain/scim-user.js';
import { PersonsRepository } from '../persons/persons.repository.js';
import { type ScimGroup, ScimGroupsRepository } from './scim-groups.repository.js';
import { ScimLeaving } from './scim-leaving.service.js';
import { patched } from './scim-patch.js';
import { SCIM_PATH } from './scim-paths.js';
import { listOf, readFilter, type ScimQuery } from './scim-query.js';
import { type Change, mustMatch, placeOf } from './scim-users.service.js';
import { ScimUsersRepository } from './scim-users.repository.js';

/** Always there: its members are HR. */
const HR: ScimGroup = {
  ...{ id: 'hr', displayName: HR_GROUP, externalId: null },
  ...{ createdAt: new Date(0), updatedAt: new Date(0) },
};

/**
 * Groups of the key's municipality: one whose members are HR, and organisational units, whose members are the people of
 * that unit; a person is in one unit at most.
 */
@Injectable()
export class ScimGroups {
  constructor(
    private readonly transaction: Transaction,
    private readonly groups: ScimGroupsRepository,
    private readonly users: ScimUsersRepository,
    private readonly people: PersonsRepository,
    private readonly leaving: ScimLeaving,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `scim-filter-invalid` */
  async list(actor: MachineActor, query: ScimQuery): Promise<JsonObject> {
    const { fits } = readFilter(query.filter);
    const users = await this.usersOf(actor);
    const groups = [HR, ...(await this.groups.list(placeOf(actor)))];
    return listOf(groups.map((group) => resourceOf(group, users)).filter(fits), query);
  }

  /** @throws DomainError `scim-group-not-found` */
  async get(actor: MachineActor, id: string): Promise<JsonObject> {
    return resourceOf(await this.find(actor, id), await this.usersOf(actor));
  }

  /** @throws DomainError `scim-value-invalid`, `scim-group-exists`, `scim-user-not-found` */
  create(actor: MachineActor, body: unknown): Promise<JsonObject> {
    const input = readScimGroup(body);
    return this.transaction.run(async () => {
      await this.mustBeFree(actor, input.displayName);
      const now = this.clock.now();
      const group = { ...input, id: this.ids.next(), createdAt: now, updatedAt: now };
      await this.groups.write(placeOf(actor), group);
      await this.setMembers(actor, group, input.members);
      await this.act(actor, 'scim.group-created', group.id);
      return this.get(actor, group.id);
    });
  }

  /** @throws DomainError as `create`, `scim-group-not-found`, `scim-edited-meanwhile`, and as `MembershipEnds.leave` */
  replace(actor: MachineActor, id: string, { body, ifMatch }: Change): Promise<JsonObject> {
    return this.change(actor, id, { ifMatch, to: () => readScimGroup(body) });
  }

  /** @throws DomainError as `replace`, and `scim-patch-invalid` */
  patch(actor: MachineActor, id: string, { body, ifMatch }: Change): Promise<JsonObject> {
    return this.change(actor, id, { ifMatch, to: (now) => readScimGroup(patched(now, body)) });
  }

  /** Its people are in no unit then. The group of HR stays. @throws DomainError `scim-group-not-found`, `scim-group-fixed` */
  async remove(actor: MachineActor, id: string): Promise<void> {
    const group = await this.find(actor, id);
    if (group.id === HR.id) throw new DomainError('scim-group-fixed', 'forbidden');
    await this.transaction.run(async () => {
      await this.setMembers(actor, group, []);
      await this.groups.remove(id);
      await this.act(actor, 'scim.group-deleted', id);
    });
  }

  private async change(
    actor: MachineActor,
    id: string,
    { ifMatch, to }: { readonly ifMatch: string | undefined; readonly to: (now: JsonObject) => ScimGroupInput },
  ): Promise<JsonObject> {
    const group = await this.find(actor, id);
    const resource = resourceOf(group, await this.usersOf(actor));
    mustMatch(resource, ifMatch);
    const input = to(resource);
    if (id === HR.id) await this.setHr(actor, input.members);
    else await this.changeUnit(actor, group, input);
    await this.act(actor, 'scim.group-changed', id);
    return this.get(actor, id);
  }

  private async changeUnit(actor: MachineActor, group: ScimGroup, input: ScimGroupInput): Promise<void> {
    const { displayName, externalId } = input;
    await this.transaction.run(async () => {
      const isRenamed = displayName.toLowerCase() !== group.displayName.toLowerCase();
      if (isRenamed) await this.mustBeFree(actor, displayName);
      if (displayName !== group.displayName) await this.setMembers(actor, group, []);
      const changed = { ...group, displayName, externalId, updatedAt: this.clock.now() };
      await this.groups.write(placeOf(actor), changed);
      await this.setMembers(actor, changed, input.members);
    });
  }

  /** The end of work as HR takes effect at once. */
  private async setHr(actor: MachineActor, members: readonly string[]): Promise<void> {
    const users = await this.usersOf(actor);
    mustKnow(users, members);
    for (const { id, isHr } of users) {
      if (isHr && !members.includes(id)) await this.leaving.end(actor, { personId: id, role: 'hr' });
    }
    for (const { id, isHr, active } of users) {
      if (active && !isHr && members.includes(id)) {
        await this.people.join(this.ids.next(), id, [{ municipalityId: placeOf(actor), role: 'hr' }, this.today()]);
      }
    }
  }

  private async setMembers(actor: MachineActor, { displayName }: ScimGroup, members: readonly string[]): Promise<void> {
    const users = await this.usersOf(actor);
    mustKnow(users, members);
    for (const { id, unit } of users) {
      const isWanted = members.includes(id);
      if (isWanted === (unit === displayName)) continue;
      await this.users.place(placeOf(actor), id, [isWanted ? displayName : null, this.today()]);
    }
  }

  private async find(actor: MachineActor, id: string): Promise<ScimGroup> {
    const group = [HR, ...(await this.groups.list(placeOf(actor)))].find((one) => one.id === id);
    if (group === undefined) throw new DomainError('scim-group-not-found', 'not-found');
    return group;
  }

  private async mustBeFree(actor: MachineActor, displayName: string): Promise<void> {
    const all = [HR, ...(await this.groups.list(placeOf(actor)))];
    const isTaken = all.some((one) => one.displayName.toLowerCase() === displayName.toLowerCase());
    if (isTaken) throw new DomainError('scim-group-exists', 'conflict');
  }

  private usersOf(actor: MachineActor): Promise<readonly ScimUser[]> {
    return this.users.list(placeOf(actor), this.today());
  }

  private act(actor: MachineActor, act: string, subject: string): Promise<void> {
    return this.audit.act(actor, act, { subject, municipalityId: placeOf(actor) });
  }

  private today(): Day {
    return berlinDay(this.clock.now());
  }
}

function resourceOf(group: ScimGroup, users: readonly ScimUser[]): JsonObject {
  const members = users.filter(({ isHr, unit }) => (group.id === HR.id ? isHr : unit === group.displayName));
  return writeScimGroup({ ...group, members }, SCIM_PATH);
}

function mustKnow(users: readonly ScimUser[], members: readonly string[]): void {
  const known = new Set(users.map(({ id }) => id));
  if (members.some((id) => !known.has(id))) throw new DomainError('scim-user-not-found', 'not-found');
}
