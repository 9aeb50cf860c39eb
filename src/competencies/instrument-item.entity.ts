import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { ItemParameters } from './domain/item-parameters.js';

@Entity('instrument_items')
export class InstrumentItemEntity {
  @PrimaryColumn('uuid', { name: 'instrument_id' })
  readonly instrumentId!: string;

  @PrimaryColumn('uuid', { name: 'item_id' })
  readonly itemId!: string;

  @Column('jsonb')
  readonly parameters!: ItemParameters;
}
