import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Localized } from '../kernel/localized.js';

@Entity('framework_levels')
export class FrameworkLevelEntity {
  @PrimaryColumn('uuid', { name: 'framework_id' })
  readonly frameworkId!: string;

  @PrimaryColumn('integer')
  readonly number!: number;

  @Column('integer')
  readonly coarse!: number;

  @Column('jsonb')
  readonly name!: Localized;

  @Column('jsonb', { name: 'coarse_name' })
  readonly coarseName!: Localized;

  @Column('jsonb')
  readonly description!: Localized;
}
