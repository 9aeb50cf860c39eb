import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { JsonObject } from '../../kernel/json.js';
import type { JobProgress, JobRecord, JobState } from './job.js';

@Entity('jobs')
export class JobEntity implements JobRecord {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  readonly name!: string;

  @Column('jsonb')
  readonly payload!: JsonObject;

  /** The municipality that the payload names, if it names one: a list is narrowed by it. */
  @Column('uuid', { name: 'municipality_id', nullable: true, select: false })
  readonly municipalityId!: string | null;

  @Column('text', { name: 'dedupe_key', nullable: true })
  readonly dedupeKey!: string | null;

  @Column('text', { default: 'waiting' })
  readonly state!: JobState;

  @Column('integer', { default: 0 })
  readonly attempts!: number;

  @Column('integer', { name: 'max_attempts', default: 5 })
  readonly maxAttempts!: number;

  @Column('jsonb', { nullable: true })
  readonly progress!: JobProgress | null;

  @Column('jsonb', { nullable: true })
  readonly result!: JsonObject | null;

  @Column('jsonb', { nullable: true })
  readonly error!: { readonly code: string; readonly details?: JsonObject } | null;

  @Column('uuid', { name: 'created_by', nullable: true })
  readonly createdBy!: string | null;

  @Column('text', { name: 'trace_parent', nullable: true })
  readonly traceParent!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'run_after' })
  readonly runAfter!: Date;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  readonly startedAt!: Date | null;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  readonly leaseUntil!: Date | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  readonly finishedAt!: Date | null;
}
