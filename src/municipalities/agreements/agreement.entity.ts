import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { AgreementClauses } from '../domain/agreement.js';

@Entity('works_agreements')
export class AgreementEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'municipality_id' })
  readonly municipalityId!: string;

  @Column('integer')
  readonly version!: number;

  @Column('text')
  readonly reference!: string;

  @Column('date', { name: 'agreed_on' })
  readonly agreedOn!: string;

  @Column('jsonb')
  readonly clauses!: AgreementClauses;

  @Column('uuid', { name: 'recorded_by' })
  readonly recordedBy!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  readonly recordedAt!: Date;

  @Column('uuid', { name: 'confirmed_by', nullable: true })
  readonly confirmedBy!: string | null;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  readonly confirmedAt!: Date | null;

  @Column('uuid', { name: 'ended_by', nullable: true })
  readonly endedBy!: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  readonly endedAt!: Date | null;

  @Column('text', { name: 'end_reason', nullable: true })
  readonly endReason!: string | null;
}
