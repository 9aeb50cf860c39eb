import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { InstrumentSettings } from './domain/instrument.js';

@Entity('instruments')
export class InstrumentEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'bank_id' })
  readonly bankId!: string;

  @Column('integer')
  readonly version!: number;

  @Column('jsonb')
  readonly settings!: InstrumentSettings;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  readonly publishedAt!: Date | null;
}
