import { Injectable } from '@nestjs/common';

import { InstrumentsService } from '../competencies/index.js';
import type { Actor } from '../kernel/actor.js';
import { DomainError } from '../kernel/domain-error.js';
import { Clock } from '../platform/system/clock.js';
import { ChecksRepository } from './checks.repository.js';
import { stateAt } from './domain/check-states.js';
import { explain, type Explanation } from './domain/explanation.js';

/** What a submitted check tells its person about its questions; nobody else ever sees it. */
@Injectable()
export class ExplanationsService {
  constructor(
    private readonly checks: ChecksRepository,
    private readonly instruments: InstrumentsService,
    private readonly clock: Clock,
  ) {}

  /**
   * The questions that have a response, in the order in which they were asked. One that was left open is not explained:
   * it may be asked again.
   * @throws DomainError `check-not-found`; `check-not-submitted` before the person has submitted it
   */
  async of(actor: Actor, checkId: string): Promise<readonly Explanation[]> {
    const check = await this.checks.find(checkId, actor.personId);
    if (check === null) throw new DomainError('check-not-found', 'not-found');
    const state = stateAt(check, this.clock.now());
    if (state !== 'submitted') throw new DomainError('check-not-submitted', 'conflict', { state });
    const answers = new Map((await this.checks.answers(checkId)).map(({ itemId, response }) => [itemId, response]));
    const items = new Map((await this.instruments.items([...answers.keys()])).map((item) => [item.id, item]));
    return check.form.flatMap((itemId) => {
      const [item, response] = [items.get(itemId), answers.get(itemId)];
      return item === undefined || response === undefined ? [] : [explain(item, response)];
    });
  }
}
