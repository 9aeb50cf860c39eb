import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Localized } from '../kernel/localized.js';

@Entity('answer_scales')
export class AnswerScaleEntity {
  @PrimaryColumn('uuid', { name: 'bank_id' })
  readonly bankId!: string;

  @PrimaryColumn('text')
  readonly code!: string;

  @Column('jsonb')
  readonly title!: Localized;

  @Column('jsonb')
  readonly options!: readonly Localized[];
}
