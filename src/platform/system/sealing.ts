import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { Env } from '../config/env.js';
import { Ids } from './ids.js';

const CIPHER = 'aes-256-gcm';
const [KEY_BYTES, NONCE_BYTES, TAG_BYTES] = [32, 12, 16];

/**
 * Secrets that we must be able to read again, encrypted by AES-256-GCM (NIST SP 800-38D) under a key that is derived from
 * LERNLOTSE_SECRET for each purpose (HKDF, RFC 5869). A sealed text opens only for the purpose and owner it was sealed for.
 */
@Injectable()
export class Sealing {
  constructor(
    private readonly env: Env,
    private readonly ids: Ids,
  ) {}

  /** Nonce, tag and ciphertext in Base64url. */
  seal(purpose: string, owner: string, text: string): string {
    const nonce = this.ids.bytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.keyFor(purpose), nonce).setAAD(Buffer.from(owner, 'utf8'));
    const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64url');
  }

  /** The text again; null when LERNLOTSE_SECRET has changed, or when it was sealed for something else. */
  open(purpose: string, owner: string, sealed: string): string | null {
    const bytes = Buffer.from(sealed, 'base64url');
    const [nonce, rest] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)];
    try {
      const decipher = createDecipheriv(CIPHER, this.keyFor(purpose), nonce, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(owner, 'utf8'))
        .setAuthTag(rest.subarray(0, TAG_BYTES));
      return Buffer.concat([decipher.update(rest.subarray(TAG_BYTES)), decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  }

  private keyFor(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.env.LERNLOTSE_SECRET, '', `lernlotse seal ${purpose}`, KEY_BYTES));
  }
}
