import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ImportRun } from '../../src/platform/imports/import-run.service.js';
import type { ImportMode } from '../../src/platform/imports/import-record.js';
import type { TestApp } from './app.js';
import type { FileMedium } from './media.js';
import { type Sheets } from './workbook.js';

const SOURCE = path.resolve(import.meta.dirname, '../../src');
export const OWN_FRAMEWORK = path.join(SOURCE, 'competencies/content/kommunal.framework.json');
export const OWN_ITEMS = path.join(SOURCE, 'competencies/content/kommunal.items.json');
export const OWN_PROFILES = path.join(SOURCE, 'profiles/content/kommunal.profiles.json');

/** Reads and applies a file at once, as the command line does, and answers the report. */
export function importNow(
  app: TestApp,
  kind: string,
  content: Buffer | string | object,
  mode: ImportMode = 'all-or-nothing',
) {
  const bytes = Buffer.isBuffer(content)
    ? content
    : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  return app.get(ImportRun).runFile(kind, mode, { name: 'file', bytes });
}

export function importFile(app: TestApp, kind: string, file: string) {
  return importNow(app, kind, readFileSync(file));
}

/** The tables of a small supplement: two areas, two competences, four levels in two, and `statements` statements. */
export function supplement(statements = 20): Record<string, (string | number)[][]> & Sheets {
  const area = ['Competence area number', 'Competence area name', 'Competence area descriptor'];
  const competence = ['Competence number', 'Competence name', 'Competence descriptor'];
  return {
    ReadMe: [['nothing']],
    '1 Competence Areas&Competences': [
      [...area, ...competence],
      [1, 'Area one', 'About one', 1.1, 'Search ', 'Searching'],
      [2, 'Area two', 'About two', 2.1, 'Talk', 'Talking'],
    ],
    '2 Proficiency levels': [
      ['Proficiency level name', 'Eight level mapping', 'Eight level proficiency level description'],
      ['Basic ', 1, 'with help'],
      ['Basic ', 2, 'alone'],
      ['Expert', 3, 'for others'],
      ['Expert', 4, 'for all'],
    ],
    '3 Competence Statements': [
      ['Competence number', 'Competence statement ID', 'Competence statement', 'Proficiency level name', 'AI label'],
      ...Array.from({ length: statements }, (_, i) => [1.1, `CS${i + 1}`, `Can do ${i + 1}`, 'Basic', 'none']),
    ],
    '4 Learning Outcomes': [
      [
        'Competence number',
        'Learning Outcome ID',
        'Learning Outcome',
        'Proficiency level',
        'Knowledge skill or attitude',
        'AI label',
      ],
      [2.1, 'LO1', 'Knows it', 'expert', 'Knowledge', 'none'],
    ],
  };
}

interface Text {
  readonly de?: string;
  readonly en?: string;
}

export interface BankItem {
  code: string;
  competence: string;
  level?: number;
  coarseLevel?: number;
  dimension: string;
  kind: string;
  scale?: string;
  text: Text;
  minutes: number;
  options?: { text: Text; right?: boolean }[];
  explanation?: Text;
  needs?: readonly string[];
  media?: readonly FileMedium[];
}

export interface Bank {
  format: string;
  formatVersion: number;
  code: string;
  edition: string;
  framework: string;
  vocabulary: string;
  title: Text;
  scales: { code: string; title: Text; options: Text[] }[];
  items: BankItem[];
}

export function ownItems(): Bank {
  return JSON.parse(readFileSync(OWN_ITEMS, 'utf8')) as Bank;
}

const COLUMNS =
  'bank,kind,code,edition,framework,vocabulary,competence,level,coarse_level,dimension,scale,text_de,text_en,right,explanation_de,explanation_en,minutes,needs'.split(
    ',',
  );

/** The CSV form of a bank, as a German Excel would write it. */
export function asCsv({ items, scales, ...bank }: Bank, options = 6): string {
  const columns = [
    ...COLUMNS,
    ...Array.from({ length: options }, (_, i) => [`option_${i + 1}_de`, `option_${i + 1}_en`]).flat(),
  ];
  const texts = (name: string, text?: Text) => ({ [`${name}_de`]: text?.de, [`${name}_en`]: text?.en });
  const listed = (all: readonly Text[]) =>
    Object.assign({}, ...all.map((text, i) => texts(`option_${i + 1}`, text))) as object;
  const rows: object[] = [
    { ...bank, kind: 'bank', code: '', ...texts('text', bank.title) },
    ...scales.map(({ code, title, options: all }) => ({
      kind: 'scale',
      code,
      ...texts('text', title),
      ...listed(all),
    })),
    ...items.map(({ text, explanation, options: all = [], needs = [], ...item }) => ({
      ...item,
      needs: needs.join(';'),
      coarse_level: item.coarseLevel,
      minutes: String(item.minutes).replace('.', ','),
      ...texts('text', text),
      ...texts('explanation', explanation),
      ...listed(all.map((option) => option.text)),
      right: all.flatMap(({ right }, i) => (right === true ? [i + 1] : [])).join(';'),
    })),
  ];
  const line = (row: object): string =>
    columns.map((column) => quoted(column === 'bank' ? bank.code : (row as Record<string, unknown>)[column])).join(';');
  return `\uFEFF${columns.join(';')}\r\n${rows.map(line).join('\r\n')}\r\n`;
}

function quoted(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? `"${String(value).replaceAll('"', '""')}"` : '';
}
