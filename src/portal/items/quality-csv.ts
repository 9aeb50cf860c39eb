import { csvText } from '../../kernel/csv-cells.js';
import { itemRows } from './item-rows.js';
import type { VersionQuality } from './items.service.js';

const COLUMNS = [
  'competence',
  'code',
  'text',
  'asked',
  'answered',
  'skipped',
  'facility',
  'discrimination',
  'infit',
  'outfit',
  'flags',
];

/** A report as a file for spreadsheet programs; an empty cell is a figure of too few persons. */
export function qualityCsv({ report, texts }: VersionQuality): string {
  const rows = report === null ? [] : itemRows(report, undefined, 'code');
  const cell = (value: number | null): string => (value === null ? '' : String(value));
  return csvText([
    COLUMNS,
    ...rows.map(({ competence, code, flags, ...item }) => [
      ...[competence, code, texts.get(code) ?? ''],
      ...[item.asked, item.answered, item.skipped, item.facility, item.discrimination, item.infit, item.outfit].map(
        cell,
      ),
      flags.join(' '),
    ]),
  ]);
}
