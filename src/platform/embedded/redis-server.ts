import { createServer, type Socket } from 'node:net';
import { resolveCompatibilityProfile } from 'js-redis-server/core';
import { createExecutor } from './redis-commands.js';
import { serveConnection } from './redis-connection.js';
import { readSnapshot, writeSnapshot } from './redis-snapshot.js';
import { createState } from './redis-state.js';

/** What a server in JavaScript needs to know. */
export interface ScriptedRedisOptions {
  readonly port: number;
  readonly password: string;
  /** The file that keeps the content; without it the content ends with the process. */
  readonly snapshot?: string;
}

const SAVE_EVERY_MS = 1_000;

/**
 * Serves Redis 7.2 on the loopback interface. Content is on disk at most a second after a change, or twenty times as
 * long as writing takes where that is more. Returns what saves and ends.
 */
export async function serveRedis({ port, password, snapshot }: ScriptedRedisOptions): Promise<() => Promise<void>> {
  const profile = resolveCompatibilityProfile('redis-7.2');
  let changed = false;
  const state = createState(profile, password, () => (changed = true));
  if (snapshot) readSnapshot(state, snapshot);
  const save = () => {
    if (!snapshot || !changed) return 0;
    changed = false;
    const before = performance.now();
    writeSnapshot(state, snapshot);
    return performance.now() - before;
  };
  let timer: NodeJS.Timeout | undefined;
  const saveRegularly = () => {
    const lastedMs = save();
    timer = setTimeout(saveRegularly, Math.max(SAVE_EVERY_MS, 20 * lastedMs)).unref();
  };
  saveRegularly();
  const executor = createExecutor(profile);
  const sockets = new Set<Socket>();
  const server = createServer({ keepAlive: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    const clientAddress = `127.0.0.1:${socket.remotePort}`;
    serveConnection(socket, { state, executor, clientAddress, logger: { error: () => undefined } });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return async () => {
    clearTimeout(timer);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
    save();
    state.close();
  };
}
