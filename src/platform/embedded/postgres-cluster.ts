import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedServerError } from './embedded-server.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { handOver, type Identity } from './postgres-identity.js';
import { commandLine, endProcess, isRunning } from './processes.js';

const run = promisify(execFile);

const FAST_SHUTDOWN = [
  { signal: 'SIGINT', patienceMs: 10_000 },
  { signal: 'SIGQUIT', patienceMs: 5_000 },
  { signal: 'SIGKILL', patienceMs: 2_000 },
] as const;

/** Everything that names and protects one cluster. */
export interface ClusterPlan {
  /** The folder that holds clusters, password and log. */
  readonly directory: string;
  /** The cluster itself, inside that folder. */
  readonly cluster: string;
  readonly user: string;
  readonly password: string;
  readonly durable: boolean;
}

/** What PostgreSQL's programs see of the environment: nothing of the caller's, so that no setting leaks in. */
export const POSTGRES_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' } as const;

/** The major version that made the cluster; undefined when there is none yet. */
export function clusterVersion(cluster: string): number | undefined {
  const file = path.join(cluster, 'PG_VERSION');
  try {
    return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
  } catch {
    throw new EmbeddedServerError(`The database in ${cluster} belongs to another user: start as that user.`);
  }
}

/**
 * Makes the cluster beside its final place and renames it when complete: a half-made one is never used.
 * A folder of the final name that is no cluster is put aside, not removed.
 */
export async function createCluster(plan: ClusterPlan, binaries: PostgresBinaries, identity: Identity): Promise<void> {
  removeDrafts(plan);
  const draft = path.join(plan.directory, `draft-${process.pid}`);
  const passwordFile = path.join(plan.directory, `draft-${process.pid}.password`);
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${plan.password}\n`, { mode: 0o600 });
  handOver(draft, identity);
  handOver(passwordFile, identity);
  const [command, ...prefix] = [...identity.prefix, binaries.initdb];
  const words = [...prefix, ...initdbArguments(plan, draft, passwordFile)];
  try {
    await run(command, words, { ...identity.user, cwd: '/', env: POSTGRES_ENVIRONMENT });
    if (existsSync(plan.cluster)) renameSync(plan.cluster, `${plan.cluster}-unusable-${Date.now()}`);
    renameSync(draft, plan.cluster);
  } catch (error) {
    throw new EmbeddedServerError(`PostgreSQL could not make its data folder: ${String(error)}`);
  } finally {
    removeDrafts(plan);
  }
}

/** Ends a server that a killed parent left behind, and clears a process number that means somebody else by now. */
export async function endLeftOverServer(cluster: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [first = '', ...rest] = readFileSync(file, 'utf8').split('\n');
  const pid = Math.abs(Number(first));
  if (isRunning(pid) && commandLine(pid).includes(cluster)) {
    await endProcess(pid, FAST_SHUTDOWN);
    return;
  }
  // PostgreSQL refuses to start while a process of this number exists, whatever it is. It trusts its parent's number,
  // and it still checks the shared memory that the file names: orphans of a killed server stay protected.
  writeFileSync(file, [String(process.pid), ...rest].join('\n'));
}

/** Ends a running server with the demands of a fast shutdown. */
export function endServer(pid: number): Promise<boolean> {
  return endProcess(pid, FAST_SHUTDOWN);
}

function initdbArguments(plan: ClusterPlan, draft: string, passwordFile: string): readonly string[] {
  const locale =
    process.platform === 'darwin'
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8'];
  const access = ['-U', plan.user, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const speed = plan.durable ? [] : ['--no-sync'];
  return ['-D', draft, ...access, '--encoding=UTF8', ...locale, '--no-instructions', ...speed];
}

function removeDrafts({ directory }: ClusterPlan): void {
  for (const name of readdirSync(directory)) {
    if (name.startsWith('draft-')) rmSync(path.join(directory, name), { recursive: true, force: true });
  }
}
