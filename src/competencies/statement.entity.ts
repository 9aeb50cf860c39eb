import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Localized } from '../kernel/localized.js';
import type { Dimension, StatementKind } from './domain/framework.js';

@Entity('statements')
export class StatementEntity {
  @PrimaryColumn('uuid', { name: 'framework_id' })
  readonly frameworkId!: string;

  @PrimaryColumn('text')
  readonly code!: string;

  @Column('text')
  readonly kind!: StatementKind;

  @Column('text', { name: 'competence_code' })
  readonly competenceCode!: string;

  @Column('integer', { name: 'coarse_level' })
  readonly coarseLevel!: number;

  @Column('text', { nullable: true })
  readonly dimension!: Dimension | null;

  @Column('text', { nullable: true })
  readonly label!: string | null;

  @Column('jsonb')
  readonly text!: Localized;
}
