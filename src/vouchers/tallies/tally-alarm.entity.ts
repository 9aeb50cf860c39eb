import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Difference, DriftKind } from '../domain/drift.js';

@Entity('tally_alarms')
export class TallyAlarmEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'programme_id' })
  readonly programmeId!: string;

  @Column('uuid', { name: 'municipality_id' })
  readonly municipalityId!: string;

  @Column('text')
  readonly kind!: DriftKind;

  @Column('jsonb')
  readonly differences!: readonly Difference[];

  /** End of the municipality's ledger when it was seen last. */
  @Column('bigint', { name: 'ledger_position' })
  readonly ledgerPosition!: string;

  /** Whether the last look still found it. */
  @Column('boolean', { default: true })
  readonly persists!: boolean;

  @Column('timestamptz', { name: 'first_seen_at' })
  readonly firstSeenAt!: Date;

  @Column('timestamptz', { name: 'last_seen_at' })
  readonly lastSeenAt!: Date;

  @Column('timestamptz', { name: 'cleared_at', nullable: true })
  readonly clearedAt!: Date | null;

  @Column('uuid', { name: 'cleared_by', nullable: true })
  readonly clearedBy!: string | null;
}
