import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Finding } from '../../kernel/reading.js';
import type { JobProgress } from '../queue/job.entity.js';

/** `all-or-nothing` changes nothing when one row is bad, `good-rows` takes the good ones, `preview` changes nothing. */
export type ImportMode = 'all-or-nothing' | 'good-rows' | 'preview';
export const IMPORT_MODES: readonly ImportMode[] = ['all-or-nothing', 'good-rows', 'preview'];

export type ImportState = 'waiting' | 'running' | 'applied' | 'previewed' | 'rejected' | 'failed';

export interface ImportCounts {
  readonly total: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
}

@Entity('imports')
export class ImportEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  readonly kind!: string;

  @Column('text')
  readonly mode!: ImportMode;

  @Column('text', { name: 'file_name' })
  readonly fileName!: string;

  /** Where the file is fetched from by the worker; null for an upload. */
  @Column('text', { nullable: true })
  readonly address!: string | null;

  /** The upload itself, erased when the import has ended. */
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

  /** Findings in all; the list keeps the first ones. */
  @Column('integer', { name: 'findings_total', default: 0 })
  readonly findingsTotal!: number;

  @Column('uuid', { name: 'job_id', nullable: true })
  readonly jobId!: string | null;

  @Column('uuid', { name: 'started_by', nullable: true })
  readonly startedBy!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  readonly finishedAt!: Date | null;
}
