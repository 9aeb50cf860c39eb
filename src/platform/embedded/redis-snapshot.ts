import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { KeyspaceEntry, RedisServerState } from 'js-redis-server/core';
import { DATABASES, keyspaceOf } from './redis-state.js';

type Content = readonly (readonly [database: number, entries: readonly KeyspaceEntry[]])[];

/** Writes all databases to the file, on disk and complete before it replaces the last one. */
export function writeSnapshot(state: RedisServerState, file: string): void {
  const content: (readonly [number, readonly KeyspaceEntry[]])[] = [];
  for (let database = 0; database < DATABASES; database++) {
    const entries = keyspaceOf(state, database).entriesSnapshot();
    if (entries.length > 0) content.push([database, entries]);
  }
  const draft = `${file}.new`;
  const target = openSync(draft, 'w', 0o600);
  writeSync(target, serialize(content));
  fsyncSync(target);
  closeSync(target);
  renameSync(draft, file);
}

/** Reads the file, if there is one, into the empty state; keys whose time is over stay out. An unreadable file is put aside. */
export function readSnapshot(state: RedisServerState, file: string): void {
  if (!existsSync(file)) return;
  let content: Content;
  try {
    content = deserialize(readFileSync(file)) as Content;
  } catch {
    renameSync(file, `${file}.unreadable`);
    return;
  }
  for (const [database, entries] of content) {
    const keyspace = keyspaceOf(state, database);
    for (const { key, value, expiresAt } of entries) {
      if (expiresAt === undefined || expiresAt > Date.now()) keyspace.set(key, value, { expiresAt });
    }
  }
}
