/** Rows and columns beyond these are passed over: no list that people keep by hand is larger. */
const ROWS_READ = 20_000;
const COLUMNS_READ = 100;

/** What a cell of a spreadsheet can hold. */
const CELL_LENGTH = 32_767;

const TAG = /<([/?!]?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*)>/y;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

interface Token {
  readonly kind: 'open' | 'close' | 'text';
  /** Element without prefix, or the text itself. */
  readonly name: string;
  readonly attributes: string;
  readonly empty: boolean;
}

interface Cursor {
  row: number;
  column: number;
  type: string;
  inValue: boolean;
}

/** The sheets of `xl/workbook.xml` in their order, each with the id of its part. */
export function sheetsIn(xml: string): readonly { readonly name: string; readonly id: string }[] {
  return opened(xml, 'sheet').map((tag) => ({ name: attribute(tag, 'name') ?? '', id: attribute(tag, 'r:id') ?? '' }));
}

/** Where the parts lie, by their id, from `xl/_rels/workbook.xml.rels`. */
export function targetsIn(xml: string): ReadonlyMap<string, string> {
  return new Map(
    opened(xml, 'Relationship').map((tag) => [attribute(tag, 'Id') ?? '', attribute(tag, 'Target') ?? '']),
  );
}

/** The shared texts of `xl/sharedStrings.xml` by their number; formatted runs are joined, phonetic hints left out. */
export function sharedTextsIn(xml: string): readonly string[] {
  const texts: string[] = [];
  const inside = { t: false, rPh: false };
  for (const token of tokens(xml)) {
    const begins = token.kind === 'open' && !token.empty;
    if (token.kind === 'text') {
      if (inside.t && !inside.rPh) texts.push((texts.pop() ?? '') + token.name);
    } else if (token.name === 'si' && token.kind === 'open') texts.push('');
    else if (token.name === 't' || token.name === 'rPh') inside[token.name] = begins;
  }
  return texts;
}

/** The cells of a worksheet as text; row i is the sheet's row i + 1. Numbers lose what binary storage adds to them. */
export function cellsIn(xml: string, shared: readonly string[]): readonly (readonly string[])[] {
  const rows: string[][] = [];
  const at: Cursor = { row: -1, column: -1, type: '', inValue: false };
  for (const token of tokens(xml)) {
    if (token.kind !== 'text') move(at, token);
    else if (at.inValue) put(rows, at, token.name, shared);
  }
  return Array.from(rows, (row: readonly string[] | undefined) =>
    Array.from(row ?? [], (cell: string | undefined) => cell ?? ''),
  );
}

/** Rows and cells may say where they are; else they follow the one before. */
function move(at: Cursor, { kind, name, attributes, empty }: Token): void {
  if (name === 'v' || name === 't') at.inValue = kind === 'open' && !empty;
  else if (kind === 'open' && name === 'row') {
    at.row = Number(attribute(attributes, 'r') ?? at.row + 2) - 1;
    at.column = -1;
  } else if (kind === 'open' && name === 'c') {
    at.column = columnOf(attribute(attributes, 'r')) ?? at.column + 1;
    at.type = attribute(attributes, 't') ?? 'n';
  }
}

function put(rows: string[][], at: Cursor, raw: string, shared: readonly string[]): void {
  const outside = !(at.row >= 0 && at.row < ROWS_READ && at.column >= 0 && at.column < COLUMNS_READ);
  if (outside) return;
  const row = (rows[at.row] ??= []);
  row[at.column] = ((row[at.column] ?? '') + textOf(raw, at.type, shared)).slice(0, CELL_LENGTH);
}

function textOf(raw: string, type: string, shared: readonly string[]): string {
  if (type === 's') return shared[Number(raw)] ?? '';
  return type === 'n' && raw.trim() !== '' ? numberText(raw) : raw;
}

/** A number as a person typed it: 15 digits are what a spreadsheet shows, more is rounding (1.1000000000000001 is 1.1). */
export function numberText(raw: string): string {
  const number = Number(raw);
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : raw;
}

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function opened(xml: string, name: string): readonly string[] {
  return [...tokens(xml)]
    .filter((token) => token.kind === 'open' && token.name === name)
    .map((token) => token.attributes);
}

function attribute(tag: string, name: string): string | undefined {
  for (const [, key, double, single] of tag.matchAll(ATTRIBUTE)) {
    if (key === name) return decoded(double ?? single ?? '');
  }
  return undefined;
}

/** Goes through the text once and stops where it is no longer XML, so that no input makes it search again and again. */
function* tokens(xml: string): Generator<Token> {
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    const end = tag < 0 ? xml.length : tag;
    if (end > at) yield textToken(decoded(xml.slice(at, end)));
    if (tag < 0) return;
    const next = yield* markup(xml, tag);
    if (next === undefined) return;
    at = next;
  }
}

/** What begins with `<`; answers where it ends, or undefined when it does not. */
function* markup(xml: string, at: number): Generator<Token, number | undefined> {
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at);
  if (xml.startsWith('<![CDATA[', at)) {
    const end = after(xml, ']]>', at);
    if (end !== undefined) yield textToken(xml.slice(at + 9, end - 3));
    return end;
  }
  TAG.lastIndex = at;
  const match = TAG.exec(xml);
  if (match === null) return undefined;
  const [, sign, name = '', attributes = ''] = match;
  if (sign === '/') yield { kind: 'close', name, attributes: '', empty: false };
  else if (sign === '') yield { kind: 'open', name, attributes, empty: attributes.endsWith('/') };
  return TAG.lastIndex;
}

function after(xml: string, mark: string, from: number): number | undefined {
  const at = xml.indexOf(mark, from);
  return at < 0 ? undefined : at + mark.length;
}

function textToken(text: string): Token {
  return { kind: 'text', name: text, attributes: '', empty: false };
}

function decoded(text: string): string {
  return text.replaceAll(ENTITY, (_, hex?: string, decimal?: string, named?: string) => {
    if (named !== undefined) return NAMED[named.toLowerCase()] ?? '';
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
}
