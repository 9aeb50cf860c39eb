import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { RequestState } from '../domain/request-states.js';

@Entity('voucher_requests')
export class RequestEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'programme_id' })
  readonly programmeId!: string;

  @Column('uuid', { name: 'municipality_id' })
  readonly municipalityId!: string;

  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('uuid', { name: 'course_id' })
  readonly courseId!: string;

  @Column('text', { default: 'requested' })
  readonly state!: RequestState;

  @Column('timestamptz', { name: 'requested_at' })
  readonly requestedAt!: Date;

  @Column('uuid', { name: 'decided_by', nullable: true })
  readonly decidedBy!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  readonly decidedAt!: Date | null;

  @Column('text', { nullable: true })
  readonly reason!: string | null;

  /** The nearest place on the waiting list that the person was told. */
  @Column('integer', { name: 'told_place', nullable: true })
  readonly toldPlace!: number | null;
}
