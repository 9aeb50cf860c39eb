import { type Browser, chromium } from 'playwright-core';

/**
 * The one Chromium of `npm run test:pages`: every caller gets contexts of its own, and `close()` ends those only.
 * @throws Error outside of that run
 */
export async function startChromium(): Promise<Browser> {
  const address = process.env.TEST_CHROMIUM;
  if (address === undefined) throw new Error('only in npm run test:pages');
  return chromium.connect(address);
}
