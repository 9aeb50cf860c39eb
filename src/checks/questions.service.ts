import { Injectable } from '@nestjs/common';

import { InstrumentsService, type InstrumentItem, type Item } from '../competencies/index.js';
import { DomainError } from '../kernel/domain-error.js';
import type { Check, CheckView, Question, Step } from './domain/check.js';
import { stateAt } from './domain/check-states.js';
import { nextPlace } from './domain/progress.js';
import { questionOf } from './domain/question.js';

/** Items kept in memory: they never change, and every answer shows the next one. */
const KEPT = 5000;

/** The questions of a check, in the words and the order of its form. */
@Injectable()
export class QuestionsService {
  private readonly kept = new Map<string, Item>();

  constructor(private readonly instruments: InstrumentsService) {}

  /** The form's items in their order, as the check's instrument scores them. */
  async form({ form, instrumentId }: Pick<Check, 'form' | 'instrumentId'>): Promise<readonly InstrumentItem[]> {
    const instrument = await this.instruments.get(instrumentId);
    const wanted = new Map(form.map((itemId, place) => [itemId, place]));
    return instrument.items
      .filter(({ itemId }) => wanted.has(itemId))
      .sort((x, y) => (wanted.get(x.itemId) ?? 0) - (wanted.get(y.itemId) ?? 0));
  }

  /** @throws DomainError `item-not-in-check` */
  async item(check: Check, itemId: string): Promise<InstrumentItem> {
    const { items } = await this.instruments.get(check.instrumentId);
    const item = check.form.includes(itemId) ? items.find((one) => one.itemId === itemId) : undefined;
    if (item === undefined) throw new DomainError('item-not-in-check', 'invalid', { itemId });
    return item;
  }

  /** What its person sees of a check at the moment. */
  async view(check: Check & { readonly responded: readonly string[] }, now: Date): Promise<CheckView> {
    const { id, profileId, municipalityId, startedAt, expiresAt, endedAt, responded } = check;
    const state = stateAt(check, now);
    const step = await this.step({ ...check, state }, responded);
    return { id, state, profileId, municipalityId, startedAt, expiresAt, endedAt, ...step };
  }

  /** The next question and how far the check is; an ended check has no next question. */
  async step(check: Check, responded: readonly string[]): Promise<Step> {
    const { form, share, total, minutesLeft } = check;
    const given = new Set(responded);
    const place = check.state === 'started' ? nextPlace(form, given) : -1;
    const answered = form.filter((itemId) => given.has(itemId)).length;
    return { next: await this.at(check, place), progress: { answered, share, total, minutesLeft } };
  }

  /** The question in that place of the form, from 0 on; null past either end. */
  async at({ form, seed, total }: Pick<Check, 'form' | 'seed' | 'total'>, place: number): Promise<Question | null> {
    const itemId = form[place];
    const item = itemId === undefined ? undefined : await this.find(itemId, form);
    return item === undefined ? null : questionOf(item, { number: place + 1, of: Math.max(total, place + 1), seed });
  }

  private async find(itemId: string, form: readonly string[]): Promise<Item | undefined> {
    if (!this.kept.has(itemId)) this.keep(await this.instruments.items(form));
    return this.kept.get(itemId);
  }

  private keep(items: readonly Item[]): void {
    if (this.kept.size + items.length > KEPT) this.kept.clear();
    for (const item of items) this.kept.set(item.id, item);
  }
}
