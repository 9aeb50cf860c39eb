import globalTeardown from './global-teardown.mjs';

export default async function pagesTeardown() {
  await globalThis.testChromium?.close();
  await globalTeardown();
}
