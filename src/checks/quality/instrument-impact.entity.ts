import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CompetenceCalibration } from '../domain/calibration/competence-calibration.js';
import type { CompetenceImpact } from '../domain/quality/instrument-impact.js';

@Entity('instrument_impacts')
export class InstrumentImpactEntity {
  @PrimaryColumn('uuid', { name: 'instrument_id' })
  readonly instrumentId!: string;

  @Column('text')
  readonly period!: string;

  @Column('jsonb')
  readonly calibration!: readonly CompetenceCalibration[];

  @Column('jsonb')
  readonly figures!: readonly CompetenceImpact[];

  @Column('timestamptz', { name: 'made_at' })
  readonly madeAt!: Date;
}
