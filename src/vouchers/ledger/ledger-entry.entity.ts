import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { JsonObject } from '../../kernel/json.js';
import type { LedgerKind } from '../domain/tally.js';

@Entity('ledger_entries')
export class LedgerEntryEntity {
  @PrimaryColumn('uuid', { name: 'programme_id' })
  readonly programmeId!: string;

  @PrimaryColumn('bigint')
  readonly position!: string;

  @Column('uuid', { name: 'municipality_id' })
  readonly municipalityId!: string;

  @Column('text')
  readonly kind!: LedgerKind;

  /** The hashed content. */
  @Column('jsonb')
  readonly entry!: JsonObject;

  @Column('text')
  readonly salt!: string;

  @Column('text', { name: 'entry_hash' })
  readonly entryHash!: string;

  @Column('text', { name: 'chain_hash' })
  readonly chainHash!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  readonly recordedAt!: Date;
}
