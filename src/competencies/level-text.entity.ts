import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Localized } from '../kernel/localized.js';

@Entity('level_texts')
export class LevelTextEntity {
  @PrimaryColumn('uuid', { name: 'framework_id' })
  readonly frameworkId!: string;

  @PrimaryColumn('text', { name: 'competence_code' })
  readonly competenceCode!: string;

  @PrimaryColumn('integer')
  readonly level!: number;

  @Column('jsonb')
  readonly text!: Localized;
}
