// What a series of samples says about growth: pure, so that a test can show that a leak is seen.

/**
 * The growth over the second half of the samples, in their own unit: the slope of the line that fits them best, times the
 * length of that half. One number that is high by chance hardly moves it.
 */
export function growthOf(values) {
  const half = values.slice(Math.floor(values.length / 2));
  const middle = (half.length - 1) / 2;
  const mean = half.reduce((sum, value) => sum + value, 0) / half.length;
  const [above, below] = half.reduce(
    ([top, bottom], value, at) => [top + (at - middle) * (value - mean), bottom + (at - middle) ** 2],
    [0, 0],
  );
  return below === 0 ? 0 : (above / below) * (half.length - 1);
}

/** What the samples after the warm-up come to; a sample names numbers only. Each figure is `{ most, last, growth }`. */
export function summaryOf(samples) {
  return Object.fromEntries(
    Object.keys(samples[0]).map((name) => {
      const values = samples.map((sample) => sample[name]);
      return [name, { most: Math.max(...values), last: values.at(-1), growth: growthOf(values) }];
    }),
  );
}

/** Names of the figures that exceed their limit; a limit is `{ most?, growth? }`. */
export function exceeded(summary, limits) {
  return Object.entries(limits).flatMap(([name, limit]) =>
    Object.entries(limit)
      .filter(([kind, value]) => summary[name][kind] > value)
      .map(([kind, value]) => `${name} ${kind} ${summary[name][kind].toFixed(1)} > ${value}`),
  );
}
