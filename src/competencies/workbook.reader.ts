import { fromBufferPromise } from 'yauzl';

import { type Finding, rejected } from '../kernel/reading.js';
import type { CellTable } from './domain/cell-table.js';
import { cellsIn, sharedTextsIn, sheetsIn, targetsIn } from './domain/spreadsheet-xml.js';

/** The supplement of DigComp has 0.7 million bytes in 28 parts; a file beyond these limits is no table of competences. */
const BYTES_LIMIT = 8 * 1024 * 1024;
const ENTRIES_LIMIT = 200;
const WANTED = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

class Refused extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/**
 * The tables of an .xlsx, or the one finding that says why it cannot be read: `workbook-damaged`, `workbook-too-large`
 * or `not-a-workbook`. Only the parts with cells and texts are unpacked, and bytes are counted while they are: what
 * an archive declares of itself is not believed. Formulas, names and formats are never evaluated.
 */
export async function readWorkbook(bytes: Buffer): Promise<readonly CellTable[] | Finding> {
  try {
    const parts = await unpack(bytes);
    const workbook = parts.get('xl/workbook.xml');
    if (workbook === undefined) return rejected('not-a-workbook');
    const tables = tablesOf(workbook, parts);
    return lengthOf(tables) > BYTES_LIMIT ? rejected('workbook-too-large') : tables;
  } catch (error) {
    return rejected(error instanceof Refused ? error.code : 'workbook-damaged');
  }
}

function tablesOf(workbook: string, parts: ReadonlyMap<string, string>): readonly CellTable[] {
  const targets = targetsIn(parts.get('xl/_rels/workbook.xml.rels') ?? '');
  const shared = sharedTextsIn(parts.get('xl/sharedStrings.xml') ?? '');
  return sheetsIn(workbook).map(({ name, id }) => {
    const target = targets.get(id) ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    return { name: name.trim(), rows: cellsIn(parts.get(path) ?? '', shared) };
  });
}

/** Characters in all cells: many cells may hold one shared text, so they can say more than the file is long. */
function lengthOf(tables: readonly CellTable[]): number {
  const cells = tables.flatMap(({ rows }) => rows.flat());
  return cells.reduce((sum, cell) => sum + cell.length, 0);
}

async function unpack(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const archive = await fromBufferPromise(bytes);
  if (archive.entryCount > ENTRIES_LIMIT) throw new Refused('workbook-too-large');
  const parts = new Map<string, string>();
  let room = BYTES_LIMIT;
  for await (const entry of archive.eachEntry()) {
    if (entry.uncompressedSize > BYTES_LIMIT) throw new Refused('workbook-too-large');
    if (!WANTED.test(entry.fileName)) continue;
    const content = await readWithin(await archive.openReadStreamPromise(entry), room);
    room -= content.byteLength;
    parts.set(entry.fileName, content.toString('utf8'));
  }
  return parts;
}

async function readWithin(stream: AsyncIterable<Buffer>, room: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > room) throw new Refused('workbook-too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
