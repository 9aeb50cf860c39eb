/**
 * Solves A·x = y for a symmetric positive definite A by Cholesky's decomposition; null when A is not one.
 * Small systems only: an item has at most a dozen parameters.
 */
export function solve(a: readonly (readonly number[])[], y: readonly number[]): readonly number[] | null {
  const lower = decompose(a);
  return lower === null ? null : backward(lower, forward(lower, y));
}

function forward(lower: readonly (readonly number[])[], y: readonly number[]): readonly number[] {
  const z: number[] = [];
  for (const [i, value] of y.entries()) z.push((value - dot(lower[i] ?? [], z, i)) / (lower[i]?.[i] ?? 1));
  return z;
}

function backward(lower: readonly (readonly number[])[], z: readonly number[]): readonly number[] {
  const x = new Array<number>(z.length).fill(0);
  for (let i = z.length - 1; i >= 0; i--) {
    let rest = z[i] ?? 0;
    for (let j = i + 1; j < z.length; j++) rest -= (lower[j]?.[i] ?? 0) * (x[j] ?? 0);
    x[i] = rest / (lower[i]?.[i] ?? 1);
  }
  return x;
}

function decompose(a: readonly (readonly number[])[]): readonly (readonly number[])[] | null {
  const lower: number[][] = [];
  for (const [i, row] of a.entries()) {
    const current: number[] = [];
    for (let j = 0; j < i; j++) {
      const column = lower[j] ?? [];
      current.push(((row[j] ?? 0) - dot(current, column, j)) / (column[j] ?? 1));
    }
    const rest = (row[i] ?? 0) - dot(current, current, i);
    if (!(rest > 0)) return null;
    current.push(Math.sqrt(rest));
    lower.push(current);
  }
  return lower;
}

function dot(x: readonly number[], y: readonly number[], length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (x[i] ?? 0) * (y[i] ?? 0);
  return sum;
}
