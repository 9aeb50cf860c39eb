export type Pair = readonly [x: number, y: number];

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample covariance; null with fewer than two pairs. */
export function covariance(pairs: readonly Pair[]): number | null {
  if (pairs.length < 2) return null;
  const [mx, my] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
  return pairs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / (pairs.length - 1);
}

export function variance(values: readonly number[]): number | null {
  return covariance(values.map((value) => [value, value] as const));
}

/** Pearson's correlation, −1 to 1; null where one of the two does not vary. */
export function correlation(pairs: readonly Pair[]): number | null {
  const [both, x, y] = [covariance(pairs), variance(pairs.map(([one]) => one)), variance(pairs.map(([, one]) => one))];
  if (both === null || x === null || y === null || x <= 0 || y <= 0) return null;
  return both / Math.sqrt(x * y);
}
