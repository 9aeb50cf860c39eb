import { Injectable } from '@nestjs/common';

import type { MachineActor } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Clock } from '../../platform/system/clock.js';
import type { ScimUser } from '../domain/scim-user.js';
import { ScimEmployments } from './scim-employments.service.js';
import { mustAppointHr, placeOf } from './scim-key.js';
import { ScimUsersRepository } from './scim-users.repository.js';

interface Moved {
  /** Ids of those who were members, as the caller has seen it. */
  readonly before: readonly string[];
  readonly members: readonly string[];
}

/** Who is in which group of the key's municipality. Everything joins the caller's transaction. */
@Injectable()
export class ScimMembers {
  constructor(
    private readonly users: ScimUsersRepository,
    private readonly employments: ScimEmployments,
    private readonly clock: Clock,
  ) {}

  /** Everybody who may be in one. */
  all(actor: MachineActor): Promise<readonly ScimUser[]> {
    return this.users.list(placeOf(actor), berlinDay(this.clock.now()));
  }

  /**
   * Who is in the unit of that name; answers how many came or went. Who does not work there today is in no unit. Only those
   * who were members go: others whose unit bears that name came there in another way.
   * @throws DomainError (malformed) `scim-member-unknown`
   */
  async set(actor: MachineActor, unit: string, { before, members }: Moved): Promise<number> {
    const users = await this.all(actor);
    const known = new Set(users.map(({ id }) => id));
    if (members.some((id) => !known.has(id))) throw new DomainError('scim-member-unknown', 'malformed');
    const [old, wanted] = [new Set(before), new Set(members)];
    const active = users.filter((user) => user.active);
    const come = active.filter((user) => wanted.has(user.id) && user.unit !== unit).map(({ id }) => id);
    const go = active.filter(({ id }) => old.has(id) && !wanted.has(id)).map(({ id }) => id);
    if (come.length > 0) await this.employments.place(actor, come, unit);
    if (go.length > 0) await this.employments.place(actor, go, null);
    return come.length + go.length;
  }

  /**
   * Who is HR, from now on. Saying what is so already needs no right.
   * @throws DomainError `scim-member-unknown`, `scim-hr-not-open`, `hr-needed`
   */
  async setHr(actor: MachineActor, members: readonly string[]): Promise<void> {
    const users = await this.all(actor);
    const wanted = users.filter(({ id, active, isHr }) => (active || isHr) && members.includes(id));
    if (wanted.length !== members.length) throw new DomainError('scim-member-unknown', 'malformed');
    const begins = wanted.filter(({ isHr }) => !isHr);
    const ends = users.filter(({ id, isHr }) => isHr && !members.includes(id));
    if (begins.length + ends.length > 0) mustAppointHr(actor);
    for (const { id } of begins) await this.employments.beginHr(actor, id);
    for (const { id } of ends) await this.employments.endHr(actor, id);
  }
}
