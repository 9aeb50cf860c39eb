import { Injectable } from '@nestjs/common';

import type { Instrument, InstrumentItem } from '../../competencies/index.js';
import { MINIMUM_GROUP } from '../../kernel/disclosure.js';
import { Ids } from '../../platform/system/ids.js';
import { type AnswerMatrix, NOT_ASKED, SKIPPED } from '../domain/quality/answer-matrix.js';
import { compareCodes } from '../domain/codes.js';
import { scoreOf } from '../domain/responses.js';
import { type CollectedAnswer, CollectedAnswersRepository } from './collected-answers.repository.js';

const SALT_BYTES = 16;

/** The answers of one competence, with the instrument's items in the order of the matrix. */
export interface CollectedScale {
  readonly items: readonly InstrumentItem[];
  readonly matrix: AnswerMatrix;
  /** What each person's post asks for. */
  readonly minimums: readonly number[];
}

/** What persons did with the items of an instrument, by a number that says nothing of who they are. */
@Injectable()
export class CollectedAnswersService {
  constructor(
    private readonly collected: CollectedAnswersRepository,
    private readonly ids: Ids,
  ) {}

  async minimumSize({ bankId }: Instrument, before: Date): Promise<number> {
    return (await this.collected.minimumSize(bankId, before)) ?? MINIMUM_GROUP;
  }

  /** Answers in checks that were submitted before the moment, under any version of the bank. */
  async scale(instrument: Instrument, competence: string, before: Date): Promise<CollectedScale> {
    const items = instrument.items.filter((item) => item.competence === competence);
    const salt = this.ids.bytes(SALT_BYTES).toString('hex');
    const answers = await this.collected.answers(instrument.bankId, competence, before, salt);
    return { items, matrix: matrixOf(items, answers), minimums: minimumsOf(answers) };
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
