import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { StoredStatement } from '../domain/xapi/stored.js';

@Entity('xapi_statements')
export class StatementEntity implements StoredStatement {
  @PrimaryColumn('text')
  readonly provider!: string;

  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'platform_id' })
  readonly platformId!: string;

  @Column('text')
  readonly fingerprint!: string;

  @Column('text')
  readonly effect!: StoredStatement['effect'];

  @Column('uuid', { name: 'person_id', nullable: true })
  readonly personId!: string | null;

  @Column('uuid', { name: 'course_id', nullable: true })
  readonly courseId!: string | null;

  @Column('uuid', { nullable: true })
  readonly voids!: string | null;

  @Column('timestamptz', { name: 'stored_at' })
  readonly storedAt!: Date;
}
