import { Injectable } from '@nestjs/common';

import type { Instrument, InstrumentItem } from '../../competencies/index.js';
import { MINIMUM_GROUP } from '../../kernel/disclosure.js';
import type { ReportingPeriod } from '../../kernel/reporting-period.js';
import { Ids } from '../../platform/system/ids.js';
import { type AnswerMatrix, NOT_ASKED, SKIPPED } from '../domain/quality/answer-matrix.js';
import { type PlacedAnswers, resampled } from '../domain/quality/resample.js';
import { compareCodes } from '../../kernel/codes.js';
import { scoreOf } from '../domain/responses.js';
import { type CollectedAnswer, CollectedAnswersRepository, type Collecting } from './collected-answers.repository.js';
import { endOf } from './period.js';

const SALT_BYTES = 16;

/** The answers of one competence, with the instrument's items in the order of the matrix. */
export interface CollectedScale extends PlacedAnswers {
  readonly items: readonly InstrumentItem[];
  /** Persons drawn from them by chance: what is told of persons is made of these. */
  readonly told: PlacedAnswers;
}

/** Which answers count for a quarter, and the smallest group of which something is said. */
export interface Collection extends Collecting {
  readonly minimumSize: number;
}

/** What persons did with the items of an instrument, by a number that says nothing of who they are. */
@Injectable()
export class CollectedAnswersService {
  constructor(
    private readonly collected: CollectedAnswersRepository,
    private readonly ids: Ids,
  ) {}

  /** What was submitted under any version of the bank until the period was over. */
  async until({ name, to }: ReportingPeriod, { bankId }: Instrument): Promise<Collection> {
    const before = endOf(to);
    const salt = await this.collected.draw(bankId, name, this.ids.bytes(SALT_BYTES).toString('hex'));
    const minimumSize = (await this.collected.minimumSize(bankId, before)) ?? MINIMUM_GROUP;
    return { bankId, before, salt, minimumSize };
  }

  /** Again in the same quarter the same persons are drawn: two draws could be compared. */
  async scale(instrument: Instrument, competence: string, collection: Collection): Promise<CollectedScale> {
    const items = instrument.items.filter((item) => item.competence === competence);
    const answers = await this.collected.answers(collection, competence);
    const all = { matrix: matrixOf(items, answers), minimums: minimumsOf(answers) };
    return { items, ...all, told: resampled(all, `${collection.salt} ${competence}`) };
  }
}

/** Competences that the instrument measures, by code. */
export function competenciesOf({ items }: Instrument): readonly string[] {
  return [...new Set(items.map(({ competence }) => competence))].sort(compareCodes);
}

function matrixOf(items: readonly InstrumentItem[], answers: readonly CollectedAnswer[]): AnswerMatrix {
  const persons = answers.reduce((most, { person }) => Math.max(most, person + 1), 0);
  const places = new Map(items.map((item, place) => [item.itemId, { item, place }]));
  const cells = new Int8Array(persons * items.length).fill(NOT_ASKED);
  for (const { person, itemId, response } of answers) {
    const known = places.get(itemId);
    if (known === undefined || response === null) continue;
    cells[person * items.length + known.place] = scoreOf(known.item, response) ?? SKIPPED;
  }
  return { items, cells };
}

function minimumsOf(answers: readonly CollectedAnswer[]): readonly number[] {
  const minimums: number[] = [];
  for (const { person, minimum } of answers) minimums[person] = minimum;
  return minimums;
}
