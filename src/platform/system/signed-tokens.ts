import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { parseJson } from '../../kernel/json.js';
import { Env } from '../config/env.js';

const KEY_BYTES = 32;

/**
 * What a caller carries for us and brings back unchanged: JSON in Base64url, a point, and its HMAC-SHA-256 (RFC 2104).
 * It can be read by who carries it. Every purpose has a key of its own (HKDF, RFC 5869), so that no token passes for one
 * of another purpose, nor for an access token.
 */
@Injectable()
export class SignedTokens {
  constructor(private readonly env: Env) {}

  sign(purpose: string, content: object): string {
    const body = Buffer.from(JSON.stringify(content)).toString('base64url');
    return `${body}.${this.mac(purpose, body).toString('base64url')}`;
  }

  /** The content; undefined when this installation did not sign it for this purpose, or when it was changed. */
  read(purpose: string, token: string): unknown {
    const [body = '', mac = '', ...rest] = token.split('.');
    const [given, expected] = [Buffer.from(mac, 'base64url'), this.mac(purpose, body)];
    const isOurs = rest.length === 0 && given.length === expected.length && timingSafeEqual(given, expected);
    return isOurs ? parseJson(Buffer.from(body, 'base64url')) : undefined;
  }

  private mac(purpose: string, body: string): Buffer {
    const key = hkdfSync('sha256', this.env.LERNLOTSE_SECRET, '', `lernlotse ${purpose}`, KEY_BYTES);
    return createHmac('sha256', Buffer.from(key)).update(body).digest();
  }
}
