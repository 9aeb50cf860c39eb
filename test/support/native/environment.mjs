import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

const requireNative = createRequire(import.meta.url);

/**
 * The product runs as it does in production: built, loaded by Node.js itself, once per process for all test files that follow each
 * other. Jest alone would load and compile its two thousand modules anew for each file, which took longer than most of the tests.
 */
export default class NativeEnvironment extends TestEnvironment {
  #before = { ...process.env };

  constructor(config, context) {
    super(config, context);
    // What a test sets, the product reads; what it compares, both have made.
    this.global.process.env = process.env;
    Object.assign(this.global, { requireNative, Date, Map, Set, Reflect });
  }

  async teardown() {
    for (const name of Object.keys(process.env)) if (!(name in this.#before)) delete process.env[name];
    Object.assign(process.env, this.#before);
    await super.teardown();
  }
}
