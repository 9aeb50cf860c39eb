import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { eventually } from './eventually.js';

const DOORS = path.resolve(import.meta.dirname, '../../dist/src');
const LISTENS_AT = /listening at (http:[^"]+)/;
const STARTS_WITHIN_MS = 120_000;
/** Longer than DRAIN_MAX_SECONDS and the longest request of a test. */
const ENDS_WITHIN_MS = 60_000;

export type Signal = 'SIGTERM' | 'SIGINT' | 'SIGKILL';

/** A process of the built product. */
export interface Running {
  /** Where it answers; empty for a worker. */
  readonly address: string;
  readonly pid: number;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end, as an operator does, and resolves when it has, with its exit code or the signal that it died of. */
  end(signal?: Signal): Promise<number | NodeJS.Signals | null>;
  /** Its exit code, or the signal that it died of; null while it lives. */
  ended(): number | NodeJS.Signals | null;
  /** What it has logged. */
  said(): string;
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

/**
 * An HTTP process; resolves when it is ready. It says itself where it listens: on a port that was chosen before, another
 * process might answer in its place.
 */
export async function startApi(surroundings: Surroundings): Promise<Running> {
  const running = launch('main.js', surroundings);
  let address: string | undefined;
  await eventually('the API is ready', STARTS_WITHIN_MS, () => {
    mustLive(running);
    address ??= LISTENS_AT.exec(running.said())?.[1];
    return address === undefined ? Promise.resolve(false) : isReady(address);
  });
  return { ...running, address: address! };
}

/** A worker process; resolves when it listens to the queue. */
export async function startWorker(surroundings: Surroundings): Promise<Running> {
  const running = launch('worker.js', surroundings);
  await eventually('the worker listens', STARTS_WITHIN_MS, () => {
    mustLive(running);
    return Promise.resolve(running.said().includes('listening for jobs'));
  });
  return running;
}

export function isReady(address: string): Promise<boolean> {
  return fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(3_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Starts a process and waits for nothing. Unless its environment names a port, the system chooses one as it begins to listen. */
export function launch(
  door: 'main.js' | 'worker.js' | 'cli.js',
  { logs, env }: Surroundings,
  ...words: string[]
): Running {
  const log = path.join(logs, `${door}-${children.length}.log`);
  const output = openSync(log, 'w');
  const child: ChildProcess = spawn(process.execPath, [path.join(DOORS, door), ...words], {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  children.push(child);
  return {
    address: '',
    pid: child.pid ?? 0,
    kill: () => kill(child),
    end: (signal = 'SIGTERM') => end(child, signal),
    ended: () => child.exitCode ?? child.signalCode,
    said: () => readFileSync(log, 'utf8'),
  };
}

function mustLive({ ended, said }: Running): void {
  if (ended() !== null) throw new Error(`ended by itself:\n${said()}`);
}

async function end(child: ChildProcess, signal: Signal): Promise<number | NodeJS.Signals | null> {
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
