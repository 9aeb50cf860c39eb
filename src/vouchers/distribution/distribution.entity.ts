import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { JsonObject } from '../../kernel/json.js';

@Entity('distributions')
export class DistributionEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'programme_id' })
  readonly programmeId!: string;

  @Column('jsonb')
  readonly inputs!: JsonObject;

  @Column('jsonb')
  readonly shares!: readonly JsonObject[];

  @Column('text', { name: 'record_hash' })
  readonly recordHash!: string;

  @Column('text', { default: 'committed' })
  readonly state!: 'committed' | 'reversed';

  @Column('uuid', { name: 'committed_by' })
  readonly committedBy!: string;

  @Column('timestamptz', { name: 'committed_at' })
  readonly committedAt!: Date;

  @Column('timestamptz', { name: 'objections_until' })
  readonly objectionsUntil!: Date;
}
