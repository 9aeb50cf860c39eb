import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Localized } from '../kernel/localized.js';

@Entity('competencies')
export class CompetenceEntity {
  @PrimaryColumn('uuid', { name: 'framework_id' })
  readonly frameworkId!: string;

  @PrimaryColumn('text')
  readonly code!: string;

  @Column('text', { name: 'area_code' })
  readonly areaCode!: string;

  @Column('integer')
  readonly position!: number;

  @Column('jsonb')
  readonly title!: Localized;

  @Column('jsonb')
  readonly description!: Localized;
}
