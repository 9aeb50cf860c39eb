/** The number to nine places: what is compared must not hang on the last bits of a sum. */
export function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
