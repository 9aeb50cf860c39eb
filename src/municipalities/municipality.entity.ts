import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { MunicipalityKind } from './domain/municipality.js';

@Entity('municipalities')
export class MunicipalityEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('char', { length: 12 })
  readonly ars!: string;

  @Column('text')
  readonly name!: string;

  @Column('text')
  readonly kind!: MunicipalityKind;

  @Column('text', { nullable: true })
  readonly seat!: string | null;

  @Column('integer')
  readonly population!: number;

  @Column('integer', { nullable: true })
  readonly headcount!: number | null;

  @Column('text', { select: false })
  readonly source!: string;

  @Column('timestamptz', { name: 'updated_at', select: false })
  readonly updatedAt!: Date;
}
