import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('tallies')
export class TallyEntity {
  @PrimaryColumn('uuid', { name: 'programme_id' })
  readonly programmeId!: string;

  @PrimaryColumn('uuid', { name: 'municipality_id' })
  readonly municipalityId!: string;

  @Column('integer')
  readonly granted!: number;

  @Column('integer')
  readonly requested!: number;

  @Column('integer')
  readonly assigned!: number;

  @Column('integer')
  readonly redeemed!: number;

  @Column('integer')
  readonly completed!: number;

  @Column('integer')
  readonly expired!: number;

  @Column('integer')
  readonly available!: number;

  /** The last entry of the municipality that is counted. */
  @Column('bigint', { name: 'ledger_position' })
  readonly ledgerPosition!: string;

  @Column('timestamptz', { name: 'tallied_at' })
  readonly talliedAt!: Date;
}
