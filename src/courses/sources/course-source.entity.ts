import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { SourceOutcome, SourceState } from '../domain/source-schedule.js';
import type { CourseSource } from './course-source.js';

@Entity('course_sources')
export class CourseSourceEntity implements CourseSource {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  readonly kind!: 'moochub';

  @Column('text')
  readonly provider!: string;

  @Column('text')
  readonly address!: string;

  @Column('integer', { name: 'interval_hours' })
  readonly intervalHours!: number;

  @Column('text')
  readonly state!: SourceState;

  @Column('text', { nullable: true })
  readonly etag!: string | null;

  @Column('text', { name: 'last_modified', nullable: true })
  readonly lastModified!: string | null;

  @Column('integer', { default: 0 })
  readonly failures!: number;

  @Column('text', { name: 'last_outcome', nullable: true })
  readonly lastOutcome!: SourceOutcome | null;

  @Column('text', { name: 'last_problem', nullable: true })
  readonly lastProblem!: string | null;

  @Column('uuid', { name: 'last_import_id', nullable: true })
  readonly lastImportId!: string | null;

  @Column('timestamptz', { name: 'last_run_at', nullable: true })
  readonly lastRunAt!: Date | null;

  @Column('timestamptz', { name: 'next_run_at' })
  readonly nextRunAt!: Date;
}
