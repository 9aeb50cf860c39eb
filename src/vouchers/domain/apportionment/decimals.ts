const TEN_THOUSANDTHS = 10_000n;

/** A fraction with four decimals, rounded half up (half away from 0 below it): '16.1765', '-0.1765'. */
export function withFourDecimals(numerator: bigint, denominator: bigint): string {
  const sign = numerator < 0n ? '-' : '';
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size * TEN_THOUSANDTHS + denominator) / (2n * denominator);
  const digits = rounded.toString().padStart(5, '0');
  return `${rounded === 0n ? '' : sign}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
