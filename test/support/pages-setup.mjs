import { chromium } from 'playwright-core';
import { chromiumOptions } from '../../scripts/lib/chromium.mjs';
import globalSetup from './global-setup.mjs';

/** The servers of every run, and one browser for all spec files. */
export default async function pagesSetup() {
  await globalSetup();
  globalThis.testChromium = await chromium.launchServer(chromiumOptions({ showsWindows: false }));
  process.env.TEST_CHROMIUM = globalThis.testChromium.wsEndpoint();
}
