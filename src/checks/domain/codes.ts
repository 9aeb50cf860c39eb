/** Order of codes: numbers inside them count as numbers, so that 1.10 follows 1.9 on every machine. */
export function compareCodes(x: string, y: string): number {
  return x.localeCompare(y, 'en', { numeric: true }) || (x < y ? -1 : Number(x > y));
}
