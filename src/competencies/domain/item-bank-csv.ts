import { Fields } from '../../kernel/fields.js';
import { type Finding, rejected, type TableLine } from '../../kernel/reading.js';
import type { ItemBankFile } from './item-bank-file.js';

const REQUIRED = ['bank', 'kind', 'code'] as const;
const KNOWN = new Set(
  'bank,kind,code,edition,framework,vocabulary,competence,level,coarse_level,dimension,scale,text_de,text_en,right,explanation_de,explanation_en,minutes,needs'.split(
    ',',
  ),
);
const OPTION = /^option_([1-9]\d?)_(?:de|en)$/;

type Cells = Readonly<Record<string, string>>;

/**
 * The CSV form of an item bank (docs/formats.md) as records: one row each for the bank, its scales and its items. A header
 * that lacks a column rejects the file. Findings name line and column.
 */
export function itemBankFromCsv([header, ...rows]: readonly TableLine[]): ItemBankFile | readonly Finding[] {
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const missing = REQUIRED.filter((name) => !names.includes(name));
  if (missing.length > 0)
    return missing.map((column) => rejected('csv-column-missing', { line: 1, column }, { column }));
  const records = rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map((row) => recordOf(row, names));
  const ofKind = (test: (kind: string) => boolean): readonly Fields[] =>
    records.filter(({ cells }) => test(cells.kind ?? '')).map(({ fields }) => fields);
  const [bank, ...more] = records.filter(({ cells }) => cells.kind === 'bank');
  if (bank === undefined) return [rejected('csv-bank-missing', { column: 'kind' })];
  for (const { fields } of more) fields.refuse('kind', 'csv-bank-repeated');
  for (const { cells, fields } of records) {
    if (cells.bank !== bank.cells.bank)
      fields.refuse('bank', 'csv-bank-differs', { value: cells.bank ?? '', bank: bank.cells.bank ?? '' });
  }
  for (const name of names.filter((known) => !KNOWN.has(known) && !OPTION.test(known)))
    bank.fields.notice(name, 'csv-column-unknown', { column: name });
  const items = [...more.map(({ fields }) => fields), ...ofKind((kind) => kind !== 'bank' && kind !== 'scale')];
  return { head: bank.fields, scales: ofKind((kind) => kind === 'scale'), items };
}

function recordOf(
  { line, cells: given }: TableLine,
  names: readonly string[],
): { readonly cells: Cells; readonly fields: Fields } {
  const cells: Cells = Object.fromEntries(names.map((name, at) => [name, (given[at] ?? '').trim()]));
  const text = textOf(cells, 'text');
  const code = cells.kind === 'bank' ? cells.bank : cells.code;
  const {
    kind,
    edition,
    framework,
    vocabulary,
    competence,
    level,
    coarse_level: coarseLevel,
    dimension,
    scale,
    minutes,
  } = cells;
  const content = {
    kind,
    code,
    edition,
    framework,
    vocabulary,
    competence,
    level,
    coarseLevel,
    dimension,
    scale,
    minutes,
    text,
  };
  const lists = { options: optionsOf(cells), needs: listedIn(cells.needs) };
  const record = { ...content, ...lists, title: text, explanation: textOf(cells, 'explanation') };
  const fields = Fields.of(record, line, columnOf);
  if (given.length > names.length)
    fields.refuse('', 'csv-row-too-long', { cells: given.length, columns: names.length });
  for (const number of strayKeys(cells)) fields.refuse('right', 'right-unknown', { value: number });
  return { cells, fields };
}

function textOf(cells: Cells, name: string): object | undefined {
  const [de, en] = [cells[`${name}_de`] ?? '', cells[`${name}_en`] ?? ''];
  return de === '' && en === '' ? undefined : { de, en };
}

/** Options up to the last one that says something: an empty one in between is a mistake that must be told. */
function optionsOf(cells: Cells): readonly object[] {
  const right = listedIn(cells.right);
  return Array.from({ length: optionCount(cells) }, (_, at) => ({
    text: textOf(cells, `option_${at + 1}`),
    right: right.includes(String(at + 1)),
  }));
}

function optionCount(cells: Cells): number {
  const numbers = Object.entries(cells).map(([name, cell]) => (cell === '' ? 0 : Number(OPTION.exec(name)?.[1] ?? 0)));
  return Math.max(0, ...numbers);
}

/** The entries of a list that stands in one cell. */
function listedIn(cell = ''): readonly string[] {
  return cell.split(/[;,\s]+/).filter((entry) => entry !== '');
}

function strayKeys(cells: Cells): readonly string[] {
  const count = optionCount(cells);
  return listedIn(cells.right).filter((key) => !/^\d+$/.test(key) || Number(key) < 1 || Number(key) > count);
}

/** Name of the column for a field of the JSON format. */
function columnOf(field: string): string {
  const [, name = field, number, language] =
    /^(text|title|explanation|options)(?:\.(\d+))?(?:\.text)?(?:\.(de|en))?$/.exec(field) ?? [];
  if (name === 'options') return `option_${number ?? 1}_${language ?? 'de'}`;
  if (name === 'text' || name === 'title' || name === 'explanation')
    return `${name === 'title' ? 'text' : name}_${language ?? 'de'}`;
  return name === 'coarseLevel' ? 'coarse_level' : name;
}
