import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Day } from '../../kernel/calendar.js';
import type { OfferState } from '../domain/offer-states.js';

@Entity('voucher_offers')
export class OfferEntity {
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

  @Column('text', { default: 'open' })
  readonly state!: OfferState;

  @Column('uuid', { name: 'offered_by' })
  readonly offeredBy!: string;

  @Column('timestamptz', { name: 'offered_at' })
  readonly offeredAt!: Date;

  @Column('date', { name: 'last_day' })
  readonly lastDay!: Day;

  @Column('text', { nullable: true })
  readonly note!: string | null;

  @Column('text', { name: 'refusal_reason', nullable: true })
  readonly refusalReason!: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  readonly endedAt!: Date | null;
}
