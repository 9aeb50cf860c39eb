import { DomainError } from '../../kernel/domain-error.js';
import type { TableLine } from '../../kernel/reading.js';

/** Most rows of one bulk assignment. */
export const BULK_LIMIT = 1_000;

/** One voucher that is to be assigned: to a person by e-mail address or id, for a course by its code, or for none. */
export interface BulkRow {
  readonly person: string;
  readonly course?: string;
}

export interface NumberedRow extends BulkRow {
  /** Line of the table or number in the list, 1-based. */
  readonly row: number;
}

/**
 * The rows with their numbers.
 * @throws DomainError (invalid) `bulk-list-empty`, `bulk-list-too-long` {limit}
 */
export function numbered(rows: readonly BulkRow[]): readonly NumberedRow[] {
  return mustFit(rows.map((row, index) => ({ ...row, row: index + 1 })));
}

/**
 * The rows of a table whose first line names the columns `person` and, if wanted, `course`; other columns are passed
 * over.
 * @throws DomainError (invalid) `bulk-list-not-readable`, `bulk-list-empty`, `bulk-list-too-long` {limit}
 */
export function rowsOfTable([head, ...lines]: readonly TableLine[]): readonly NumberedRow[] {
  const names =
    head?.cells.map((cell) =>
      cell
        .replace(/^\uFEFF/, '')
        .trim()
        .toLowerCase(),
    ) ?? [];
  const person = names.indexOf('person');
  const course = names.indexOf('course');
  if (person === -1) throw new DomainError('bulk-list-not-readable', 'invalid');
  return mustFit(
    lines.map(({ line, cells }) => {
      const code = course === -1 ? '' : (cells[course] ?? '').trim();
      return { row: line, person: (cells[person] ?? '').trim(), ...(code !== '' && { course: code }) };
    }),
  );
}

function mustFit(rows: readonly NumberedRow[]): readonly NumberedRow[] {
  if (rows.length === 0) throw new DomainError('bulk-list-empty', 'invalid');
  if (rows.length > BULK_LIMIT) throw new DomainError('bulk-list-too-long', 'invalid', { limit: BULK_LIMIT });
  return rows;
}
