import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type EmbeddedServer, startPostgres, startRedis } from '../../../src/platform/embedded/index.js';
import { isRunning } from '../../../src/platform/embedded/processes.js';
import { eventually } from '../../support/eventually.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SCRIPT = path.join(ROOT, 'dist/src/platform/embedded/redis-process.js');
const GONE_WITHIN_MS = 10_000;

/** A server that can be killed as a power cut would, and started again under its address. */
export interface Killable {
  readonly url: string;
  /** Ends it with kill -9 and starts it again; resolves when it serves. */
  killAndRestart(): Promise<void>;
}

export interface Servers {
  /** A folder that goes with them. */
  readonly folder: string;
  /** Keeps what was committed. */
  readonly postgres: Killable;
  /** Keeps nothing: after a kill its content is lost. */
  readonly redis: Killable;
  stop(): Promise<void>;
}

/** A real PostgreSQL with a durable cluster, a copy of the one that test/support/faults-setup.mjs made, and a real redis-server without any, both in a folder that goes with them. */
export async function startServers(): Promise<Servers> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lernlotse-faults-'));
  const directoryOf = (name: string) => path.join(folder, name);
  cpSync(process.env.TEST_CLUSTER ?? '', directoryOf('postgres'), { recursive: true });
  const postgres = await killable(
    (port) => startPostgres({ root: ROOT, directory: directoryOf('postgres'), durable: true, port }),
    path.join(directoryOf('postgres'), 'cluster', 'postmaster.pid'),
  );
  const redis = await killable(
    (port) =>
      startRedis({
        ...{ directory: directoryOf('redis'), script: SCRIPT, searchPath: process.env.PATH ?? '', port },
        ...{ kind: 'server', durable: false },
      }),
    path.join(directoryOf('redis'), 'redis.pid'),
  );
  return {
    folder,
    postgres,
    redis,
    async stop() {
      await Promise.all([postgres.stop(), redis.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function killable(
  start: (port?: number) => Promise<EmbeddedServer>,
  pidFile: string,
): Promise<Killable & { stop(): Promise<void> }> {
  let server = await start();
  const port = Number(new URL(server.url).port);
  return {
    url: server.url,
    async killAndRestart() {
      const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGKILL');
      await eventually('the killed server is gone', GONE_WITHIN_MS, () => Promise.resolve(!isRunning(pid)));
      await server.stop();
      server = await start(port);
    },
    stop: () => server.stop(),
  };
}
