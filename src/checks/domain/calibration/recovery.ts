import type { ItemParameters } from '../item.js';
import type { CalibrationItem } from './calibration-shapes.js';

/** How well a calibration finds known parameters again, over the items that were not fixed. */
export interface Recovery {
  readonly items: number;
  /** Locations (difficulty, or every threshold), in levels. */
  readonly b: { readonly correlation: number; readonly bias: number; readonly rmse: number };
  readonly a: { readonly correlation: number; readonly bias: number; readonly rmse: number };
}

export function recoveryOf(
  items: readonly CalibrationItem[],
  truth: readonly ItemParameters[],
  found: readonly ItemParameters[],
): Recovery {
  const free = items.flatMap(({ fixed }, i) => {
    const [true_, estimated] = [truth[i], found[i]];
    return fixed || true_ === undefined || estimated === undefined ? [] : [{ truth: true_, found: estimated }];
  });
  const b = free.flatMap((one) => paired(locationsOf(one.truth), locationsOf(one.found)));
  const a = free.map((one) => [one.truth.a, one.found.a] as const);
  return { items: free.length, b: agreement(b), a: agreement(a) };
}

type Pair = readonly [truth: number, found: number];

function locationsOf(parameters: ItemParameters): readonly number[] {
  return parameters.model === 'keyed' ? [parameters.b] : parameters.thresholds;
}

function paired(truth: readonly number[], found: readonly number[]): readonly Pair[] {
  return truth.map((value, i) => [value, found[i] ?? Number.NaN] as const);
}

function agreement(pairs: readonly Pair[]) {
  const errors = pairs.map(([truth, found]) => found - truth);
  return {
    correlation: correlation(pairs),
    bias: mean(errors),
    rmse: Math.sqrt(mean(errors.map((error) => error ** 2))),
  };
}

function correlation(pairs: readonly Pair[]): number {
  const [mx, my] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
  const [sx, sy] = [mean(pairs.map(([x]) => (x - mx) ** 2)), mean(pairs.map(([, y]) => (y - my) ** 2))];
  return mean(pairs.map(([x, y]) => (x - mx) * (y - my))) / Math.sqrt(sx * sy);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
