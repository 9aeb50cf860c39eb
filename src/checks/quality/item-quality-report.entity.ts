import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { DisclosedScale } from '../domain/quality/disclosed-quality.js';

@Entity('item_quality_reports')
export class ItemQualityReportEntity {
  @PrimaryColumn('uuid', { name: 'instrument_id' })
  readonly instrumentId!: string;

  @PrimaryColumn('text')
  readonly period!: string;

  @Column('jsonb')
  readonly figures!: readonly DisclosedScale[];

  @Column('timestamptz', { name: 'made_at' })
  readonly madeAt!: Date;
}
