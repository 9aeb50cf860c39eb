import {
  RedisServerState,
  type CompatibilityProfile,
  type KeyspaceEntry,
  type RedisDataValue,
} from 'js-redis-server/core';

export const DATABASES = 16;

interface Mutation {
  readonly type: string;
  readonly key: Buffer;
}
type Listener = (mutation: Mutation) => void;

/** The private parts of js-redis-server 0.3.0 that are used here; the package is pinned to this version for them. */
interface Keyspace {
  get(key: Buffer): RedisDataValue | null;
  set(key: Buffer, value: RedisDataValue, options: { expiresAt?: number }): void;
  getLiveEntry(key: Buffer): KeyspaceEntry | undefined;
  entriesSnapshot(): KeyspaceEntry[];
}
interface Mutations {
  readonly keyListeners: Map<string, Set<Listener>>;
  readonly globalListeners: Set<Listener>;
  emit: Listener;
}

/** The keys of one numbered database. */
export function keyspaceOf(state: RedisServerState, database: number): Keyspace {
  return (state.getDatabase(database) as unknown as { keyspace: Keyspace }).keyspace;
}

/**
 * An empty server state that reports each change. Two paths that a queue takes thousands of times a second are
 * shortened: nobody here listens to keyspace notifications, and a read need not copy the whole value.
 */
export function createState(profile: CompatibilityProfile, password: string, changed: () => void): RedisServerState {
  const state = new RedisServerState({ databaseCount: DATABASES, compatibility: profile, requirepass: password });
  for (let database = 0; database < DATABASES; database++) {
    const keyspace = keyspaceOf(state, database);
    keyspace.get = (key) => keyspace.getLiveEntry(key)?.value ?? null;
    const mutations = state.getDatabase(database).mutations as unknown as Mutations;
    mutations.globalListeners.clear();
    mutations.emit = (mutation) => {
      changed();
      tellKeyListeners(mutations.keyListeners, mutation);
    };
  }
  return state;
}

function tellKeyListeners(listeners: Map<string, Set<Listener>>, mutation: Mutation): void {
  if (listeners.size === 0) return;
  const concerned =
    mutation.type === 'flush' ? [...listeners.values()] : [listeners.get(mutation.key.toString('hex')) ?? new Set()];
  for (const listener of concerned.flatMap((some) => [...some])) listener(mutation);
}
