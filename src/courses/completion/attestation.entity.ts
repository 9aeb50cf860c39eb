import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Attestation } from '../domain/completion.js';

/** On whose word a completion stands. */
@Entity('completion_attestations')
export class AttestationEntity implements Attestation {
  @PrimaryColumn('uuid', { name: 'person_id' })
  readonly personId!: string;

  @PrimaryColumn('uuid', { name: 'course_id' })
  readonly courseId!: string;

  @PrimaryColumn('text')
  readonly kind!: Attestation['kind'];

  @PrimaryColumn('uuid')
  readonly reference!: string;

  @Column('timestamptz', { name: 'attested_at' })
  readonly attestedAt!: Date;
}
