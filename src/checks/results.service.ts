import { Injectable } from '@nestjs/common';

import { InstrumentsService } from '../competencies/index.js';
import type { Actor } from '../kernel/actor.js';
import { berlinDay, type Day } from '../kernel/calendar.js';
import { DomainError } from '../kernel/domain-error.js';
import { AgreementsService } from '../municipalities/index.js';
import { Audit } from '../platform/audit/audit.js';
import { Clock } from '../platform/system/clock.js';
import type { Check } from './domain/check.js';
import type { GivenResponse } from './domain/check-run.js';
import { posteriorOf } from './domain/posterior.js';
import { isStillAgreed, maySee } from './domain/release.js';
import type { Evidence, ResultSummary, ResultView } from './domain/result-view.js';
import { ResultDetailsService } from './result-details.service.js';
import {
  type MeasuredPerson,
  ResultsRepository,
  type StoredEvidence,
  type StoredResult,
} from './results.repository.js';
import { ScoringService } from './scoring.service.js';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const PERSONS_AT_A_TIME = 500;

/** What checks have measured. A result belongs to its person. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly results: ResultsRepository,
    private readonly details: ResultDetailsService,
    private readonly scoring: ScoringService,
    private readonly instruments: InstrumentsService,
    private readonly agreements: AgreementsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The result, to its person, and to HR of its municipality while it is released and the works agreement allows it;
   * each look of HR is put on record.
   * @throws DomainError `result-not-found`
   */
  async get(actor: Actor, checkId: string): Promise<ResultView> {
    const result = await this.results.find(checkId);
    if (result === null || !maySee(actor, result, berlinDay(this.clock.now()))) throw notFound();
    const own = result.personId === actor.personId;
    if (!own) await this.recordLook(actor, result);
    return this.details.of(result, own);
  }

  /** The person's own results, newest first. */
  async history(actor: Actor): Promise<readonly ResultSummary[]> {
    return (await this.results.of(actor.personId)).map(summaryOf);
  }

  /** Per vocabulary and competence the newest measured posterior over all of a person's results; they are never pooled. */
  async newest(personId: string): Promise<readonly Evidence[]> {
    const stored = await this.results.newest(personId);
    return Promise.all(stored.map((one) => this.evidence(one)));
  }

  /** The same of many persons, as it was on that day and in one vocabulary, for counts that name nobody. */
  async newestOfMany(
    personIds: readonly string[],
    on: Day,
    vocabulary: string,
  ): Promise<ReadonlyMap<string, readonly Evidence[]>> {
    const found = new Map<string, Evidence[]>();
    for (const { personId, ...stored } of await this.results.newestOfMany(personIds, on, vocabulary)) {
      const evidence = await this.evidence(stored);
      const others = found.get(personId);
      if (others === undefined) found.set(personId, [evidence]);
      else others.push(evidence);
    }
    return found;
  }

  /** Everybody who was measured in the vocabulary by that day, some hundred at a time, for counts that name nobody. */
  async *measured(on: Day, vocabulary: string): AsyncGenerator<readonly MeasuredPerson[]> {
    let after = NOBODY;
    for (;;) {
      const persons = await this.results.measured(on, vocabulary, after, PERSONS_AT_A_TIME);
      if (persons.length > 0) yield persons;
      if (persons.length < PERSONS_AT_A_TIME) return;
      after = persons.at(-1)?.personId ?? after;
    }
  }

  /** Scores a check by its instrument and stores the result; called in the transaction that submits it. */
  async record(check: Check, answers: readonly GivenResponse[], measuredAt: Date): Promise<void> {
    const { frameworkId, competencies } = await this.scoring.score(check, answers);
    const { id: checkId, personId, instrumentId } = check;
    await this.results.insert({ checkId, personId, instrumentId, frameworkId, measuredAt }, competencies);
  }

  private async recordLook(actor: Actor, { checkId, municipalityId, release }: StoredResult): Promise<void> {
    const agreement = await this.agreements.inForce(municipalityId);
    if (agreement === null || release === null || !isStillAgreed(agreement.clauses, release)) throw notFound();
    await this.audit.act(actor, 'result.seen', { subject: checkId, municipalityId });
  }

  private async evidence({ instrumentId, ...stored }: StoredEvidence): Promise<Evidence> {
    const { prior, minimumAnswers } = (await this.instruments.get(instrumentId)).settings;
    const { grid, mass } = posteriorOf(prior, []);
    return { ...stored, grid, prior: mass, minimumAnswers };
  }
}

function notFound(): DomainError {
  return new DomainError('result-not-found', 'not-found');
}

function summaryOf({ personId: _personId, ...result }: StoredResult): ResultSummary {
  return { ...result, notACertificate: true };
}
