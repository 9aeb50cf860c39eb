import type { Env } from '../config/env.js';

/** Whether people reach the product by HTTPS. */
export function isByHttps({ PUBLIC_URL }: Pick<Env, 'PUBLIC_URL'>): boolean {
  return PUBLIC_URL?.startsWith('https:') === true;
}
