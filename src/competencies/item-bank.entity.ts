import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Localized } from '../kernel/localized.js';

@Entity('item_banks')
export class ItemBankEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  readonly code!: string;

  @Column('text')
  readonly edition!: string;

  @Column('text', { name: 'framework_code' })
  readonly frameworkCode!: string;

  @Column('text')
  readonly vocabulary!: string;

  @Column('jsonb')
  readonly title!: Localized;

  @Column('timestamptz', { name: 'updated_at' })
  readonly updatedAt!: Date;
}
