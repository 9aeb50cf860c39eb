import { Injectable } from '@nestjs/common';

import type { MachineActor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject } from '../../kernel/json.js';
import { Accesses } from '../../platform/audit/accesses.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { readScimGroup, type ScimGroupInput, writeScimGroup } from '../domain/scim-group.js';
import { HR_GROUP, type ScimUser } from '../domain/scim-user.js';
import { ScimAddress } from './scim-address.js';
import { type ScimGroup, ScimGroupsRepository } from './scim-groups.repository.js';
import { placeOf } from './scim-key.js';
import { ScimMembers } from './scim-members.service.js';
import { patched } from './scim-patch.js';
import { listOf, readFilter, type ScimQuery } from './scim-query.js';
import { ScimUsersRepository } from './scim-users.repository.js';
import { mustMatch, type ScimChange, withVersion } from './scim-version.js';

const HR: ScimGroup = { ...HR_GROUP, externalId: null, createdAt: new Date(0), updatedAt: new Date(0) };

/**
 * Groups of the key's municipality: one whose members are HR, always there, and organisational units, whose members are the
 * people who work in that unit today; a person is in one unit at most.
 */
@Injectable()
export class ScimGroups {
  constructor(
    private readonly transaction: Transaction,
    private readonly groups: ScimGroupsRepository,
    private readonly users: ScimUsersRepository,
    private readonly members: ScimMembers,
    private readonly accesses: Accesses,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly address: ScimAddress,
  ) {}

  /** @throws DomainError `scim-filter-invalid`, `scim-value-invalid` for a place that is no number */
  list(actor: MachineActor, query: ScimQuery): Promise<JsonObject> {
    const fits = readFilter(query.filter);
    const read = async (): Promise<JsonObject> => {
      const users = await this.members.all(actor);
      const all = await this.all(actor);
      return listOf(all.map((group) => withVersion(this.resourceOf(group, users))).filter(fits), query);
    };
    const whose = ({ Resources }: JsonObject) => (Resources as readonly JsonObject[]).flatMap(membersIn);
    return this.accesses.reading(actor, { kind: 'staff', municipalityId: placeOf(actor) }, read, whose);
  }

  /** @throws DomainError `scim-group-not-found` */
  get(actor: MachineActor, id: string): Promise<JsonObject> {
    const read = async (): Promise<JsonObject> =>
      this.resourceOf(await this.find(actor, id), await this.members.all(actor));
    return this.accesses.reading(actor, { kind: 'staff', municipalityId: placeOf(actor) }, read, membersIn);
  }

  /** @throws DomainError `scim-value-invalid`, `scim-group-exists`, `scim-member-unknown` */
  create(actor: MachineActor, body: unknown): Promise<JsonObject> {
    const input = readScimGroup(body);
    return this.changing(actor, async () => {
      await this.mustBeFree(actor, input);
      const now = this.clock.now();
      const group = { ...input, id: this.ids.next(), createdAt: now, updatedAt: now };
      await this.groups.write(placeOf(actor), group);
      await this.members.set(actor, group.displayName, { before: [], members: input.members });
      await this.act(actor, 'scim-group.created', group.id);
      return group.id;
    });
  }

  /** @throws DomainError as `create`, `scim-group-not-found`, `scim-group-fixed`, `scim-hr-not-open`, `hr-needed`; HttpException 412 */
  replace(actor: MachineActor, id: string, { body, ifMatch }: ScimChange): Promise<JsonObject> {
    return this.change(actor, id, { ifMatch, to: () => readScimGroup(body) });
  }

  /** @throws DomainError as `replace`, and as `patched` */
  patch(actor: MachineActor, id: string, { body, ifMatch }: ScimChange): Promise<JsonObject> {
    return this.change(actor, id, { ifMatch, to: (now) => readScimGroup(patched(now, body)) });
  }

  /** Its people are in no unit then. The group of HR stays. @throws DomainError `scim-group-not-found`, `scim-group-fixed`; HttpException 412 */
  remove(actor: MachineActor, id: string, ifMatch?: string): Promise<void> {
    return this.transaction.run(async () => {
      await this.users.lock(placeOf(actor));
      const group = await this.find(actor, id);
      const resource = this.resourceOf(group, await this.members.all(actor));
      mustMatch(resource, ifMatch);
      if (group.id === HR.id) throw new DomainError('scim-group-fixed', 'malformed');
      await this.members.set(actor, group.displayName, { before: membersIn(resource), members: [] });
      await this.groups.remove(id);
      await this.act(actor, 'scim-group.deleted', id);
    });
  }

  private change(
    actor: MachineActor,
    id: string,
    { ifMatch, to }: { readonly ifMatch: string | undefined; readonly to: (now: JsonObject) => ScimGroupInput },
  ): Promise<JsonObject> {
    return this.changing(actor, async () => {
      const group = await this.find(actor, id);
      const resource = this.resourceOf(group, await this.members.all(actor));
      mustMatch(resource, ifMatch);
      const input = to(resource);
      if (id === HR.id) await this.changeHr(actor, input);
      else await this.changeUnit(actor, group, [membersIn(resource), input]);
      return id;
    });
  }

  private async changeUnit(
    actor: MachineActor,
    group: ScimGroup,
    [before, input]: readonly [readonly string[], ScimGroupInput],
  ): Promise<void> {
    const { displayName, externalId, members } = input;
    const isNamedSo = displayName === group.displayName && externalId === group.externalId;
    if (displayName.toLowerCase() !== group.displayName.toLowerCase()) await this.mustBeFree(actor, input);
    const changed = { ...group, displayName, externalId, updatedAt: this.clock.now() };
    if (!isNamedSo) await this.groups.write(placeOf(actor), changed);
    const moved = await this.members.set(actor, displayName, { before, members });
    if (moved > 0 || !isNamedSo) await this.act(actor, 'scim-group.changed', group.id);
  }

  private async changeHr(actor: MachineActor, { displayName, members }: ScimGroupInput): Promise<void> {
    if (displayName !== HR.displayName) throw new DomainError('scim-group-fixed', 'malformed');
    await this.members.setHr(actor, members);
  }

  /** One change of the municipality after the other; answers the resource as it is then. */
  private changing(actor: MachineActor, work: () => Promise<string>): Promise<JsonObject> {
    return this.transaction.run(async () => {
      await this.users.lock(placeOf(actor));
      return this.get(actor, await work());
    });
  }

  private async find(actor: MachineActor, id: string): Promise<ScimGroup> {
    const group = (await this.all(actor)).find((one) => one.id === id);
    if (group === undefined) throw new DomainError('scim-group-not-found', 'not-found');
    return group;
  }

  private async all(actor: MachineActor): Promise<readonly ScimGroup[]> {
    return [HR, ...(await this.groups.list(placeOf(actor)))];
  }

  private async mustBeFree(actor: MachineActor, { displayName }: ScimGroupInput): Promise<void> {
    const name = displayName.toLowerCase();
    const isTaken = (await this.all(actor)).some((one) => one.displayName.toLowerCase() === name);
    if (isTaken) throw new DomainError('scim-group-exists', 'conflict');
  }

  private resourceOf(group: ScimGroup, users: readonly ScimUser[]): JsonObject {
    const isIn = ({ isHr, active, unit }: ScimUser): boolean =>
      group.id === HR.id ? isHr : active && unit === group.displayName;
    return writeScimGroup({ ...group, members: users.filter(isIn) }, this.address.base);
  }

  private act(actor: MachineActor, act: string, subject: string): Promise<void> {
    return this.audit.act(actor, act, { subject, municipalityId: placeOf(actor) });
  }
}

function membersIn({ members }: JsonObject): readonly string[] {
  return ((members ?? []) as readonly { readonly value: string }[]).map(({ value }) => value);
}
