import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Role } from '../../kernel/actor.js';

@Entity('memberships')
export class MembershipEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('uuid', { name: 'municipality_id' })
  readonly municipalityId!: string;

  @Column('text')
  readonly role!: Role;

  @Column('text', { nullable: true })
  readonly unit!: string | null;

  @Column('date', { name: 'valid_from' })
  readonly validFrom!: string;

  /** The last day; null while no end is known. */
  @Column('date', { name: 'valid_until', nullable: true })
  readonly validUntil!: string | null;

  /** When what its end brings was carried out. */
  @Column('timestamptz', { name: 'settled_at', nullable: true })
  readonly settledAt!: Date | null;
}
