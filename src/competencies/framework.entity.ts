import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Localized } from '../kernel/localized.js';

@Entity('frameworks')
export class FrameworkEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  readonly code!: string;

  @Column({ type: 'text', collation: 'by_numbers' })
  readonly edition!: string;

  @Column('text')
  readonly vocabulary!: string;

  @Column('jsonb')
  readonly title!: Localized;

  @Column('jsonb')
  readonly description!: Localized;

  @Column('text')
  readonly source!: string;

  @Column('text')
  readonly licence!: string;

  @Column('timestamptz', { name: 'updated_at' })
  readonly updatedAt!: Date;
}
