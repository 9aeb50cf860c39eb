import { spawn } from 'node:child_process';
import path from 'node:path';

import { cloneDatabase, type TestDatabase } from '../support/database.js';

const DIST = path.resolve(import.meta.dirname, '../../dist/src');
const NOBODY = '127.0.0.1:1';

describe('The command line', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());

  const run = (words: readonly string[], env: Record<string, string>, door = 'cli') =>
    new Promise<{ code: number | null; said: string }>((resolve) => {
      const child = spawn(process.execPath, [path.join(DIST, `${door}.js`), ...words], {
        env: { PATH: process.env.PATH, LERNLOTSE_SECRET: 'a secret of the tests that is long enough', ...env },
        timeout: 120_000,
      });
      let said = '';
      child.stdout.on('data', (text) => (said += String(text)));
      child.stderr.on('data', (text) => (said += String(text)));
      child.on('close', (code) => {
        resolve({ code, said });
      });
    });
  const lost = { DATABASE_URL: `postgres://user:geheim@${NOBODY}/pilot`, REDIS_URL: `redis://${NOBODY}` };

  it.each([[[]], [['migrate']], [['verify', 'results']]])(
    '%j says in one line that PostgreSQL does not answer',
    async (words) => {
      const { code, said } = await run(words, lost);
      expect(said).toMatch(
        /^PostgreSQL at 127\.0\.0\.1:1 does not let us into the database pilot \(.*\)\. Start it, or mend DATABASE_URL\.\n$/,
      );
      expect(said).not.toContain('geheim');
      expect(code).toBe(1);
    },
  );

  it('lists its commands and ends, also while Redis does not answer', async () => {
    const { code, said } = await run([], { ...lost, DATABASE_URL: database.url });
    expect(said).toMatch(/Commands:\n {2}migrate\n/);
    expect(code).toBe(1);
  });

  it.each(['main', 'worker'])(
    '%s does not start in production with a weak secret, and says what helps',
    async (door) => {
      const { code, said } = await run([], { ...lost, NODE_ENV: 'production', DATABASE_URL: database.url }, door);
      expect(said).toMatch(/LERNLOTSE_SECRET: holds a word of examples or tests; .*openssl rand -hex 32/);
      expect(said).not.toContain('that is long enough');
      expect(code).toBe(1);
    },
  );
});
