import type { Change, Comparison } from '../../kernel/comparison.js';
import { type JsonObject, type JsonValue, orderedJson } from '../../kernel/json.js';
import { inLocale, type Localized } from '../../kernel/localized.js';
import type { FrameworkPart, FrameworkRow } from './framework.js';

/** One piece of a framework as a table keeps it: its columns, without the framework's id. */
export interface KeptPart {
  readonly part: FrameworkPart;
  readonly columns: JsonObject;
}

/** The fields under the names of their columns: camelCase to snake_case. */
export function columnsOf(row: object): JsonObject {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]: [string, JsonValue]) => [
      field.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
      value,
    ]),
  );
}

/** What each row would do to the edition that is kept; nothing is kept of one that is new. */
export function comparedRows(rows: readonly FrameworkRow[], kept: readonly KeptPart[]): readonly Comparison[] {
  const known = new Map(kept.map((one) => [keyOf(one), one.columns]));
  return rows.map(({ part, ...fields }) => {
    const { changed_at: _, ...columns } = columnsOf(fields);
    const name = nameOf(columns);
    const before = known.get(keyOf({ part, columns }));
    if (before === undefined) return { pile: 'new', name, changes: [] };
    const changes = changesOf(before, columns);
    return { pile: changes.length === 0 ? 'unchanged' : 'changed', name, changes };
  });
}

function changesOf(before: JsonObject, after: JsonObject): readonly Change[] {
  return Object.keys(after)
    .filter((column) => orderedJson(before[column]) !== orderedJson(after[column]))
    .map((column) => ({ field: column, before: before[column] ?? null, after: after[column] ?? null }));
}

function keyOf({ part, columns }: KeptPart): string {
  const { competence_code: competence, level, code, number } = columns;
  return part === 'framework'
    ? part
    : orderedJson([
        part,
        code ?? null,
        number ?? null,
        ...(code === undefined ? [competence ?? null, level ?? null] : []),
      ]);
}

/** `1.1 Suchen`, `3 Mit anderen`; of a text on a level, the competence and the level: `1.1 · 3`. */
function nameOf(columns: JsonObject): string {
  const { code, number, title, name, competence_code: competence, level } = columns;
  if (code === undefined && number === undefined) return `${wordOf(competence)} · ${wordOf(level)}`;
  const said = inLocale((title ?? name ?? {}) as Localized, 'de');
  return `${wordOf(code ?? number)} ${said}`.trim();
}

function wordOf(value: JsonValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
