import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Localized } from '../kernel/localized.js';
import type { MediaType } from './domain/media.js';

@Entity('item_media')
export class ItemMediumEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'item_id' })
  readonly itemId!: string;

  @Column('integer')
  readonly position!: number;

  @Column('text')
  readonly type!: MediaType;

  @Column('bytea')
  readonly bytes!: Buffer;

  @Column('bytea')
  readonly sha256!: Buffer;

  @Column('jsonb')
  readonly alternative!: Localized;

  @Column('jsonb', { nullable: true })
  readonly transcript!: Localized | null;
}
