/** Types of the columns of a table, in their order; the key columns decide what is the same row. */
export interface BulkTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, 'uuid' | 'text' | 'integer' | 'jsonb'>>;
  readonly key: readonly string[];
}

/**
 * One statement that writes all rows of a JSON array ($1), whose objects are named by the columns. Rows that say what
 * the table already says are left alone; it answers one row `{ created }` for each that was written.
 */
export function bulkUpsert({ name, columns, key }: BulkTable): string {
  const names = Object.keys(columns);
  const typed = names.map((column) => `${column} ${columns[column] ?? 'text'}`).join(', ');
  const others = names.filter((column) => !key.includes(column));
  const list = (prefix: string): string => others.map((column) => `${prefix}${column}`).join(', ');
  return `
    INSERT INTO ${name} AS kept (${names.join(', ')})
    SELECT ${names.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS given (${typed})
    ON CONFLICT (${key.join(', ')}) DO UPDATE
      SET ${others.map((column) => `${column} = excluded.${column}`).join(', ')}
      WHERE (${list('kept.')}) IS DISTINCT FROM (${list('excluded.')})
    RETURNING (xmax = 0) AS created`;
}
