import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

import { Transaction } from '../platform/database/transaction.js';
import { Ids } from '../platform/system/ids.js';
import type { Medium, NewMedium } from './domain/media.js';
import { ItemMediumEntity } from './item-medium.entity.js';

/** The database hashes what it keeps. */
const INSERT = `
  INSERT INTO item_media (id, item_id, position, type, bytes, sha256, alternative, transcript)
  VALUES ($1, $2, $3, $4, $5, sha256($5), $6, $7)`;

const WORDS = { id: true, itemId: true, type: true, alternative: true, transcript: true } as const;

/** Pictures, sounds and films of items. Like their items they never change. */
@Injectable()
export class MediaRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly ids: Ids,
  ) {}

  async insert(itemId: string, media: readonly NewMedium[]): Promise<void> {
    for (const [at, { type, bytes, alternative, transcript }] of media.entries()) {
      const words = [JSON.stringify(alternative), transcript === null ? null : JSON.stringify(transcript)];
      await this.transaction.query(INSERT, [this.ids.next(), itemId, at + 1, type, Buffer.from(bytes), ...words]);
    }
  }

  /** By item, in their order, without their bytes. */
  async of(itemIds: readonly string[]): Promise<ReadonlyMap<string, readonly Medium[]>> {
    const rows = await this.transaction.table(ItemMediumEntity).find({
      where: { itemId: In([...itemIds]) },
      select: WORDS,
      order: { itemId: 'ASC', position: 'ASC' },
    });
    const media = new Map<string, readonly Medium[]>();
    for (const { itemId, id, type, alternative, transcript } of rows) {
      media.set(itemId, [...(media.get(itemId) ?? []), { id, type, alternative, transcript }]);
    }
    return media;
  }

  find(id: string): Promise<Pick<ItemMediumEntity, 'type' | 'bytes' | 'sha256'> | null> {
    return this.transaction.table(ItemMediumEntity).findOneBy({ id });
  }
}
