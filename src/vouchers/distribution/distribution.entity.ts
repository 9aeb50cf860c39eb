import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { JsonObject } from '../../kernel/json.js';
import type { DecisionKind, DecisionState, RecordedShare } from '../domain/decision.js';

@Entity('distributions')
export class DistributionEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'programme_id' })
  readonly programmeId!: string;

  @Column('text', { default: 'distribution' })
  readonly kind!: DecisionKind;

  @Column('jsonb')
  readonly inputs!: JsonObject;

  @Column('jsonb')
  readonly shares!: readonly RecordedShare[];

  @Column('text', { name: 'record_hash' })
  readonly recordHash!: string;

  /** Of the key that signs the programme's ledger. */
  @Column('text', { name: 'key_fingerprint', nullable: true })
  readonly keyFingerprint!: string | null;

  @Column('text', { default: 'committed' })
  readonly state!: DecisionState;

  @Column('uuid', { name: 'committed_by' })
  readonly committedBy!: string;

  @Column('timestamptz', { name: 'committed_at' })
  readonly committedAt!: Date;

  @Column('timestamptz', { name: 'objections_until' })
  readonly objectionsUntil!: Date;

  @Column('uuid', { name: 'reversed_by', nullable: true })
  readonly reversedBy!: string | null;

  @Column('timestamptz', { name: 'reversed_at', nullable: true })
  readonly reversedAt!: Date | null;

  @Column('text', { name: 'reversal_reason', nullable: true })
  readonly reversalReason!: string | null;
}
