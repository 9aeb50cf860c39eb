/** Something a person should know about one place of an imported file. An `error` rejects its row, a `notice` does not. */
export interface Finding {
  readonly severity: 'error' | 'notice';
  /** Line of the file (1-based), row of the sheet, or number of the record; null when it concerns the whole file. */
  readonly line: number | null;
  readonly column: string | null;
  /** Names the rule; its text in both languages stands in the room's catalogue under `findings`. */
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** One line of a table with its place in the file. */
export interface TableLine {
  /** 1-based. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a file says, before anything is changed. */
export interface Reading<Row> {
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
  /** Records seen, good or bad. */
  readonly total: number;
}

interface Place {
  readonly line?: number | null;
  readonly column?: string | null;
}

/** A finding that rejects its row, or the file when it has no line. */
export function rejected(code: string, place: Place = {}, values: Finding['values'] = {}): Finding {
  return { severity: 'error', line: place.line ?? null, column: place.column ?? null, code, values };
}

/** A finding that a person should know and that rejects nothing. */
export function noticed(code: string, place: Place = {}, values: Finding['values'] = {}): Finding {
  return { severity: 'notice', line: place.line ?? null, column: place.column ?? null, code, values };
}
