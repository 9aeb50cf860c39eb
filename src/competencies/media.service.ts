import { Injectable } from '@nestjs/common';

import { DomainError } from '../kernel/domain-error.js';
import type { MediaType } from './domain/media.js';
import { MediaRepository } from './media.repository.js';

/** A picture, sound or film as it leaves the server. */
export interface MediumContent {
  readonly type: MediaType;
  readonly bytes: Buffer;
  /** Hexadecimal. */
  readonly sha256: string;
}

@Injectable()
export class MediaService {
  constructor(private readonly media: MediaRepository) {}

  /** Also of a retired item: its answers are still explained. @throws DomainError `medium-not-found` */
  async get(id: string): Promise<MediumContent> {
    const medium = await this.media.find(id);
    if (medium === null) throw new DomainError('medium-not-found', 'not-found');
    return { type: medium.type, bytes: medium.bytes, sha256: medium.sha256.toString('hex') };
  }
}
