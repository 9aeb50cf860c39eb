import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Claim, ClaimState, Proof } from '../domain/claim.js';

@Entity('completion_claims')
export class ClaimEntity implements Claim {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('uuid', { name: 'course_id' })
  readonly courseId!: string;

  @Column('jsonb', { nullable: true })
  readonly proof!: Proof | null;

  @Column('text')
  readonly state!: ClaimState;

  @Column('timestamptz', { name: 'claimed_at' })
  readonly claimedAt!: Date;

  @Column('uuid', { name: 'decided_by', nullable: true })
  readonly decidedBy!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  readonly decidedAt!: Date | null;

  @Column('text', { nullable: true })
  readonly reason!: string | null;
}
