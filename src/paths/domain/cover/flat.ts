/** Lists one after the other, and where each begins; the last place is the end. */
export function flat(lists: readonly (readonly number[])[]): [from: Int32Array, all: Int32Array] {
  const from = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    from[i + 1] = (from[i] ?? 0) + list.length;
  });
  return [from, Int32Array.from(lists.flat())];
}
