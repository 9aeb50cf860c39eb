import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { Redis } from 'ioredis';

import type { TestApp } from './app.js';
import { tables } from './personal-columns.js';

/** Where one of the words stands, in whichever case: in rows of any table, as text or as bytes. */
export async function tracesInTables(app: TestApp, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const needles = words.flatMap((word) => [word.toLowerCase(), Buffer.from(word).toString('hex')]);
  for (const table of await tables(app)) {
    const rows = await app.sql<{ row: string }>(
      `SELECT row FROM (SELECT t::text AS row FROM ${table} t) AS every
       WHERE EXISTS (SELECT FROM unnest($1::text[]) AS word WHERE position(word IN lower(row)) > 0)`,
      [needles],
    );
    found.push(...rows.map(({ row }) => `${table}: ${row.slice(0, 300)}`));
  }
  return found;
}

/** The same in every key and value of Redis. */
export async function tracesInRedis(words: readonly string[]): Promise<string[]> {
  const redis = new Redis(process.env.TEST_REDIS_URL ?? '');
  try {
    const found: string[] = [];
    for (const key of await redis.keys('*')) {
      const text = `${key} ${JSON.stringify(await valueOf(redis, key))}`;
      if (names(text, words)) found.push(text.slice(0, 300));
    }
    return found;
  } finally {
    redis.disconnect();
  }
}

async function valueOf(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, 0, -1);
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return null;
  }
}

/**
 * The same in every file beside the database: its log, what Redis keeps, whatever the product writes. The database's own
 * files are left out: what they hold beyond its rows is PostgreSQL's to clear, see docs/adr.
 */
export async function tracesInFiles(app: TestApp, words: readonly string[]): Promise<string[]> {
  const [setting] = await app.sql<{ data_directory: string }>('SHOW data_directory');
  const folder = path.dirname(path.dirname(setting!.data_directory));
  if (!existsSync(path.join(folder, 'redis'))) return [];
  return filesIn(folder).filter((file) => names(readFileSync(file, 'latin1'), words));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const at = path.join(folder, name);
    if (name === 'cluster') return [];
    const { isDirectory, isFile } = { isDirectory: statSync(at).isDirectory(), isFile: statSync(at).isFile() };
    if (isDirectory) return filesIn(at);
    return isFile ? [at] : [];
  });
}

function names(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word.toLowerCase()));
}
