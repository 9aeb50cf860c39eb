import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { keptSecret, lastLines, openDirectory, readIfPresent } from './data-directory.js';
import { EmbeddedServerError, type EmbeddedServer } from './embedded-server.js';
import { findBinaries, type PostgresBinaries } from './postgres-binaries.js';
import * as clusters from './postgres-cluster.js';
import { chooseIdentity, handOver, type Identity } from './postgres-identity.js';
import { freePort, signalWhenOrphaned, until } from './processes.js';

/** How to run an embedded PostgreSQL. */
export interface PostgresOptions {
  /** The folder whose `node_modules` holds the programs. */
  readonly root: string;
  /** The folder for cluster, password and log; made if missing. */
  readonly directory: string;
  /** The database that is made if it is missing. */
  readonly database?: string;
  /** False for tests: faster, and a crash of the machine may lose everything. */
  readonly durable?: boolean;
  /** True takes the PostgreSQL that is installed on the system and never the package's. */
  readonly system?: boolean;
  /** A port of the loopback interface, for a server that comes back under its address; without it a free one. */
  readonly port?: number;
}

const USER = 'lernlotse';
const START_PATIENCE_MS = 60_000;
const ATTEMPTS = 10;
const HASTE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0'];

/**
 * Starts PostgreSQL on a free port of the loopback interface, with a password, on the cluster in the folder. A missing
 * or half-made cluster is made anew; a server that a killed parent left there is ended first. If this process dies, the server ends.
 * @throws EmbeddedServerError with what helps.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedServer> {
  const { root, database = USER, durable = true, system = false } = options;
  const directory = openDirectory(options.directory);
  const cluster = path.join(directory, 'cluster');
  const version = clusters.clusterVersion(cluster);
  const binaries = findBinaries(root, system, version);
  const identity = chooseIdentity(binaries.postgres, directory);
  const password = keptSecret(path.join(directory, 'password'));
  const plan = { directory, cluster, user: USER, password, durable };
  if (version === undefined) await clusters.createCluster(plan, binaries, identity);
  await clusters.endLeftOverServer(cluster);
  handOver(cluster, identity);
  const { child, port } = await launch(plan, { binaries, identity, port: options.port });
  const dismissWatcher = signalWhenOrphaned(child.pid ?? 0, 'SIGINT');
  const stop = async () => {
    dismissWatcher();
    if (child.pid !== undefined && child.exitCode === null) await clusters.endServer(child.pid);
  };
  const address = `postgres://${USER}:${password}@127.0.0.1:${port}`;
  try {
    await ensureDatabase(`${address}/postgres`, database);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `${address}/${database}`, description: `PostgreSQL ${binaries.major}, ${identity.description}`, stop };
}

/** Repeats the start while the port was taken meanwhile or the last orphans of a killed server still end. */
async function launch(
  plan: clusters.ClusterPlan,
  { binaries, identity, port: given }: { binaries: PostgresBinaries; identity: Identity; port: number | undefined },
) {
  const log = path.join(plan.directory, 'postgres.log');
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const port = given ?? (await freePort());
    const child = spawnServer(plan, [...identity.prefix, binaries.postgres, ...serverArguments(plan, port)], identity);
    if (await until(() => isReady(plan.cluster, child), child, START_PATIENCE_MS)) return { child, port };
    if (child.pid !== undefined && child.exitCode === null) await clusters.endServer(child.pid);
    if (!/still in use|could not bind|lock file/.test(lastLines(log))) break;
    await sleep(500);
    await clusters.endLeftOverServer(plan.cluster);
  }
  throw new EmbeddedServerError(`PostgreSQL did not start; its log says: ${lastLines(log)}`);
}

function spawnServer(plan: clusters.ClusterPlan, words: readonly string[], identity: Identity): ChildProcess {
  const log = openSync(path.join(plan.directory, 'postgres.log'), 'w', 0o600);
  const child = spawn(words[0] ?? '', words.slice(1), {
    ...identity.user,
    cwd: '/',
    env: clusters.POSTGRES_ENVIRONMENT,
    stdio: ['ignore', log, log],
    detached: true, // Ctrl-C in a terminal must not reach it before those who use it have ended
  });
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  return child;
}

function serverArguments({ cluster, durable }: clusters.ClusterPlan, port: number): readonly string[] {
  const network = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
  const language = ['lc_messages=C', 'timezone=UTC', 'log_timezone=UTC'];
  // An error's detail quotes values of rows, such as an address that is taken: none of them belongs into a log.
  const discretion = ['log_error_verbosity=terse'];
  const settings = [...network, ...language, ...discretion, ...(durable ? [] : HASTE)];
  return ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])];
}

/** The server writes its state into the eighth line of its lock file, as pg_ctl reads it. */
function isReady(cluster: string, child: ChildProcess): boolean {
  const lines = readIfPresent(path.join(cluster, 'postmaster.pid')).split('\n');
  return Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready';
}

async function ensureDatabase(url: string, database: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const known = await client.query('select from pg_database where datname = $1', [database]);
    if (known.rowCount === 0) await client.query(`create database "${database}"`);
  } finally {
    await client.end();
  }
}
