import { fork, spawn, type ChildProcess } from 'node:child_process';
import { accessSync, closeSync, constants, openSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keptSecret, lastLines, openDirectory, readIfPresent } from './data-directory.js';
import { EmbeddedServerError, type EmbeddedServer } from './embedded-server.js';
import {
  commandLine,
  endProcess,
  freePort,
  isRunning,
  signalWhenOrphaned,
  until,
  workingDirectory,
} from './processes.js';
import { answersPing } from './redis-ping.js';
import type { ScriptedRedisOptions } from './redis-server.js';

/** How to run an embedded Redis. */
export interface RedisOptions {
  /** The folder for content, log and process number; made if missing. */
  readonly directory: string;
  /** The compiled `redis-process.js`. */
  readonly script: string;
  /** Folders with programs, separated as in PATH, in which `valkey-server` and `redis-server` are looked for. */
  readonly searchPath: string;
  /** `js` never takes an installed server, `server` takes nothing else. */
  readonly kind?: 'any' | 'js' | 'server';
  /** False for tests: the content ends with the process. */
  readonly durable?: boolean;
  /** A port of the loopback interface, for a server that comes back under its address; without it a free one. */
  readonly port?: number;
}

const START_PATIENCE_MS = 30_000;
const ATTEMPTS = 10;
const SHUTDOWN = [
  { signal: 'SIGTERM', patienceMs: 8_000 },
  { signal: 'SIGKILL', patienceMs: 2_000 },
] as const;

/**
 * Starts a private Redis on a free port of the loopback interface, with a password of its own: an installed valkey-server
 * or redis-server, else one in JavaScript. One that a killed parent left in the folder is ended first. If this process dies, it ends.
 * @throws EmbeddedServerError with what helps.
 */
export async function startRedis(options: RedisOptions): Promise<EmbeddedServer> {
  const directory = openDirectory(options.directory);
  await endLeftOver(directory);
  const program = options.kind === 'js' ? undefined : findProgram(options.searchPath);
  if (!program && options.kind === 'server') {
    throw new EmbeddedServerError(
      "redis-server was not found: install Debian's package redis-server, or set REDIS_URL.",
    );
  }
  const password = keptSecret(path.join(directory, 'password'));
  const plan = { directory, password, durable: options.durable ?? true };
  const { child, port } = await launch(plan, { program, script: options.script, port: options.port });
  const pid = child.pid ?? 0;
  const dismissWatcher = program ? signalWhenOrphaned(pid, 'SIGTERM') : () => undefined;
  const stop = async () => {
    dismissWatcher();
    if (child.exitCode === null) await endProcess(pid, SHUTDOWN);
    rmSync(path.join(directory, 'redis.pid'), { force: true });
  };
  const description = program ? path.basename(program) : 'js-redis-server';
  return { url: `redis://:${password}@127.0.0.1:${port}`, description, stop };
}

interface Plan {
  readonly directory: string;
  readonly password: string;
  readonly durable: boolean;
}

type Settings = Plan & { readonly port: number };

/** Repeats the start on another port while the one that was free was taken meanwhile. */
async function launch(
  plan: Plan,
  { program, script, port: given }: { program: string | undefined; script: string; port: number | undefined },
) {
  const log = path.join(plan.directory, 'redis.log');
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const port = given ?? (await freePort());
    const output = openSync(log, 'w', 0o600);
    const settings = { ...plan, port };
    const child = program ? spawnServer(program, settings, output) : forkScript(script, settings, output);
    closeSync(output);
    if (await serves(child, settings)) return { child, port };
    if (child.pid !== undefined) await endProcess(child.pid, SHUTDOWN);
    if (given !== undefined || !/address already in use/i.test(lastLines(log))) break;
  }
  throw new EmbeddedServerError(`Redis did not start; its log says: ${lastLines(log)}`);
}

function serves(child: ChildProcess, { port, password }: Settings): Promise<boolean> {
  const failed = new Promise<false>((resolve) =>
    child.once('error', () => {
      resolve(false);
    }),
  );
  const answers = until(() => answersPing(port, password), child, START_PATIENCE_MS);
  return Promise.race([failed, answers]);
}

/** The settings go through standard input: the password appears in no list of processes. */
function spawnServer(program: string, { directory, port, password, durable }: Settings, log: number): ChildProcess {
  const child = spawn(program, ['-'], { cwd: directory, stdio: ['pipe', log, log], detached: true });
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `requirepass ${password}`,
    `dir "${directory}"`,
    `pidfile "${path.join(directory, 'redis.pid')}"`,
    'save ""',
    `appendonly ${durable ? 'yes' : 'no'}`,
    'appendfsync everysec',
    'maxmemory-policy noeviction',
  ];
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(`${lines.join('\n')}\n`);
  child.unref();
  return child;
}

function forkScript(script: string, { directory, port, password, durable }: Settings, log: number): ChildProcess {
  const stdio = ['ignore', log, log, 'ipc'] as const;
  const child = fork(script, [directory], { stdio: [...stdio], detached: true, execArgv: [] });
  const snapshot = durable ? path.join(directory, 'snapshot.bin') : undefined;
  child.send({ port, password, snapshot } satisfies ScriptedRedisOptions);
  if (child.pid) writeFileSync(path.join(directory, 'redis.pid'), String(child.pid));
  child.unref();
  child.channel?.unref();
  return child;
}

async function endLeftOver(directory: string): Promise<void> {
  const pid = Number(readIfPresent(path.join(directory, 'redis.pid')));
  if (!pid || !isRunning(pid)) return;
  const command = commandLine(pid);
  const isServer = /(redis|valkey)-server/.test(command) && (workingDirectory(pid) ?? directory) === directory;
  if (isServer || command.includes(directory)) await endProcess(pid, SHUTDOWN);
}

function findProgram(searchPath: string): string | undefined {
  const folders = searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const programs = ['valkey-server', 'redis-server'].flatMap((name) =>
    folders.map((folder) => path.join(folder, name)),
  );
  return programs.find((program) => {
    try {
      accessSync(program, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
