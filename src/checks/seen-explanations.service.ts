import { Injectable } from '@nestjs/common';

import type { Check } from './domain/check.js';
import { isKeyed } from './domain/item.js';
import { QuestionsService } from './questions.service.js';
import { SeenExplanationsRepository } from './seen-explanations.repository.js';

/** Which right answers a person has been told. An item is no longer asked then while another fits. */
@Injectable()
export class SeenExplanations {
  constructor(
    private readonly seen: SeenExplanationsRepository,
    private readonly questions: QuestionsService,
  ) {}

  /** Ids of the keyed items whose right answer and explanation the person has seen. */
  async of(personId: string): Promise<ReadonlySet<string>> {
    return new Set(await this.seen.of(personId));
  }

  /** Keyed items that have just been explained to the person. */
  async note(personId: string, itemIds: readonly string[], seenAt: Date): Promise<void> {
    if (itemIds.length > 0) await this.seen.insert(personId, itemIds, seenAt);
  }

  /** What a check that is being submitted will explain: its keyed items that have a response. */
  async noteSubmitted(check: Check, answers: readonly { readonly itemId: string }[], seenAt: Date): Promise<void> {
    const answered = new Set(answers.map(({ itemId }) => itemId));
    const keyed = (await this.questions.form(check)).filter((item) => isKeyed(item) && answered.has(item.itemId));
    await this.note(
      check.personId,
      keyed.map(({ itemId }) => itemId),
      seenAt,
    );
  }
}
