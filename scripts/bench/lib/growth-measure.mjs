// How long operations take while one table grows, and how that growth compares with n log n.
import { median } from './median.mjs';
import { forgetPeakMemory, memoryOf } from './product.mjs';

/** Milliseconds under which a time says more about the machine's mood than about the size. */
export const NOISE_MS = 5;
const ROUNDS = 11;
/** An operation that takes long is repeated until so much time has gone. */
const ENOUGH_MS = 4_000;

/**
 * Grows step by step and measures every operation at every size: `[{ size, seedSeconds, times, peakMb }]`, `times` in
 * milliseconds by the operation's name. `grow(size, before)` fills the database, or returns why it stops there.
 *
 * An operation is `{ name, run }`, and where something must be made for each run, `prepare`, which is not timed.
 */
export async function measureGrowth({ sizes, grow, operations }) {
  const steps = [];
  for (const size of sizes) {
    const begin = performance.now();
    const stopped = await grow(size, steps);
    if (stopped !== undefined) return { steps, stopped };
    const seedSeconds = (performance.now() - begin) / 1_000;
    forgetPeakMemory();
    const times = {};
    for (const operation of operations) times[operation.name] = await timeOf(operation);
    steps.push({ size, seedSeconds, times, peakMb: memoryOf(process.pid).most });
  }
  return { steps, stopped: undefined };
}

/** The median of some runs; the first does not count: it fills what is kept in memory. */
async function timeOf(operation) {
  const first = await timeOnce(operation);
  if (first > ENOUGH_MS) return first;
  const times = [];
  for (let left = ENOUGH_MS; times.length < ROUNDS && left > 0; left -= times.at(-1)) {
    times.push(await timeOnce(operation));
  }
  return median(times);
}

async function timeOnce({ run, prepare = () => undefined }) {
  const given = await prepare();
  const begin = performance.now();
  await run(given);
  return performance.now() - begin;
}

/**
 * The worst factor by which time divided by n log n grows from any size to any larger one; 1 is n log n itself, less is better.
 * A time under the noise counts as the noise, and a growth that ends within it is none: 0.
 */
export function worstFactor(points) {
  const factors = points.flatMap((later, at) =>
    later.ms <= NOISE_MS
      ? []
      : points
          .slice(0, at)
          .map((sooner) => later.ms / Math.max(sooner.ms, NOISE_MS) / (nLogN(later.size) / nLogN(sooner.size))),
  );
  return Math.max(0, ...factors);
}

export const nLogN = (size) => size * Math.log(size);
