import { Injectable } from '@nestjs/common';

import { InstrumentsService, type Item } from '../../competencies/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { SignedTokens } from '../../platform/system/signed-tokens.js';
import { ProfilesService } from '../../profiles/index.js';
import type { Question } from '../domain/check.js';
import { explain, type Explanation } from '../domain/explanation.js';
import {
  type Practice,
  practiceEnd,
  practiceForm,
  type PracticeProgress,
  practiceProgress,
  type PracticeTarget,
  readPractice,
} from '../domain/practice.js';
import { questionOf } from '../domain/question.js';
import { readResponse } from '../domain/read-response.js';
import { SeenExplanations } from '../seen-explanations.service.js';

const PURPOSE = 'practice';
const SEED_BYTES = 16;

/** What is practised: the competences of a post, or one competence of a framework. */
export interface PracticeSubject {
  readonly profileId?: string;
  readonly frameworkId?: string;
  readonly competence?: string;
}

/** Where a practice is. The token is all that there is of it. */
export interface PracticeStep {
  readonly token: string;
  /** Null after the last one. */
  readonly question: Question | null;
  readonly progress: PracticeProgress;
}

/** What an answer brings: its explanation, and the way on. */
export interface PracticeAnswer extends Explanation {
  readonly token: string;
  readonly next: Question | null;
  readonly progress: PracticeProgress;
}

/**
 * Questions with their explanations, to learn and to get to know the check. Nothing that is answered is stored: it lives
 * in a signed token, gives no result, and so needs neither works agreement nor notice.
 */
@Injectable()
export class PracticeService {
  constructor(
    private readonly instruments: InstrumentsService,
    private readonly profiles: ProfilesService,
    private readonly seen: SeenExplanations,
    private readonly tokens: SignedTokens,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Draws the questions and gives the first one.
   * @throws DomainError `practice-subject-missing`, `profile-not-found`, `profile-not-published`, `no-instrument`,
   *   `no-questions`
   */
  async start(actor: Actor, subject: PracticeSubject): Promise<PracticeStep> {
    const { frameworkId, targets } = await this.subjectOf(actor, subject);
    const { items } = await this.instruments.forFramework(frameworkId);
    const seed = this.ids.bytes(SEED_BYTES).toString('hex');
    const form = practiceForm(targets, items, seed).map(({ itemId }) => itemId);
    if (form.length === 0) throw new DomainError('no-questions', 'conflict');
    const { personId } = actor;
    return this.step({ personId, seed, form, responses: [], expiresAt: practiceEnd(this.clock.now()) });
  }

  /** Where the practice is. @throws DomainError `practice-token-invalid`, `practice-token-expired` */
  async at(actor: Actor, token: string): Promise<PracticeStep> {
    return this.step(this.read(actor, token));
  }

  /**
   * Explains the question that the token stands at, with this response to it. The same token again gives the same again.
   * @throws DomainError `response-unreadable`, `practice-token-invalid`, `practice-token-expired`, `practice-finished`,
   *   or why the response does not fit the question
   */
  async answer(actor: Actor, token: string, sent: unknown): Promise<PracticeAnswer> {
    const response = readResponse(sent);
    const practice = this.read(actor, token);
    const item = await this.itemAt(practice);
    if (item === undefined) throw new DomainError('practice-finished', 'conflict');
    const explained = explain(item, response);
    if (item.answerKey !== null) await this.seen.note(actor.personId, [item.id], this.clock.now());
    const further = { ...practice, responses: [...practice.responses, response] };
    const { question: next, ...step } = await this.step(further);
    return { ...explained, ...step, next };
  }

  private async step(practice: Practice): Promise<PracticeStep> {
    const { form, responses, seed } = practice;
    const item = await this.itemAt(practice);
    const place = { number: responses.length + 1, of: form.length, seed };
    return {
      token: this.tokens.sign(PURPOSE, practice),
      question: item === undefined ? null : questionOf(item, place),
      progress: practiceProgress(practice),
    };
  }

  private async itemAt({ form, responses }: Practice): Promise<Item | undefined> {
    const itemId = form[responses.length];
    return itemId === undefined ? undefined : (await this.instruments.items([itemId])).at(0);
  }

  private read({ personId }: Actor, token: string): Practice {
    return readPractice(this.tokens.read(PURPOSE, token), personId, this.clock.now());
  }

  private async subjectOf(actor: Actor, { profileId, frameworkId, competence }: PracticeSubject) {
    if (profileId !== undefined) return this.postOf(actor, profileId);
    if (frameworkId === undefined || competence === undefined)
      throw new DomainError('practice-subject-missing', 'invalid');
    const { settings } = await this.instruments.forFramework(frameworkId);
    const target: PracticeTarget = { competence, minimum: (settings.levels + 1) / 2, essential: true };
    return { frameworkId, targets: [target] };
  }

  private async postOf(actor: Actor, profileId: string) {
    const { state, frameworkId, requirements } = await this.profiles.get(profileId, actor);
    if (state !== 'published') throw new DomainError('profile-not-published', 'conflict', { state });
    return { frameworkId, targets: requirements };
  }
}
