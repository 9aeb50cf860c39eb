import { Injectable } from '@nestjs/common';

import { type Actor, mustAdminister, servedBy } from '../../kernel/actor.js';
import { berlinDay, type Day } from '../../kernel/calendar.js';
import { discloseCount, type Disclosed } from '../../kernel/disclosure.js';
import { AgreementsService, MunicipalitiesService } from '../../municipalities/index.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { JobRepository } from '../../platform/queue/job.repository.js';
import { Clock } from '../../platform/system/clock.js';
import { clausesOf, periodsOf } from '../domain/retention.js';
import type { Outdated, RetentionRule } from './personal-data.js';
import { PersonalDataRegistry } from './personal-data.registry.js';

/** What a clause's time has run out for, as it may be told: how many persons that are, or null for too few to be named. */
export interface RetentionLine {
  readonly clause: Outdated['clause'];
  readonly table: string;
  readonly persons: Disclosed;
  readonly isAny: boolean;
  /** How long it may be kept. */
  readonly months: number;
}

export interface RetentionPreview {
  readonly municipalityId: string;
  /** False where the product's own, shorter period holds. */
  readonly isAgreed: boolean;
  readonly retentionMonths: number;
  readonly lines: readonly RetentionLine[];
}

/** Keeps nothing longer than the works agreement lets it be kept: the one in force, else the last one that was. */
@Injectable()
export class Retention {
  constructor(
    private readonly transaction: Transaction,
    private readonly registry: PersonalDataRegistry,
    private readonly municipalities: MunicipalitiesService,
    private readonly agreements: AgreementsService,
    private readonly jobs: JobRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * What the next run would erase in a municipality today, found by doing it and taking it back. Small groups are not
   * counted. @throws DomainError `not-your-municipality`
   */
  async preview(actor: Actor, municipalityId: string): Promise<RetentionPreview> {
    mustAdminister(actor, municipalityId);
    return this.previewOf(municipalityId);
  }

  /** An admin's: all municipalities that it would change; HR's: each that they serve. */
  async previewFor(actor: Actor): Promise<readonly RetentionPreview[]> {
    if (actor.admin) return this.previewAll();
    const previews: RetentionPreview[] = [];
    for (const id of servedBy(actor)) previews.push(await this.previewOf(id));
    return previews;
  }

  /** Every municipality that it would change, for the command line. */
  async previewAll(): Promise<readonly RetentionPreview[]> {
    const all: RetentionPreview[] = [];
    for (const id of await this.concerned()) all.push(await this.previewOf(id));
    return all.filter(({ lines }) => lines.some(({ isAny }) => isAny));
  }

  /**
   * Erases in every municipality what its clauses no longer allow, each in a transaction and with an act of the log. On
   * the same day again it finds nothing. Tells the job, if one is named, how far it is.
   */
  async enforce(jobId?: string): Promise<{ readonly municipalities: number }> {
    const concerned = await this.concerned();
    let changed = 0;
    for (const [done, id] of concerned.entries()) {
      if (jobId !== undefined) await this.jobs.progress(jobId, { step: 'erasing', done, total: concerned.length });
      if (await this.transaction.run(() => this.enforceIn(id))) changed += 1;
    }
    return { municipalities: changed };
  }

  /** Where something may have to go, by ARS: most nights that is in few of all municipalities. */
  private async concerned(): Promise<readonly string[]> {
    const all = await this.municipalities.all();
    const months = await this.agreements.retentionMonths();
    const rules = all.map(({ id }) => ({ municipalityId: id, clauses: periodsOf(months.get(id)) }));
    const today = berlinDay(this.clock.now());
    const found = new Set<string>();
    for (const owner of this.registry.owners().filter(({ retain }) => retain !== undefined)) {
      const ids = owner.outdatedIn === undefined ? all.map(({ id }) => id) : await owner.outdatedIn(rules, today);
      for (const id of ids) found.add(id);
    }
    return all.flatMap(({ id }) => (found.has(id) ? [id] : []));
  }

  private async enforceIn(municipalityId: string): Promise<boolean> {
    const { lines } = await this.carryOut(municipalityId);
    const erased = lines.filter(({ isAny }) => isAny);
    for (const { clause, months, table, persons } of erased) {
      const details = { clause, months, table, persons };
      await this.audit.act(null, 'retention.enforced', { subject: municipalityId, municipalityId, details });
    }
    return erased.length > 0;
  }

  private previewOf(municipalityId: string): Promise<RetentionPreview> {
    return this.transaction.run(async () => {
      await this.transaction.query('SAVEPOINT rehearsal');
      const preview = await this.carryOut(municipalityId);
      await this.transaction.query('ROLLBACK TO SAVEPOINT rehearsal');
      return preview;
    });
  }

  private async carryOut(municipalityId: string): Promise<RetentionPreview> {
    const agreement = await this.agreements.lastInForce(municipalityId);
    const clauses = clausesOf(agreement);
    const { retentionMonths, minimumGroupSize } = clauses;
    const outdated = await this.retainAll({ municipalityId, clauses }, berlinDay(this.clock.now()));
    const lines = outdated.map(({ clause, table, persons }) => ({
      ...{ clause, table, isAny: persons > 0, months: clauses[clause] },
      persons: discloseCount(persons, { minimumSize: minimumGroupSize }),
    }));
    return { municipalityId, isAgreed: agreement !== null, retentionMonths, lines };
  }

  private async retainAll(rule: RetentionRule, today: Day): Promise<readonly Outdated[]> {
    const outdated: Outdated[] = [];
    for (const owner of this.registry.owners()) outdated.push(...((await owner.retain?.(rule, today)) ?? []));
    return outdated;
  }
}
