import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { ObjectionState } from '../domain/objection.js';

@Entity('objections')
export class ObjectionEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  /** What it is raised against: this, or a redistribution. */
  @Column('uuid', { name: 'distribution_id', nullable: true })
  readonly distributionId!: string | null;

  @Column('uuid', { name: 'redistribution_id', nullable: true })
  readonly redistributionId!: string | null;

  @Column('uuid', { name: 'municipality_id' })
  readonly municipalityId!: string;

  @Column('text')
  readonly text!: string;

  @Column('text', { default: 'open' })
  readonly state!: ObjectionState;

  @Column('uuid', { name: 'raised_by' })
  readonly raisedBy!: string;

  @Column('timestamptz', { name: 'raised_at' })
  readonly raisedAt!: Date;

  @Column('text', { nullable: true })
  readonly answer!: string | null;

  @Column('uuid', { name: 'answered_by', nullable: true })
  readonly answeredBy!: string | null;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  readonly answeredAt!: Date | null;
}
