import { createHash } from 'node:crypto';

/** What the database keeps of a token or code that we made by chance: so much of it needs no slow hash. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
