import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { VoucherState } from '../domain/voucher-states.js';

@Entity('vouchers')
export class VoucherEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  readonly code!: string;

  @Column('uuid', { name: 'programme_id' })
  readonly programmeId!: string;

  @Column('uuid', { name: 'municipality_id' })
  readonly municipalityId!: string;

  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('uuid', { name: 'request_id', nullable: true })
  readonly requestId!: string | null;

  @Column('uuid', { name: 'course_id', nullable: true })
  readonly courseId!: string | null;

  @Column('text')
  readonly state!: VoucherState;

  /** Calendar year of the assignment in Europe/Berlin. */
  @Column('integer')
  readonly year!: number;

  /** 1 … yearly limit: which of the person's places of that year it takes. */
  @Column('integer')
  readonly slot!: number;

  @Column('uuid', { name: 'assigned_by' })
  readonly assignedBy!: string;

  @Column('timestamptz', { name: 'assigned_at' })
  readonly assignedAt!: Date;

  @Column('date', { name: 'expires_on' })
  readonly expiresOn!: string;

  @Column('timestamptz', { name: 'redeemed_at', nullable: true })
  readonly redeemedAt!: Date | null;

  @Column('integer', { name: 'price_cents', nullable: true })
  readonly priceCents!: number | null;

  @Column('integer', { name: 'paid_cents', nullable: true })
  readonly paidCents!: number | null;

  @Column('uuid', { name: 'completed_by', nullable: true })
  readonly completedBy!: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  readonly endedAt!: Date | null;

  @Column('text', { nullable: true })
  readonly reason!: string | null;
}
