import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { say } from './messages.mjs';
import { compiled, DATA, ROOT } from './places.mjs';
import { step } from './progress.mjs';
import { onShutdown } from './shutdown.mjs';

/** Starts the servers that the environment does not name, with their data in `.data`; returns their addresses. */
export async function startServers() {
  const { startPostgres, startRedis } = await import(compiled('platform', 'embedded', 'index.js'));
  const postgres = { root: ROOT, directory: path.join(DATA, 'postgres') };
  const redis = { ...redisOptions(), directory: path.join(DATA, 'redis'), kind: process.env.EMBEDDED_REDIS || 'any' };
  const DATABASE_URL = await addressOf('PostgreSQL', 'DATABASE_URL', () => startPostgres(postgres));
  const REDIS_URL = await addressOf('Redis', 'REDIS_URL', () => startRedis(redis));
  return { DATABASE_URL, REDIS_URL };
}

/**
 * Starts fast servers in a folder that goes with them, those that the environment does not name; `system` takes real
 * ones that are installed. Returns `{ env, stop }`, where `env` has TEST_DATABASE_URL and TEST_REDIS_URL.
 */
export async function startTestServers({ system = false } = {}) {
  const { startPostgres, startRedis } = await import(compiled('platform', 'embedded', 'index.js'));
  const folder = mkdtempSync(path.join(tmpdir(), 'lernlotse-test-'));
  const starts = [];
  const postgres = { root: ROOT, directory: path.join(folder, 'postgres'), durable: false, system };
  const redis = {
    ...redisOptions(),
    directory: path.join(folder, 'redis'),
    durable: false,
    kind: system ? 'server' : 'js',
  };
  const start = (address, server) => {
    const started = address ? Promise.resolve({ url: address, stop: () => undefined }) : server();
    starts.push(started);
    return started;
  };
  const database = start(process.env.TEST_DATABASE_URL || process.env.DATABASE_URL, () => startPostgres(postgres));
  const queue = start(process.env.TEST_REDIS_URL || process.env.REDIS_URL, () => startRedis(redis));
  const stop = async () => {
    const ended = await Promise.allSettled(starts.map(async (started) => (await started).stop()));
    rmSync(folder, { recursive: true, force: true });
    return ended;
  };
  try {
    const env = { TEST_DATABASE_URL: (await database).url, TEST_REDIS_URL: (await queue).url };
    return { env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function redisOptions() {
  return { script: compiled('platform', 'embedded', 'redis-process.js'), searchPath: process.env.PATH ?? '' };
}

async function addressOf(name, variable, start) {
  if (process.env[variable]) {
    console.log(`  ${say.given(name, variable)}`);
    return process.env[variable];
  }
  let starting;
  onShutdown(async () => (await starting)?.stop());
  const { url } = await step(name, () => (starting = start()));
  return url;
}
