import { randomBytes, randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

/** Identifiers and chance, as something that can be handed in: tests replace it by a seeded one. */
@Injectable()
export class Ids {
  next(): string {
    return randomUUID();
  }

  bytes(count: number): Buffer {
    return randomBytes(count);
  }
}
