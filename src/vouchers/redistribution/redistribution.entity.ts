import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Day } from '../../kernel/calendar.js';
import type { Grant } from '../domain/decision.js';
import type { PublishedRules, RedistributionLine } from '../domain/redistribution.js';
import type { RedistributionState } from '../domain/redistribution-plan.js';
import type { DecisionInputs, Outcome } from './redistribution-record.js';

@Entity('redistributions')
export class RedistributionEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'programme_id' })
  readonly programmeId!: string;

  @Column('date', { name: 'due_on' })
  readonly dueOn!: Day;

  @Column('integer', { name: 'window_days' })
  readonly windowDays!: number;

  @Column('jsonb')
  readonly rules!: PublishedRules;

  @Column('text')
  readonly state!: RedistributionState;

  /** Rises with every change of the announcement; the document's ETag. */
  @Column('integer', { default: 1 })
  readonly revision!: number;

  @Column('uuid', { name: 'announced_by' })
  readonly announcedBy!: string;

  /** Of its last version. */
  @Column('timestamptz', { name: 'announced_at' })
  readonly announcedAt!: Date;

  @Column('uuid', { name: 'decided_by', nullable: true })
  readonly decidedBy!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  readonly decidedAt!: Date | null;

  /** First moment after the window. */
  @Column('timestamptz', { name: 'objections_until', nullable: true })
  readonly objectionsUntil!: Date | null;

  @Column('jsonb', { nullable: true })
  readonly inputs!: DecisionInputs | null;

  @Column('jsonb', { nullable: true })
  readonly lines!: readonly RedistributionLine[] | null;

  @Column('text', { name: 'record_hash', nullable: true })
  readonly recordHash!: string | null;

  /** Of the key that signs the programme's ledger. */
  @Column('text', { name: 'key_fingerprint', nullable: true })
  readonly keyFingerprint!: string | null;

  @Column('timestamptz', { name: 'carried_out_at', nullable: true })
  readonly carriedOutAt!: Date | null;

  @Column('jsonb', { nullable: true })
  readonly outcome!: Outcome | null;

  @Column('text', { name: 'outcome_hash', nullable: true })
  readonly outcomeHash!: string | null;

  /** Who cancelled or reversed it; nobody in person when it lapsed. */
  @Column('uuid', { name: 'ended_by', nullable: true })
  readonly endedBy!: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  readonly endedAt!: Date | null;

  @Column('text', { name: 'end_reason', nullable: true })
  readonly endReason!: string | null;

  /** What a reversal left where it was in use; null unless reversed. */
  @Column('jsonb', { nullable: true })
  readonly kept!: readonly Grant[] | null;
}
