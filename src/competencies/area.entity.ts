import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Localized } from '../kernel/localized.js';

@Entity('areas')
export class AreaEntity {
  @PrimaryColumn('uuid', { name: 'framework_id' })
  readonly frameworkId!: string;

  @PrimaryColumn('text')
  readonly code!: string;

  @Column('integer')
  readonly position!: number;

  @Column('jsonb')
  readonly title!: Localized;

  @Column('jsonb')
  readonly description!: Localized;
}
