import { Injectable } from '@nestjs/common';

import type { MachineActor, Role } from '../../kernel/actor.js';
import { berlinDay, type Day } from '../../kernel/calendar.js';
import { Audit } from '../../platform/audit/audit.js';
import { JobQueue } from '../../platform/queue/job.queue.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { invitePeople } from '../credentials/credentials.jobs.js';
import type { ScimUser } from '../domain/scim-user.js';
import { MembershipEnds } from '../memberships/membership-ends.service.js';
import { PersonsRepository } from '../persons/persons.repository.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { placeOf } from './scim-key.js';
import { ScimUsersRepository } from './scim-users.repository.js';

type Employment = Pick<ScimUser, 'active' | 'unit'>;

/** Who works in the key's municipality, as its HR system says. Everything joins the caller's transaction. */
@Injectable()
export class ScimEmployments {
  constructor(
    private readonly users: ScimUsersRepository,
    private readonly people: PersonsRepository,
    private readonly ends: MembershipEnds,
    private readonly sessions: SessionsService,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Begins, ends or moves the employment. Whoever begins and has no way in is invited. @throws DomainError `hr-needed` */
  async adjust(
    actor: MachineActor,
    before: Employment & Pick<ScimUser, 'id'>,
    { active, unit }: Employment,
  ): Promise<void> {
    if (before.active && !active) await this.end(actor, before.id);
    else if (!before.active && active) await this.begin(actor, before.id, unit);
    else if (active && unit !== before.unit) await this.place(actor, [before.id], unit);
  }

  /** The person works there no more, from now on, and is signed in nowhere: the machine may be the municipality's. @throws DomainError `hr-needed` */
  async end(actor: MachineActor, personId: string): Promise<void> {
    await this.ends.endNow(actor, { personId, municipalityId: placeOf(actor), role: 'employee' });
    await this.sessions.endAll(personId);
  }

  /** @throws DomainError `hr-needed` when it is the last one */
  async endHr(actor: MachineActor, personId: string): Promise<void> {
    await this.ends.endNow(actor, { personId, municipalityId: placeOf(actor), role: 'hr' });
  }

  async beginHr(actor: MachineActor, personId: string): Promise<void> {
    await this.join(actor, personId, { role: 'hr' });
    await this.audit.act(actor, 'hr.begun-by-scim', { subject: personId, municipalityId: placeOf(actor) });
  }

  /** Names the unit of people who work there today; null: none. */
  place(actor: MachineActor, personIds: readonly string[], unit: string | null): Promise<void> {
    return this.users.place(placeOf(actor), personIds, [unit, this.today()]);
  }

  private async begin(actor: MachineActor, personId: string, unit: string | null): Promise<void> {
    await this.join(actor, personId, { role: 'employee', ...(unit !== null && { unit }) });
    await this.queue.enqueue(invitePeople, { personIds: [personId] });
  }

  private join(
    actor: MachineActor,
    personId: string,
    membership: { readonly role: Role; readonly unit?: string },
  ): Promise<void> {
    return this.people.join(this.ids.next(), personId, [
      { ...membership, municipalityId: placeOf(actor) },
      this.today(),
    ]);
  }

  private today(): Day {
    return berlinDay(this.clock.now());
  }
}
