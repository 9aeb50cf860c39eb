import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 in hexadecimal. A secret of 256 random bits needs no slow hash: nobody can try them out. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/** Compares without telling by its time how much is right. */
export function isSecret(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(secret), 'hex'), Buffer.from(hash, 'hex'));
}
