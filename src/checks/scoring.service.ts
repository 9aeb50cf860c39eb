import { Injectable } from '@nestjs/common';

import { InstrumentsService } from '../competencies/index.js';
import { ProfilesService } from '../profiles/index.js';
import { assess } from './domain/assessment.js';
import type { Check } from './domain/check.js';
import type { GivenResponse } from './domain/check-run.js';
import type { CompetenceResult } from './domain/result.js';
import { ItemChoiceService } from './item-choice.service.js';
import { QuestionsService } from './questions.service.js';

export interface Scored {
  readonly frameworkId: string;
  readonly competencies: readonly CompetenceResult[];
}

/** The one way from answers to a result, at the submission and whenever a stored result is recomputed. */
@Injectable()
export class ScoringService {
  constructor(
    private readonly questions: QuestionsService,
    private readonly choice: ItemChoiceService,
    private readonly instruments: InstrumentsService,
    private readonly profiles: ProfilesService,
  ) {}

  /**
   * What the answers measure under the check's own version of the instrument. It depends on nothing else: the same
   * check and answers give the same numbers to the last bit, however much later.
   */
  async score(check: Check, answers: readonly GivenResponse[]): Promise<Scored> {
    const { settings } = await this.instruments.get(check.instrumentId);
    const { frameworkId } = await this.profiles.get(check.profileId);
    const answered = {
      competencies: check.targets.map(({ competence }) => competence),
      form: await this.questions.form(check),
      responses: new Map(answers.map(({ itemId, response }) => [itemId, response])),
      stopReasons: await this.choice.stopReasons(check, answers),
    };
    return { frameworkId, competencies: assess(answered, settings) };
  }
}
