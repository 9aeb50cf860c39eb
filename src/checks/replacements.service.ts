import { Injectable } from '@nestjs/common';

import { InstrumentsService } from '../competencies/index.js';
import type { Actor } from '../kernel/actor.js';
import { DomainError } from '../kernel/domain-error.js';
import { Transaction } from '../platform/database/transaction.js';
import { Clock } from '../platform/system/clock.js';
import { ChecksRepository } from './checks.repository.js';
import type { Check, Step } from './domain/check.js';
import { assertAwake, assertOpen, stateAt } from './domain/check-states.js';
import { assertMayReplace, replacementFor } from './domain/replacement.js';
import { ItemChoiceService } from './item-choice.service.js';
import { QuestionsService } from './questions.service.js';
import { ReplacementsRepository } from './replacements.repository.js';
import { SeenExplanations } from './seen-explanations.service.js';

/** Another question of equal difficulty for who cannot take one as it is. Nobody is asked why, and nothing says so later. */
@Injectable()
export class ReplacementsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly checks: ChecksRepository,
    private readonly replacements: ReplacementsRepository,
    private readonly questions: QuestionsService,
    private readonly choice: ItemChoiceService,
    private readonly instruments: InstrumentsService,
    private readonly seen: SeenExplanations,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts another item in the place of one that was asked; an answer to it is forgotten. Gives the new question.
   * @throws DomainError `check-not-found`, `check-not-open`, `check-rests`, `item-not-in-check`,
   *   `too-many-replacements`, `no-equal-item`; nothing is changed then
   */
  replace(actor: Actor, checkId: string, itemId: string): Promise<Step> {
    return this.transaction.run(async () => {
      const check = await this.checks.lock(checkId, actor.personId);
      if (check === null) throw new DomainError('check-not-found', 'not-found');
      assertOpen(stateAt(check, this.clock.now()));
      assertAwake(check);
      const changed = await this.withReplacement(check, itemId);
      await this.replacements.save(changed, itemId);
      const given = await this.checks.answers(checkId);
      const further = { ...changed, ...(await this.choice.goOn(changed, given)) };
      await this.checks.goOn(further);
      const responded = given.map((answer) => answer.itemId);
      const { progress } = await this.questions.step(further, responded);
      return { next: await this.questions.at(further, check.form.indexOf(itemId)), progress };
    });
  }

  private async withReplacement(check: Check, itemId: string): Promise<Check> {
    const item = await this.questions.item(check, itemId);
    const { form, replaced, instrumentId, personId, seed } = check;
    assertMayReplace(replaced);
    const { items } = await this.instruments.get(instrumentId);
    const rules = { used: new Set([...form, ...replaced]), seen: await this.seen.of(personId), seed };
    const { itemId: other } = replacementFor(item, items, rules);
    return { ...check, form: form.with(form.indexOf(itemId), other), replaced: [...replaced, itemId] };
  }
}
