import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Response } from './domain/responses.js';

@Entity('answers')
export class AnswerEntity {
  @PrimaryColumn('uuid', { name: 'check_id' })
  readonly checkId!: string;

  @PrimaryColumn('uuid', { name: 'item_id' })
  readonly itemId!: string;

  @Column('jsonb')
  readonly response!: Response;

  @Column('timestamptz', { name: 'answered_at' })
  readonly answeredAt!: Date;
}
