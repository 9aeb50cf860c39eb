import { eventually } from '../../support/eventually.js';
import { type Running, type Signal, startWorker, type Surroundings } from '../../support/processes.js';
import { breachesOf } from '../invariants.js';
import type { World } from './world.js';

const SIGNALS: readonly Signal[] = ['SIGTERM', 'SIGINT', 'SIGKILL'];
const DRAIN_SECONDS = 1;
const WITHIN_MS = 30_000;
/** From the signal, or from when the last request or job is over. */
const ENDS_WITHIN_MS = 30_000;

/** A process that was brought into a phase. */
export interface Phase {
  readonly running: Running;
  /** It was told to end by SIGTERM before: resolves when it has begun to. It then ends of that, unless it is killed. */
  readonly before?: () => Promise<void>;
  /** Lets go what was held; resolves when its work is done, by this process or by another. */
  finish(signal: Signal): Promise<void>;
}

/** Of a process that has nothing in hand. */
export const nothing = () => Promise.resolve();

/** Declares the test of every phase; with each goes how a process is brought into it. */
export function eachEndsInTime(phases: readonly (readonly [string, () => Promise<Phase>])[]): void {
  it.each(phases)('%s: it ends in time, nothing is lost or doubled, and the next start is clean', (_, enter) =>
    endOfEachSignal(enter),
  );
}

/** Brings a process into the phase for each signal, and sends it that one: it ends in time and as it was told. */
async function endOfEachSignal(enter: () => Promise<Phase>): Promise<void> {
  const phases = await Promise.all(SIGNALS.map(async (signal) => ({ signal, ...(await enter()) })));
  await Promise.all(phases.map(end));
}

async function end({ signal, running, before, finish }: Phase & { readonly signal: Signal }): Promise<void> {
  if (before) process.kill(running.pid, 'SIGTERM');
  await before?.();
  expect(running.ended()).toBe(null);
  process.kill(running.pid, signal);
  await finish(signal);
  await eventually(`${signal} has ended it`, ENDS_WITHIN_MS, () => Promise.resolve(running.ended() !== null));
  expect(running.ended()).toBe(before && signal !== 'SIGKILL' ? 'SIGTERM' : signal);
}

/** What the processes are told that get a signal. */
export function surroundingsIn(world: World, more: Readonly<Record<string, string>> = {}): Surroundings {
  const { logs, env } = world.surroundings;
  return { logs, env: { ...env, DRAIN_SECONDS: String(DRAIN_SECONDS), ...more } };
}

/** After everything that waits is done, by a worker that then ends. */
export async function allIsWell(world: World): Promise<void> {
  const worker = await startWorker(surroundingsIn(world));
  let breaches: readonly string[] = [];
  const look = async () => (breaches = await breachesOf((sql) => world.sql(sql))).length === 0;
  await eventually('all is well', WITHIN_MS, look).catch(() => undefined);
  expect(breaches).toEqual([]);
  await worker.end();
}
