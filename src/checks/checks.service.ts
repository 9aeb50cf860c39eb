import { Injectable } from '@nestjs/common';

import { NoticeService } from '../accounts/index.js';
import { InstrumentsService } from '../competencies/index.js';
import { type Actor, municipalityFor } from '../kernel/actor.js';
import { berlinDay } from '../kernel/calendar.js';
import { DomainError } from '../kernel/domain-error.js';
import { AgreementsService } from '../municipalities/index.js';
import { Audit } from '../platform/audit/audit.js';
import { Transaction } from '../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../platform/http/pagination.js';
import { Clock } from '../platform/system/clock.js';
import { Ids } from '../platform/system/ids.js';
import { ProfilesService } from '../profiles/index.js';
import { CheckCounts } from './check-counts.service.js';
import { type CheckWithProgress, ChecksRepository, type ListPosition, type LockedCheck } from './checks.repository.js';
import type { Check, CheckSummary, CheckView, Step } from './domain/check.js';
import { assertAwake, assertOpen, moveCheck, stateAt } from './domain/check-states.js';
import { readResponse } from './domain/read-response.js';
import { assertFits } from './domain/responses.js';
import type { ResultView } from './domain/result-view.js';
import { assertRetakeAllowed } from './domain/retake.js';
import { ItemChoiceService } from './item-choice.service.js';
import { QuestionsService } from './questions.service.js';
import { ResultsService } from './results.service.js';
import { SeenExplanations } from './seen-explanations.service.js';

const SEED_BYTES = 16;
const DAY_MS = 86_400_000;

export interface CheckStart {
  readonly profileId: string;
  /** May be left out by who belongs to one municipality only. */
  readonly municipalityId?: string;
}

export interface GivenAnswer {
  readonly itemId: string;
  /** A response as `domain/responses` describes it; it is read before anything else. */
  readonly response: unknown;
}

/** A person's own checks. Nobody else's is ever found: it is `check-not-found`, as one that does not exist. */
@Injectable()
export class ChecksService {
  constructor(
    private readonly transaction: Transaction,
    private readonly checks: ChecksRepository,
    private readonly questions: QuestionsService,
    private readonly choice: ItemChoiceService,
    private readonly results: ResultsService,
    private readonly seen: SeenExplanations,
    private readonly agreements: AgreementsService,
    private readonly notice: NoticeService,
    private readonly profiles: ProfilesService,
    private readonly instruments: InstrumentsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly counts: CheckCounts,
  ) {}

  /**
   * Starts a check for the post, or resumes the one that is open. It keeps municipality, instrument and questions.
   * @throws DomainError `privacy-notice-not-acknowledged`, `municipality-needed`, `not-your-municipality`,
   *   `works-agreement-missing`, `profile-not-found`, `profile-not-published`, `retake-too-early`, `no-instrument`,
   *   `no-questions`, `check-rests`
   */
  async start(actor: Actor, asked: CheckStart): Promise<CheckView> {
    await this.notice.mustBeAcknowledged(actor.personId);
    return this.transaction.run(async () => {
      await this.checks.endExpired(actor.personId, this.clock.now());
      const open = await this.checks.openFor(actor.personId, asked.profileId);
      if (open !== null) assertAwake({ agreed: (await this.agreements.inForce(open.municipalityId)) !== null });
      return this.questions.view(open ?? (await this.begin(actor, asked)), this.clock.now());
    });
  }

  /** @throws DomainError `check-not-found` */
  async get(actor: Actor, id: string): Promise<CheckView> {
    const check = await this.checks.find(id, actor.personId);
    if (check === null) throw new DomainError('check-not-found', 'not-found');
    return this.questions.view(check, this.clock.now());
  }

  /** The checks that can be resumed, newest first. */
  async openOf(actor: Actor): Promise<readonly CheckView[]> {
    const started = await this.checks.open(actor.personId);
    const views = await Promise.all(started.map((check) => this.questions.view(check, this.clock.now())));
    return views.filter(({ state }) => state === 'started');
  }

  /** Open and ended ones, newest first. @throws DomainError `cursor-invalid` */
  async list(actor: Actor, limit: number, cursor?: string): Promise<Page<CheckSummary>> {
    const now = this.clock.now();
    const rows = await this.checks.list(actor.personId, limit + 1, positionOf(cursor));
    const seen = rows.map((check) => ({ ...check, state: stateAt(check, now) }));
    return pageOf(seen, limit, ({ startedAt, id: last }) => [startedAt.toISOString(), last]);
  }

  /**
   * Keeps the response to a question of the check, until it is submitted; a notice renewed since its start comes first.
   * @throws DomainError `privacy-notice-not-acknowledged`, `check-not-found`, `check-not-open`, and others; nothing changed then
   */
  async answer(actor: Actor, id: string, { itemId, response }: GivenAnswer): Promise<Step> {
    const read = readResponse(response);
    return this.transaction.run(async () => {
      const check = this.mustBeOpen(await this.checks.lockWithResponses(id, actor.personId));
      await this.notice.mustBeAcknowledged(actor.personId);
      assertAwake(check);
      assertFits(await this.questions.item(check, itemId), read);
      const others = check.given.filter((one) => one.itemId !== itemId);
      const given = [...others, { itemId, response: read }];
      const further = { ...check, ...(await this.choice.goOn(check, given)) };
      this.checks.saveStep(further, { checkId: id, itemId, response: read, answeredAt: this.clock.now() });
      return this.questions.step(
        further,
        given.map((one) => one.itemId),
      );
    });
  }

  /**
   * Ends the check and scores it. Questions may be left open; what has too few answers is not measured.
   * @throws DomainError `check-not-found`, `check-not-open`, `check-rests`
   */
  submit(actor: Actor, id: string): Promise<ResultView> {
    return this.transaction.run(async () => {
      const check = await this.lockOpen(actor, id);
      assertAwake(check);
      const answers = await this.checks.answers(id);
      const now = this.clock.now();
      await this.checks.end(id, moveCheck(check.state, 'submit'), now);
      await this.results.record(check, answers, now);
      await this.seen.noteSubmitted(check, answers, now);
      await this.audit.act(actor, 'check.submitted', { subject: id, municipalityId: check.municipalityId });
      await this.counts.note('submitted');
      return this.results.get(actor, id);
    });
  }

  /** Ends the check without a result. @throws DomainError `check-not-found`, `check-not-open` */
  abandon(actor: Actor, id: string): Promise<void> {
    return this.transaction.run(async () => {
      const check = await this.lockOpen(actor, id);
      await this.checks.end(id, moveCheck(check.state, 'abandon'), this.clock.now());
      await this.audit.act(actor, 'check.abandoned', { subject: id, municipalityId: check.municipalityId });
    });
  }

  private async begin(actor: Actor, { profileId, municipalityId: named }: CheckStart): Promise<CheckWithProgress> {
    const municipalityId = municipalityFor(actor, 'employee', named);
    const { id: agreementId, clauses } = await this.agreements.mustBeInForce(municipalityId);
    const startedAt = this.clock.now();
    const { targets, instrument } = await this.measured(actor, profileId);
    const { expiryDays, retakeAfterDays } = instrument.settings;
    const lastSubmitted = await this.checks.lastSubmitted(actor.personId, profileId);
    assertRetakeAllowed(lastSubmitted, Math.max(clauses.retakeAfterDays, retakeAfterDays), berlinDay(startedAt));
    const seen = [...(await this.seen.of(actor.personId))];
    const draw = { targets, seen, seed: this.ids.bytes(SEED_BYTES).toString('hex') };
    const first = await this.choice.begin(instrument, draw);
    if (first.form.length === 0) throw new DomainError('no-questions', 'conflict');
    const owner = { id: this.ids.next(), personId: actor.personId, municipalityId, profileId, agreementId };
    const expiresAt = new Date(startedAt.getTime() + expiryDays * DAY_MS);
    const life = { instrumentId: instrument.id, state: 'started', startedAt, expiresAt, endedAt: null } as const;
    const check: Check = { ...owner, ...draw, ...first, ...life, replaced: [] };
    const begun = await this.checks.startOrResume(check);
    if (begun === null) throw new DomainError('busy-try-again', 'conflict');
    if (begun.id === check.id) {
      await this.audit.act(actor, 'check.started', { subject: check.id, municipalityId });
      await this.counts.note('started');
    }
    return begun;
  }

  /** What the post asks for, and the newest instrument of its framework. */
  private async measured(actor: Actor, profileId: string) {
    const { state, frameworkId, requirements } = await this.profiles.get(profileId, actor);
    if (state !== 'published') throw new DomainError('profile-not-published', 'conflict', { state });
    const targets = requirements.map(({ competence, minimum }) => ({ competence, minimum }));
    return { targets, instrument: await this.instruments.forFramework(frameworkId) };
  }

  private async lockOpen(actor: Actor, id: string): Promise<LockedCheck> {
    return this.mustBeOpen(await this.checks.lock(id, actor.personId));
  }

  private mustBeOpen<T extends Check>(check: T | null): T {
    if (check === null) throw new DomainError('check-not-found', 'not-found');
    assertOpen(stateAt(check, this.clock.now()));
    return check;
  }
}

function positionOf(cursor: string | undefined): ListPosition | undefined {
  const [at, id] = decodeCursor(cursor, 2) ?? [];
  if (at === undefined || id === undefined) return undefined;
  if (Number.isNaN(Date.parse(at))) throw new DomainError('cursor-invalid', 'invalid');
  return { startedAt: new Date(at), id };
}
