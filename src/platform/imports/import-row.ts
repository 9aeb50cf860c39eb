import type { Change, Comparison, Pile } from '../../kernel/comparison.js';
import { type JsonValue, orderedJson } from '../../kernel/json.js';
import type { Finding, Reading } from '../../kernel/reading.js';

/** What a previewed import would do with one row. */
export interface ImportRow {
  readonly position: number;
  readonly pile: Pile;
  /** Of a rejected row: where it stands in the file. */
  readonly line: number | null;
  /** How a person knows the row; null for one that is rejected. */
  readonly name: string | null;
  readonly changes: readonly Change[];
  /** Why it is rejected. */
  readonly findings: readonly Finding[];
}

/** All rows of a preview: the good ones in the order of the file, then the rejected ones, each with all its reasons. */
export function rowsOf(reading: Reading<unknown>, comparisons: readonly Comparison[]): readonly ImportRow[] {
  const good = comparisons.map(({ pile, name, changes }, position) => ({
    ...{ position, pile, name, changes },
    line: null,
    findings: [],
  }));
  const reasons = new Map<number | null, Finding[]>();
  for (const finding of reading.findings.filter(({ severity }) => severity === 'error')) {
    reasons.set(finding.line, [...(reasons.get(finding.line) ?? []), finding]);
  }
  const rejected = [...reasons].map(([line, findings], at) => ({
    ...{ position: good.length + at, pile: 'rejected' as const, line },
    ...{ name: null, changes: [], findings },
  }));
  return [...good, ...rejected];
}

/** The one text of what the good rows would do: equal as long as nothing in it has changed. */
export function gistOf(comparisons: readonly Comparison[]): string {
  return orderedJson(comparisons.map(({ pile, name, changes }) => [pile, name, changes]) as unknown as JsonValue);
}
