import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { freePort } from '../../src/platform/embedded/processes.js';
import { eventually } from './eventually.js';

const DOORS = path.resolve(import.meta.dirname, '../../dist/src');
const STARTS_WITHIN_MS = 120_000;
const ENDS_WITHIN_MS = 30_000;

/** A process of the built product. */
export interface Running {
  /** Where it answers; empty for a worker. */
  readonly address: string;
  readonly pid: number;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end, as an operator does, and resolves when it has, with its exit code or the signal that it died of. */
  end(signal?: 'SIGTERM' | 'SIGINT'): Promise<number | NodeJS.Signals | null>;
}

export interface Surroundings {
  /** Where the processes write what they say. */
  readonly logs: string;
  readonly env: Readonly<Record<string, string>>;
}

const children: ChildProcess[] = [];

/** Ends every process that was started, also one that never became ready. */
export async function killAll(): Promise<void> {
  await Promise.all(children.map(kill));
}

/** An HTTP process, on a free port unless one is named; resolves when it says that it is ready. */
export async function startApi({ logs, env }: Surroundings, givenPort?: number): Promise<Running> {
  const port = givenPort ?? (await freePort());
  const address = `http://127.0.0.1:${port}`;
  const running = start('main.js', { logs, env: { ...env, PORT: String(port) } });
  await eventually(`${address} is ready`, STARTS_WITHIN_MS, () => {
    running.mustLive();
    return isReady(address);
  });
  return { address, pid: running.pid, ...running.ends };
}

/** A worker process; resolves when it listens to the queue. */
export async function startWorker(surroundings: Surroundings): Promise<Running> {
  const running = start('worker.js', surroundings);
  await eventually('the worker listens', STARTS_WITHIN_MS, () => {
    running.mustLive();
    return Promise.resolve(running.output().includes('listening for jobs'));
  });
  return { address: '', pid: running.pid, ...running.ends };
}

export function isReady(address: string): Promise<boolean> {
  return fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(3_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

function start(door: string, { logs, env }: Surroundings) {
  const log = path.join(logs, `${door}-${children.length}.log`);
  const output = openSync(log, 'w');
  const child: ChildProcess = spawn(process.execPath, [path.join(DOORS, door)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  children.push(child);
  const said = () => readFileSync(log, 'utf8');
  return {
    pid: child.pid ?? 0,
    output: said,
    mustLive() {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${door} ended by itself:\n${said()}`);
    },
    ends: {
      kill: () => kill(child),
      end: (signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM') => end(child, signal),
    },
  };
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGINT'): Promise<number | NodeJS.Signals | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit', { signal: AbortSignal.timeout(ENDS_WITHIN_MS) });
    child.kill(signal);
    await gone;
  }
  return child.exitCode ?? child.signalCode;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
