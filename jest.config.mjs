import { readFileSync } from 'node:fs';

const { exclude, sourceMaps, ...compiler } = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

/** The project's sources as the build compiles them; packages as plain JavaScript. Both become CommonJS. */
const sources = { swcrc: false, sourceMaps: 'inline', ...compiler };
const packages = { swcrc: false, sourceMaps: false, jsc: { target: 'es2022' } };

const shared = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', sources],
    '^.+\\.m?js$': ['@swc/jest', packages],
  },
  // Native ECMAScript modules do not work in jest with this stack, so nothing is left out.
  transformIgnorePatterns: [],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
};

/** Randomness is an argument: every property begins from one seed. */
const seed = '<rootDir>/test/support/property-seed.ts';

const native = '<rootDir>/test/support/native/transformer.mjs';

/** The product as it was built, loaded once per worker. */
const built = {
  ...shared,
  testEnvironment: '<rootDir>/test/support/native/environment.mjs',
  // Its clean-up would empty what the product goes on using.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  transform: {
    '^(?!.*/(node_modules|test)/).+\\.tsx?$': native,
    '/node_modules/(@nestjs|@node-rs|bull|class-validator|typeorm)/.+\\.m?js$': native,
    ...shared.transform,
  },
};

const withServers = {
  ...built,
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

export default {
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  // Only what hangs is ended: a slow machine may take its time, and what has a limit of its own measures it.
  testTimeout: 300_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/src/**/*.spec.{ts,tsx}',
        '<rootDir>/scripts/**/*.spec.ts',
        '<rootDir>/test/examples/**/*.spec.ts',
      ],
      setupFiles: [seed, '<rootDir>/test/support/unit-environment.ts'],
    },
    {
      ...withServers,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/integration/**/*.spec.{ts,tsx}'],
      setupFiles: [seed],
    },
    { ...withServers, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.spec.{ts,tsx}'] },
    {
      ...shared,
      displayName: 'pages',
      testMatch: ['<rootDir>/test/pages/**/*.spec.ts'],
      // Made to run as it is.
      transformIgnorePatterns: ['/node_modules/playwright-core/'],
      globalSetup: '<rootDir>/test/support/pages-setup.mjs',
      globalTeardown: '<rootDir>/test/support/pages-teardown.mjs',
    },
    // On the system's servers: their own programs, such as pg_dump, are part of the story.
    { ...withServers, displayName: 'operations', testMatch: ['<rootDir>/test/operations/**/*.spec.ts'] },
    // Its tests start the servers that they kill.
    {
      ...built,
      displayName: 'faults',
      testMatch: ['<rootDir>/test/faults/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/faults-setup.mjs',
      globalTeardown: '<rootDir>/test/support/faults-teardown.mjs',
    },
  ],
};
