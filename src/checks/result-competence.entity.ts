import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { StopReason } from './domain/result.js';

@Entity('result_competencies')
export class ResultCompetenceEntity {
  @PrimaryColumn('uuid', { name: 'check_id' })
  readonly checkId!: string;

  @PrimaryColumn('text', { name: 'competence_code' })
  readonly competence!: string;

  @Column('boolean')
  readonly measured!: boolean;

  @Column('integer')
  readonly answers!: number;

  @Column('double precision', { nullable: true })
  readonly estimate!: number | null;

  @Column('double precision', { nullable: true })
  readonly sd!: number | null;

  @Column('double precision', { name: 'band_low', nullable: true })
  readonly bandLow!: number | null;

  @Column('double precision', { name: 'band_high', nullable: true })
  readonly bandHigh!: number | null;

  @Column('integer', { nullable: true })
  readonly level!: number | null;

  @Column('double precision', { array: true, nullable: true })
  readonly posterior!: readonly number[] | null;

  @Column('text', { name: 'stop_reason' })
  readonly stopReason!: StopReason;
}
