import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Check, Target } from './domain/check.js';
import type { CheckState } from './domain/check-states.js';

@Entity('checks')
export class CheckEntity implements Check {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('uuid', { name: 'municipality_id' })
  readonly municipalityId!: string;

  @Column('uuid', { name: 'profile_id' })
  readonly profileId!: string;

  @Column('uuid', { name: 'instrument_id' })
  readonly instrumentId!: string;

  @Column('uuid', { name: 'agreement_id' })
  readonly agreementId!: string;

  @Column('text', { default: 'started' })
  readonly state!: CheckState;

  @Column('text')
  readonly seed!: string;

  @Column('jsonb')
  readonly form!: readonly string[];

  @Column('jsonb')
  readonly targets!: readonly Target[];

  @Column('jsonb', { default: [] })
  readonly seen!: readonly string[];

  @Column('double precision', { default: 0 })
  readonly share!: number;

  @Column('integer')
  readonly total!: number;

  @Column('integer', { name: 'minutes_left', default: 0 })
  readonly minutesLeft!: number;

  @Column('jsonb', { default: [] })
  readonly replaced!: readonly string[];

  @Column('timestamptz', { name: 'started_at' })
  readonly startedAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  readonly expiresAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  readonly endedAt!: Date | null;

  /** When a mail last reminded of it. */
  @Column('timestamptz', { name: 'reminded_at', nullable: true })
  readonly remindedAt!: Date | null;
}
