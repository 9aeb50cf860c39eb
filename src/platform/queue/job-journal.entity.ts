import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

import type { JsonObject } from '../../kernel/json.js';
import type { JournalKind } from './job-journal.js';

@Entity('job_journal')
export class JobJournalEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly position!: string;

  @Column('uuid', { name: 'job_id' })
  readonly jobId!: string;

  @Column('timestamptz')
  readonly at!: Date;

  @Column('integer')
  readonly attempt!: number;

  @Column('text')
  readonly kind!: JournalKind;

  @Column('jsonb', { default: {} })
  readonly details!: JsonObject;
}
