/** Places of the first and the last byte wanted, counted from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The part of `size` bytes that a `Range` header asks for. Undefined when it asks for the whole, for several parts or in
 * other units: then the whole is the answer. `unsatisfiable` when the part begins behind the end.
 * Source: RFC 9110, section 14.
 */
export function byteRangeOf(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || from + to === '') return undefined;
  const range = from === '' ? { first: Math.max(0, size - Number(to)), last: size - 1 } : fromTo(from, to, size);
  if (range.first >= size) return 'unsatisfiable';
  return range.last < range.first ? undefined : range;
}

function fromTo(from: string, to: string, size: number): ByteRange {
  return { first: Number(from), last: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}
