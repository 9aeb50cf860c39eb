import { seededNumber } from '../seeded.js';

/** Gives numbers from 0 on, under 1. */
export type Random = () => number;

/**
 * Evenly spread numbers that depend on nothing but the seed: the same on every machine, and of no use as a secret.
 * Source: sfc32 of PractRand (Doty-Humphrey), its first twelve numbers left out.
 */
export function randomOf(seed: string): Random {
  const state = Uint32Array.from(['a', 'b', 'c'], (key) => seededNumber(seed, key));
  let [a = 0, b = 0, c = 0] = state;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let skipped = 0; skipped < 12; skipped++) next();
  return next;
}

/** A number of the standard normal distribution. Source: Box & Muller (1958). */
export function normalFrom(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
