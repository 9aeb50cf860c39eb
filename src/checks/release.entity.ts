import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Day } from '../kernel/calendar.js';

@Entity('releases')
export class ReleaseEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'check_id' })
  readonly checkId!: string;

  @Column('uuid', { name: 'municipality_id' })
  readonly municipalityId!: string;

  @Column('text')
  readonly purpose!: string;

  @Column('date', { name: 'valid_until' })
  readonly until!: Day;

  @Column('timestamptz', { name: 'released_at' })
  readonly releasedAt!: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  readonly revokedAt!: Date | null;
}
