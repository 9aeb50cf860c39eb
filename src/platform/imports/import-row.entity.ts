import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Change, Pile } from '../../kernel/comparison.js';
import type { Finding } from '../../kernel/reading.js';
import type { ImportRow } from './import-row.js';

@Entity('import_rows')
export class ImportRowEntity implements ImportRow {
  @PrimaryColumn('uuid', { name: 'import_id' })
  readonly importId!: string;

  @PrimaryColumn('integer')
  readonly position!: number;

  @Column('text')
  readonly pile!: Pile;

  @Column('integer', { nullable: true })
  readonly line!: number | null;

  @Column('text', { nullable: true })
  readonly name!: string | null;

  @Column('jsonb')
  readonly changes!: readonly Change[];

  @Column('jsonb')
  readonly findings!: readonly Finding[];
}
