import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Finding } from '../../kernel/reading.js';
import type { JobProgress } from '../queue/job.js';
import type { ApplyMode, ImportCounts, ImportMode, ImportState, ImportWithFile } from './import-record.js';

@Entity('imports')
export class ImportEntity implements ImportWithFile {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  readonly kind!: string;

  @Column('text')
  readonly mode!: ImportMode;

  @Column('boolean', { default: false })
  readonly invite!: boolean;

  @Column('text', { name: 'file_name' })
  readonly fileName!: string;

  @Column('text', { nullable: true })
  readonly address!: string | null;

  @Column('bytea', { nullable: true, select: false })
  readonly file!: Buffer | null;

  @Column('text', { default: 'waiting' })
  readonly state!: ImportState;

  @Column('jsonb', { nullable: true })
  readonly progress!: JobProgress | null;

  @Column('jsonb', { nullable: true })
  readonly counts!: ImportCounts | null;

  @Column('jsonb', { default: [] })
  readonly findings!: readonly Finding[];

  @Column('integer', { name: 'findings_total', default: 0 })
  readonly findingsTotal!: number;

  @Column('text', { nullable: true })
  readonly digest!: string | null;

  @Column('text', { nullable: true })
  readonly applying!: ApplyMode | null;

  @Column('uuid', { name: 'job_id', nullable: true })
  readonly jobId!: string | null;

  @Column('uuid', { name: 'started_by', nullable: true })
  readonly startedBy!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  readonly finishedAt!: Date | null;
}
