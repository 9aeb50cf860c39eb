import { Injectable } from '@nestjs/common';

import { Staff, type StaffMember } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { berlinDay, type Day } from '../../kernel/calendar.js';
import { Clock } from '../../platform/system/clock.js';
import { type Desk, Desks } from '../hr/desks.service.js';
import type { ListAddress } from '../requests/requests.forms.js';
import { type ListPage, pageAt } from '../shared/list-page.js';
import { hasWords } from '../shared/spelling.js';

export interface StaffList {
  readonly desk: Desk;
  readonly q: string;
  readonly list: ListPage<StaffMember>;
}

export interface StaffSheet {
  readonly desk: Desk;
  readonly member: StaffMember;
  readonly today: Day;
}

/** The employees of the own municipality, and one of them. */
@Injectable()
export class StaffSheets {
  constructor(
    private readonly desks: Desks,
    private readonly staff: Staff,
    private readonly clock: Clock,
  ) {}

  /** By name, unit or address. @throws DomainError `not-your-municipality` */
  async find(actor: Actor, { municipality, q = '', page = 1 }: ListAddress): Promise<StaffList> {
    const desk = await this.desks.at(actor, municipality);
    const choose = (every: readonly StaffMember[]) =>
      pageAt(
        every.filter(({ givenName, familyName, unit, email }) =>
          hasWords(`${givenName} ${familyName} ${unit ?? ''} ${email}`, q),
        ),
        page,
      );
    const list = await this.staff.choose(actor, desk.municipality.id, choose, ({ rows }) => rows);
    return { desk, q, list };
  }

  /** @throws DomainError `not-your-municipality`, `member-not-found` */
  async one(actor: Actor, named: string | undefined, personId: string): Promise<StaffSheet> {
    const desk = await this.desks.at(actor, named);
    const member = await this.staff.one(actor, desk.municipality.id, personId);
    return { desk, member, today: berlinDay(this.clock.now()) };
  }
}
