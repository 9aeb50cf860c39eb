import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Localized } from '../../kernel/localized.js';
import type { Approval } from '../domain/approval.js';
import type { ProgrammeState } from '../domain/programme-states.js';
import type { WaitingApproval, WaitingOrder } from '../domain/waiting-list.js';

@Entity('programmes')
export class ProgrammeEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('jsonb')
  readonly title!: Localized;

  @Column('integer')
  readonly total!: number;

  @Column('integer', { default: 0 })
  readonly reserve!: number;

  /** Σ allotments, kept by a trigger. */
  @Column('integer', { default: 0 })
  readonly granted!: number;

  @Column('integer', { name: 'limit_per_year', default: 1 })
  readonly limitPerYear!: number;

  @Column('integer', { name: 'max_price_cents', nullable: true })
  readonly maxPriceCents!: number | null;

  @Column('integer', { name: 'validity_days' })
  readonly validityDays!: number;

  @Column('integer', { name: 'objection_days', default: 0 })
  readonly objectionDays!: number;

  @Column('date', { name: 'starts_on' })
  readonly startsOn!: string;

  @Column('date', { name: 'ends_on' })
  readonly endsOn!: string;

  @Column('text', { default: 'draft' })
  readonly state!: ProgrammeState;

  @Column('text', { name: 'waiting_order', default: 'by-time' })
  readonly waitingOrder!: WaitingOrder;

  @Column('text', { name: 'waiting_approval', default: 'by-rule' })
  readonly waitingApproval!: WaitingApproval;

  /** Drawn by the database. */
  @Column('uuid', { name: 'waiting_seed' })
  readonly waitingSeed!: string;

  /** Entries in the ledger. */
  @Column('bigint', { name: 'ledger_position', default: 0 })
  readonly ledgerPosition!: string;

  /** Chain hash of the last entry. */
  @Column('text', { name: 'ledger_head' })
  readonly ledgerHead!: string;

  @Column('uuid', { name: 'created_by' })
  readonly createdBy!: string;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'opened_at', nullable: true })
  readonly openedAt!: Date | null;

  @Column('text', { array: true, default: '{}' })
  readonly providers!: readonly string[];

  @Column('text', { array: true, default: '{}' })
  readonly competences!: readonly string[];

  @Column('text', { default: 'hr' })
  readonly approval!: Approval;

  /** Rises with every edit of the draft. */
  @Column('integer', { default: 1 })
  readonly revision!: number;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  readonly closedAt!: Date | null;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  readonly settledAt!: Date | null;
}
