import { Injectable } from '@nestjs/common';

import type { Actor } from '../kernel/actor.js';
import { DomainError } from '../kernel/domain-error.js';
import { Clock } from '../platform/system/clock.js';
import { ChecksRepository } from './checks.repository.js';
import type { CheckView, Question } from './domain/check.js';
import type { Response } from './domain/responses.js';
import { QuestionsService } from './questions.service.js';

/** One question on the screen, with what was answered to it before. */
export interface AskedQuestion {
  readonly check: CheckView;
  /** Null when the check has ended, or when every question has a response and none was asked for. */
  readonly question: Question | null;
  readonly response: Response | null;
}

/** The questions of a person's own check one by one, also those answered before: a person may go back and change. */
@Injectable()
export class AskedQuestionsService {
  constructor(
    private readonly checks: ChecksRepository,
    private readonly questions: QuestionsService,
    private readonly clock: Clock,
  ) {}

  /** The question in that place, from 1 on; without one, or past the end, the next open one. @throws DomainError `check-not-found` */
  async ask(actor: Actor, id: string, number?: number): Promise<AskedQuestion> {
    const stored = await this.checks.find(id, actor.personId);
    if (stored === null) throw new DomainError('check-not-found', 'not-found');
    const check = await this.questions.view(stored, this.clock.now());
    const isOpen = check.state === 'started';
    const wanted = isOpen && number !== undefined ? await this.questions.at(stored, number - 1) : null;
    const question = wanted ?? check.next;
    const answers = question === null ? [] : await this.checks.answers(id);
    const given = answers.find(({ itemId }) => itemId === question?.itemId);
    return { check, question, response: given?.response ?? null };
  }
}
