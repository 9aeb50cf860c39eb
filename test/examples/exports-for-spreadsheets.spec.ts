import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SOURCES = path.resolve(import.meta.dirname, '../../src');
/** The one place that writes CSV, and the one that writes workbooks; both guard every cell (their specs try each sign). */
const CSV = 'kernel/csv-cells.ts';
const WORKBOOK = 'platform/workbook/workbook.ts';
/** Joins directives of a header. */
const NO_CSV = 'platform/http/security-headers.ts';

const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(path.join(SOURCES, file), 'utf8') }));

/** Names of what a file offers that is made by the guarded writers, directly or by one step. */
function guardedWriters(): readonly string[] {
  const direct = sources.filter(({ text }) => /\b(csvText|workbookOf)\(/.test(text)).map(({ file }) => file);
  return direct.map((file) => path.basename(file).replace(/\.tsx?$/, ''));
}

describe('exports for spreadsheet programs', () => {
  it('are written in one place each: nobody else joins cells, quotes them or makes workbooks', () => {
    const own = sources.filter(
      ({ file, text }) =>
        (![CSV, NO_CSV].includes(file) && /join\((';'|","|'\\t')\)|replaceAll\('"', '""'\)/.test(text)) ||
        (file !== WORKBOOK && /from 'exceljs'|import\('exceljs'\)/.test(text)),
    );
    expect(own.map(({ file }) => file)).toEqual([]);
  });

  it('of every kind come from there: each file that sends CSV or XLSX has it from a guarded writer', () => {
    const senders = sources.filter(
      ({ file, text }) =>
        /contentType: ('text\/csv|XLSX)|'content-type', 'text\/csv/.test(text) &&
        file !== 'platform/http/file-reply.ts',
    );
    expect(senders.length).toBeGreaterThanOrEqual(5);
    const writers = guardedWriters();
    const unguarded = senders.filter(
      ({ text }) => !/\b(csvText|workbookOf)\(/.test(text) && !writers.some((name) => text.includes(`${name}.js'`)),
    );
    expect(unguarded.map(({ file }) => file)).toEqual([]);
  });
});
