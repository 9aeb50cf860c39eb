import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { Redis } from 'ioredis';

import { freePort } from '../../../src/platform/embedded/processes.js';
import { eventually } from '../../support/eventually.js';

const NAME = 'queue';
const SENTINELS = 3;
const WITHIN_MS = 60_000;
/** Long enough for one that is only slow, on a busy machine, not to be taken for dead. */
const DEAD_AFTER_MS = 5_000;
const FOLLOWS = 'master_link_status:up';

/** Two Redis, one the replica of the other, and three Sentinels that watch them; nobody is let in without a password. */
export interface Watched {
  /** What the product is told. */
  readonly env: Readonly<Record<string, string>>;
  /** A connection to the Redis that is the primary one now. */
  primary(): Redis;
  /** Has the Sentinels change the roles; resolves when what was the primary one runs as a replica, and refuses to be written to. */
  handOver(): Promise<void>;
  /** Ends the primary one with kill -9; resolves when the Sentinels have put the other one in its place. */
  killPrimary(): Promise<void>;
  stop(): Promise<void>;
}

interface Server {
  readonly port: number;
  readonly child: ChildProcess;
}

export async function startSentinels(parent: string): Promise<Watched> {
  const folder = path.join(parent, 'sentinels');
  mkdirSync(folder);
  const [password, watchword] = [randomBytes(24).toString('hex'), randomBytes(24).toString('hex')];
  const first = await startRedis(folder, password);
  const second = await startRedis(folder, password, first.port);
  const watch = await Promise.all(
    Array.from({ length: SENTINELS }, () => startSentinel(folder, { first, password, watchword })),
  );
  const sentinels = watch.map(
    ({ port }) => new Redis({ host: '127.0.0.1', port, password: watchword, maxRetriesPerRequest: null }),
  );
  const [asked, told] = [sentinels[0]!, sentinels.at(-1)!];
  const isPrimary = async ({ port }: Server) =>
    ((await asked.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', NAME)) as string[])[1] === String(port);
  const knows = async (sentinel: Redis) => {
    const [others, replicas] = [
      await sentinel.call('SENTINEL', 'SENTINELS', NAME),
      await sentinel.call('SENTINEL', 'REPLICAS', NAME),
    ];
    return (others as unknown[]).length === SENTINELS - 1 && (replicas as unknown[]).length === 1;
  };
  const allKnow = async () => (await Promise.all(sentinels.map(knows))).every(Boolean);
  await eventually('the Sentinels know each other and the replica', WITHIN_MS, () => allKnow().catch(() => false));
  let [current, other] = [first, second];
  const open: Redis[] = [...sentinels];
  const connection = ({ port }: Server) => {
    const redis = new Redis({ host: '127.0.0.1', port, password });
    open.push(redis);
    return redis;
  };
  const othersTurn = async () => {
    await eventually('the other Redis is the primary one', WITHIN_MS, () => isPrimary(other));
    [current, other] = [other, current];
  };
  return {
    env: {
      REDIS_URL: `redis://:${password}@127.0.0.1:1`,
      REDIS_SENTINELS: watch.map(({ port }) => `127.0.0.1:${port}`).join(','),
      REDIS_SENTINEL_NAME: NAME,
      REDIS_SENTINEL_PASSWORD: watchword,
    },
    primary: () => connection(current),
    async handOver() {
      // Not the one that the product asks first: that one hears of it from this one, while the roles have changed already.
      await told.call('SENTINEL', 'FAILOVER', NAME);
      const [former, next] = [connection(current), connection(other)];
      await eventually('the other may be written to', WITHIN_MS, async () => (await next.role())[0] === 'master');
      // Sentinels do so ten seconds later, and then cut all connections. Without that, whoever stays is answered READONLY.
      await former.replicaof('127.0.0.1', other.port);
      await othersTurn();
      await eventually('it follows', WITHIN_MS, async () => (await former.info('replication')).includes(FOLLOWS));
    },
    async killPrimary() {
      current.child.kill('SIGKILL');
      await othersTurn();
    },
    async stop() {
      for (const redis of open) redis.disconnect();
      await Promise.all([first, second, ...watch].map(({ child }) => ended(child)));
    },
  };
}

async function startRedis(folder: string, password: string, replicaOf?: number): Promise<Server> {
  const port = await freePort();
  const lines = [`requirepass ${password}`, `masterauth ${password}`, 'save ""', 'repl-diskless-sync-delay 0'];
  if (replicaOf !== undefined) lines.push(`replicaof 127.0.0.1 ${replicaOf}`);
  return start('redis-server', folder, { port, lines });
}

async function startSentinel(
  folder: string,
  { first, password, watchword }: { readonly first: Server; readonly password: string; readonly watchword: string },
): Promise<Server> {
  const lines = [
    `requirepass ${watchword}`,
    `sentinel sentinel-pass ${watchword}`,
    `sentinel monitor ${NAME} 127.0.0.1 ${first.port} 2`,
    `sentinel auth-pass ${NAME} ${password}`,
    `sentinel down-after-milliseconds ${NAME} ${DEAD_AFTER_MS}`,
    `sentinel failover-timeout ${NAME} 5000`,
  ];
  return start('redis-sentinel', folder, { port: await freePort(), lines });
}

/** A Sentinel writes into its file what it learns, so each has its own. */
function start(
  program: string,
  folder: string,
  { port, lines }: { readonly port: number; readonly lines: readonly string[] },
): Server {
  const file = path.join(folder, `${port}.conf`);
  const place = path.join(folder, String(port));
  mkdirSync(place);
  writeFileSync(file, [`port ${port}`, 'bind 127.0.0.1', `dir ${place}`, ...lines, ''].join('\n'));
  const log = openSync(path.join(folder, `${port}.log`), 'w');
  const child = spawn(program, [file], { stdio: ['ignore', log, log] });
  closeSync(log);
  return { port, child };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
