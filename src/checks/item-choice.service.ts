import { Injectable } from '@nestjs/common';

import { type Instrument, type InstrumentItem, InstrumentsService } from '../competencies/index.js';
import { type Bank, prepareBank } from './domain/bank.js';
import type { Check, Outlook, Target } from './domain/check.js';
import { fixedForm, itemsPerCompetence } from './domain/fixed-form.js';
import { fixedStops } from './domain/fixed-stops.js';
import { expectedItemsLeft, mostItemsLeft, nextItem, standings } from './domain/next-item.js';
import { type Expected, firstOutlook, nextOutlook, nextPlace } from './domain/progress.js';
import type { StopReason } from './domain/result.js';
import { type GivenResponse, runOf } from './domain/check-run.js';

/** Prepared banks kept in memory: an instrument never changes, and every answer of every check needs one. */
const KEPT = 4;

/** What a check has asked so far, and how far it is. */
export type FormSoFar = Outlook & Pick<Check, 'form'>;

/** What decides the first questions of a check. */
export type CheckSeed = Pick<Check, 'targets' | 'seed' | 'seen'>;

/** What a new check is about to ask. */
export interface Effort extends Expected {
  /** Not more than this, whatever is answered. */
  readonly mostItems: number;
}

interface Prepared {
  readonly instrument: Instrument;
  readonly items: ReadonlyMap<string, InstrumentItem>;
  readonly bank: Bank;
}

/** Chooses the questions of a check by its instrument: all at its start, or one after the other by the answers. */
@Injectable()
export class ItemChoiceService {
  private readonly kept = new Map<string, Prepared>();

  constructor(private readonly instruments: InstrumentsService) {}

  /** The first questions of a check; an empty form when the instrument has none for these targets. */
  async begin(instrument: Instrument, start: CheckSeed): Promise<FormSoFar> {
    const prepared = await this.prepared(instrument.id);
    const { bank } = prepared;
    if (instrument.settings.mode === 'fixed') return fixedStart(prepared, start);
    const run = runAtStart(start);
    const first = nextItem(bank, run, instrument.settings);
    const form = first === null ? [] : [first];
    return { form, ...firstOutlook(expectedItemsLeft(bank, run, instrument.settings)) };
  }

  /** The form after these responses: with the next question, when all before it have one and there is more to ask. */
  async goOn(check: Check, given: readonly GivenResponse[]): Promise<FormSoFar> {
    const prepared = await this.prepared(check.instrumentId);
    const { bank, items } = prepared;
    const { settings } = prepared.instrument;
    const run = runOf(check, given, items);
    const responded = new Set(run.categories.keys());
    if (settings.mode === 'fixed') {
      const left = pendingOf(items, check.form, responded);
      return { form: check.form, ...nextOutlook(check, responded.size, left) };
    }
    const isPending = nextPlace(check.form, responded) >= 0;
    const next = isPending ? null : nextItem(bank, run, settings);
    const form = next === null ? check.form : [...check.form, next];
    const further = expectedItemsLeft(bank, { ...run, asked: form }, settings);
    return { form, ...nextOutlook(check, responded.size, sumOf(pendingOf(items, form, responded), further)) };
  }

  /**
   * Why no further question is asked, per competence; null where one still would be. It does not rest on what was
   * replaced: that is forgotten when the check ends, and the reason must come out the same afterwards.
   */
  async stopReasons(check: Check, given: readonly GivenResponse[]): Promise<ReadonlyMap<string, StopReason | null>> {
    const { instrument, bank, items } = await this.prepared(check.instrumentId);
    const run = runOf({ ...check, replaced: [] }, given, items);
    if (instrument.settings.mode === 'fixed') return fixedStops(run, bank);
    const standing = standings(bank, run, instrument.settings);
    return new Map(standing.map(({ competence, stopReason }) => [competence, stopReason]));
  }

  /** About how much a new check for these targets asks. @throws DomainError `no-instrument` */
  async effort(frameworkId: string, targets: readonly Target[]): Promise<Effort> {
    const instrument = await this.instruments.forFramework(frameworkId);
    const start = { targets, seed: '', seen: [] };
    const { total, minutesLeft } = await this.begin(instrument, start);
    const { bank } = await this.prepared(instrument.id);
    const most = mostItemsLeft(bank, runAtStart(start), instrument.settings);
    return { items: total, minutes: minutesLeft, mostItems: Math.max(total, most) };
  }

  private async prepared(instrumentId: string): Promise<Prepared> {
    const kept = this.kept.get(instrumentId);
    if (kept !== undefined) return kept;
    const instrument = await this.instruments.get(instrumentId);
    const items = new Map(instrument.items.map((item) => [item.itemId, item]));
    const prepared = { instrument, items, bank: prepareBank(instrument.items, instrument.settings.prior) };
    const [oldest] = this.kept.keys();
    if (this.kept.size >= KEPT && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(instrumentId, prepared);
    return prepared;
  }
}

function runAtStart(start: CheckSeed): ReturnType<typeof runOf> {
  return runOf({ ...start, form: [], replaced: [] }, [], new Map());
}

function fixedStart({ instrument, items }: Prepared, { targets, seed }: CheckSeed): FormSoFar {
  const budget = itemsPerCompetence(targets.length, instrument.settings);
  const form = fixedForm(targets, instrument.items, { itemsPerCompetence: budget, seed }).map(({ itemId }) => itemId);
  return { form, ...firstOutlook(pendingOf(items, form, new Set())) };
}

/** What has been asked and waits for its answer. */
function pendingOf(items: Prepared['items'], form: readonly string[], responded: ReadonlySet<string>): Expected {
  const left = form.filter((itemId) => !responded.has(itemId));
  return { items: left.length, minutes: left.reduce((sum, itemId) => sum + (items.get(itemId)?.minutes ?? 0), 0) };
}

function sumOf(x: Expected, y: Expected): Expected {
  return { items: x.items + y.items, minutes: x.minutes + y.minutes };
}
