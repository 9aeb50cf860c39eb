import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import { PostEntity } from './post.entity.js';

@Injectable()
export class PostsRepository {
  constructor(private readonly transaction: Transaction) {}

  async save(membershipId: string, profileCode: string, chosenAt: Date): Promise<void> {
    await this.transaction.table(PostEntity).upsert({ membershipId, profileCode, chosenAt }, ['membershipId']);
  }

  async codeOf(membershipId: string): Promise<string | null> {
    const post = await this.transaction.table(PostEntity).findOneBy({ membershipId });
    return post?.profileCode ?? null;
  }
}
