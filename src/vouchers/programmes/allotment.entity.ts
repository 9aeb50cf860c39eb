import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('allotments')
export class AllotmentEntity {
  @PrimaryColumn('uuid', { name: 'programme_id' })
  readonly programmeId!: string;

  @PrimaryColumn('uuid', { name: 'municipality_id' })
  readonly municipalityId!: string;

  @Column('integer')
  readonly granted!: number;

  /** Occupying vouchers, kept by a trigger. */
  @Column('integer', { default: 0 })
  readonly occupied!: number;

  @Column('text')
  readonly quota!: string;
}
