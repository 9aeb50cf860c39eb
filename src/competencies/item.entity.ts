import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Localized } from '../kernel/localized.js';
import type { Dimension } from './domain/framework.js';
import type { ItemKind } from './domain/item-parameters.js';
import type { Need } from './domain/needs.js';

@Entity('items')
export class ItemEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'bank_id' })
  readonly bankId!: string;

  @Column('text')
  readonly code!: string;

  @Column('text', { name: 'competence_code' })
  readonly competence!: string;

  @Column('double precision')
  readonly anchor!: number;

  @Column('text')
  readonly dimension!: Dimension;

  @Column('text')
  readonly kind!: ItemKind;

  @Column('jsonb')
  readonly text!: Localized;

  @Column('jsonb')
  readonly options!: readonly Localized[];

  @Column('jsonb', { name: 'answer_key', nullable: true })
  readonly answerKey!: readonly number[] | null;

  @Column('jsonb', { nullable: true })
  readonly explanation!: Localized | null;

  @Column('double precision')
  readonly minutes!: number;

  @Column('jsonb', { default: [] })
  readonly needs!: readonly Need[];

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'retired_at', nullable: true })
  readonly retiredAt!: Date | null;
}
