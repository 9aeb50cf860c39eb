import { createSecretKey, type KeyObject } from 'node:crypto';

import type { Env } from '../../platform/config/env.js';

/**
 * The key that signs access tokens and checks them (HMAC-SHA-256), made once: from a string, jsonwebtoken would first try
 * to make a public key at every request, which costs more than everything else it does.
 */
export function accessTokenKey(env: Env): KeyObject {
  return createSecretKey(Buffer.from(env.LERNLOTSE_SECRET));
}
