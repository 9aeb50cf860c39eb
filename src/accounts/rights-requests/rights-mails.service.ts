import { Injectable } from '@nestjs/common';

import { addDays, berlinDay, type Day } from '../../kernel/calendar.js';
import { type News, Outbox } from '../../platform/mail/outbox.service.js';
import { Clock } from '../../platform/system/clock.js';
import { REMIND_DAYS_BEFORE } from '../domain/rights-request.js';
import { PersonsService } from '../persons/persons.service.js';
import { type RightsRequest, RightsRequestsRepository } from './rights-requests.repository.js';

type Concerned = Pick<RightsRequest, 'id' | 'municipalityId' | 'dueOn'>;
type Own = Concerned & Pick<RightsRequest, 'personId'>;

const OWN = '/my-data/requests';
const HANDLED = '/rights-requests';

/** Mails about requests of persons: they say that there is something to read, and until when, never what. */
@Injectable()
export class RightsMails {
  constructor(
    private readonly persons: PersonsService,
    private readonly requests: RightsRequestsRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The person has it in writing, and the HR office hears of it. */
  async received({ personId, ...request }: Own): Promise<void> {
    await this.tell([personId], 'rights-received', OWN, request);
    await this.tell(await this.hrOf(request.municipalityId, personId), 'rights-new', HANDLED, request);
  }

  extended({ personId, ...request }: Own): Promise<unknown> {
    return this.tell([personId], 'rights-extended', OWN, request);
  }

  answered({ personId, ...request }: Own): Promise<unknown> {
    return this.tell([personId], 'rights-answered', OWN, request);
  }

  /** That a limit ends on the day. */
  lifted({ personId, ...request }: Own): Promise<unknown> {
    return this.tell([personId], 'rights-lifted', OWN, request);
  }

  /** Reminds HR a week before the last day, and once more when it is over. Twice or late: once each. */
  async remind(): Promise<{ readonly reminded: number }> {
    const today = berlinDay(this.clock.now());
    let reminded = 0;
    for (const request of await this.requests.due(addDays(today, REMIND_DAYS_BEFORE))) {
      const kind = request.dueOn < today ? 'rights-overdue' : 'rights-due';
      reminded += await this.tell(await this.hrOf(request.municipalityId), kind, HANDLED, request);
    }
    return { reminded };
  }

  private async hrOf(municipalityId: string, except?: string): Promise<readonly string[]> {
    const hr = await this.persons.membersOf(municipalityId, 'hr');
    return [...new Set(hr.map(({ personId }) => personId))].filter((id) => id !== except);
  }

  private async tell(
    personIds: readonly string[],
    kind: string,
    path: string,
    { id, dueOn }: { readonly id: string; readonly dueOn: Day },
  ): Promise<number> {
    const values: News['values'] = (format) => ({ day: format.day(dueOn) });
    let told = 0;
    for (const addressee of await this.persons.addressees(personIds)) {
      const occasion = `${id} ${dueOn}`;
      if (await this.outbox.put(addressee, { texts: 'accounts:mails', kind, occasion, path, values })) told += 1;
    }
    return told;
  }
}
