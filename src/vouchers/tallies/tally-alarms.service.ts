import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Metrics } from '../../platform/observability/metrics.js';
import { Clock } from '../../platform/system/clock.js';
import { TalliesService } from './tallies.service.js';
import { type TallyAlarm, TallyAlarmsRepository } from './tally-alarms.repository.js';

export type { TallyAlarm };

const KINDS = ['rows-differ', 'tally-differs', 'tally-behind'] as const;
const LIST_LIMIT = 500;

/** Where ledger, tables and stored tally did not agree, until a person has seen to it. */
@Injectable()
export class TallyAlarms implements OnModuleInit {
  constructor(
    private readonly transaction: Transaction,
    private readonly alarms: TallyAlarmsRepository,
    private readonly tallies: TalliesService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /** The number of open alarms by kind, asked for at each look at /metrics. */
  onModuleInit(): void {
    const help = 'Open alarms: ledger, tables and tally of a municipality do not agree';
    this.metrics.gauge({ name: 'lernlotse_tally_alarms', help, labels: ['kind'] }, async () => {
      const counts = await this.alarms.counts();
      return KINDS.map((kind) => [{ kind }, counts[kind] ?? 0]);
    });
  }

  /** Open alarms, newest first, at most 500. */
  list(programmeId: string | null): Promise<readonly TallyAlarm[]> {
    return this.alarms.open(programmeId, LIST_LIMIT);
  }

  /**
   * Looks again and clears the alarm if its cause is gone.
   * @throws DomainError `tally-alarm-not-found`; `tally-alarm-persists` while the accounts still do not agree
   */
  async clear(actor: Actor, id: string): Promise<TallyAlarm> {
    const alarm = await this.get(id);
    await this.tallies.tally(alarm.programmeId, alarm.municipalityId);
    await this.transaction.run(async () => {
      const { persists, municipalityId } = await this.get(id);
      if (persists) throw new DomainError('tally-alarm-persists', 'conflict');
      await this.alarms.clear(id, actor.personId, this.clock.now());
      await this.audit.act(actor, 'tally-alarm.cleared', { subject: id, municipalityId });
    });
    return alarm;
  }

  /** One open alarm. @throws DomainError `tally-alarm-not-found` */
  async get(id: string): Promise<TallyAlarm> {
    const alarm = await this.alarms.find(id);
    if (alarm === null) throw new DomainError('tally-alarm-not-found', 'not-found');
    return alarm;
  }
}
