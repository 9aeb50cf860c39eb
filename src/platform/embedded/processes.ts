import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 25;
/** From the first one to before the end; see `freePort`. */
const [FIRST_PORT, END_OF_PORTS] = [20_000, 30_000];

/** One signal and how many milliseconds a process gets to end after it. */
export interface Demand {
  readonly signal: NodeJS.Signals;
  readonly patienceMs: number;
}

/** Tells whether the process runs. A zombie, dead but not yet buried by its parent, does not run. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  try {
    return !/^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return !existsSync('/proc/self/stat');
  }
}

/** The command line of a process, arguments separated by blanks; empty when it is gone or hidden. */
export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    if (existsSync('/proc/self/cmdline')) return '';
    const answer = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return answer.status === 0 ? answer.stdout : '';
  }
}

/** The working directory of a process; undefined where the system does not tell. */
export function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Sends one signal after the other until the process has ended; true when it has. */
export async function endProcess(pid: number, demands: readonly Demand[]): Promise<boolean> {
  for (const { signal, patienceMs } of demands) {
    if (!isRunning(pid)) return true;
    try {
      process.kill(pid, signal);
    } catch {
      return !isRunning(pid);
    }
    for (let waited = 0; waited < patienceMs && isRunning(pid); waited += POLL_MS) await sleep(POLL_MS);
  }
  return !isRunning(pid);
}

const chosen = new Set<number>();

/**
 * A TCP port of the loopback interface that was free a moment ago, and another one each time. It is chosen by chance below
 * those that a system gives out by itself (Linux, as delivered, from 32768 on): no outgoing connection, and nobody who is
 * content with whichever port is free, takes it before it is bound.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST_PORT, END_OF_PORTS);
    if (chosen.has(port) || !(await isFree(port))) continue;
    chosen.add(port);
    return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** Repeats a question until it is answered with yes; false when the time is over or the process has ended. */
export async function until(
  ready: () => boolean | Promise<boolean>,
  child: ChildProcess,
  patienceMs: number,
): Promise<boolean> {
  const end = Date.now() + patienceMs;
  while (Date.now() < end && child.exitCode === null && child.signalCode === null) {
    if (await ready()) return true;
    await sleep(POLL_MS);
  }
  return false;
}

/**
 * A watcher in a session of its own that sends the signal when this process dies, however it dies:
 * the pipe between them closes with it. Returns what dismisses the watcher.
 */
export function signalWhenOrphaned(pid: number, signal: NodeJS.Signals): () => void {
  const command = `read -r _; kill -${signal.replace('SIG', '')} ${pid}`;
  const watcher = spawn('/bin/sh', ['-c', command], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watcher.on('error', () => undefined);
  watcher.stdin.on('error', () => undefined);
  watcher.unref();
  (watcher.stdin as unknown as { unref?: () => void }).unref?.();
  return () => watcher.kill('SIGKILL');
}
