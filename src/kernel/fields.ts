import type { Localized } from './localized.js';
import { type Finding, noticed, rejected } from './reading.js';

interface Place {
  /** Line, row or number of the record (1-based). */
  readonly line: number | null;
  /** How the file calls a field. */
  readonly column: (field: string) => string;
}

const ISO_MOMENT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2})$/;

const SAME = (field: string): string => field;

/**
 * Reads the fields of one record of a file and notes what is wrong with them, so that all faults of a record are told
 * at once. A field that is wrong answers an empty value: ask `sound` before the values are used.
 */
export class Fields {
  private constructor(
    private readonly record: Readonly<Record<string, unknown>>,
    private readonly place: Place,
    private readonly noted: Finding[],
  ) {}

  static of(record: unknown, line: number | null, column: (field: string) => string = SAME): Fields {
    const fields = new Fields(isRecord(record) ? record : {}, { line, column }, []);
    if (!isRecord(record)) fields.refuse('', 'record-not-an-object');
    return fields;
  }

  get findings(): readonly Finding[] {
    return this.noted;
  }

  get sound(): boolean {
    return this.noted.every(({ severity }) => severity !== 'error');
  }

  get line(): number | null {
    return this.place.line;
  }

  has(field: string): boolean {
    const value = this.record[field];
    return value !== undefined && value !== null && value !== '';
  }

  /** A text of one language, not empty, without spaces around it; a number counts as its digits. */
  word(field: string): string {
    return this.optionalWord(field) ?? this.missing(field, '');
  }

  optionalWord(field: string): string | null {
    if (!this.has(field)) return null;
    const value = this.record[field];
    if (typeof value !== 'string' && typeof value !== 'number') return this.wrong(field, 'field-not-text', null);
    return String(value).trim() || null;
  }

  /** A moment in ISO 8601, as it stands there. */
  optionalMoment(field: string): string | null {
    const word = this.optionalWord(field);
    return word === null || ISO_MOMENT.test(word) ? word : this.wrong(field, 'field-not-a-moment', null);
  }

  /** A text in at least one language. */
  text(field: string): Localized {
    return this.optionalText(field) ?? this.missing(field, {});
  }

  optionalText(field: string): Localized | null {
    const value = this.record[field];
    if (value === undefined || value === null) return null;
    if (!isRecord(value)) return this.wrong(field, 'field-not-text', null);
    const nested = new Fields(
      value,
      { line: this.line, column: (language) => this.place.column(`${field}.${language}`) },
      this.noted,
    );
    const [de, en] = [nested.optionalWord('de'), nested.optionalWord('en')];
    return de === null && en === null ? null : { ...(de !== null && { de }), ...(en !== null && { en }) };
  }

  oneOf<T extends string>(field: string, allowed: readonly [T, ...T[]] | readonly T[]): T {
    const value = this.word(field);
    const found = allowed.find((known) => known === value);
    if (found !== undefined) return found;
    if (value !== '') this.refuse(field, 'value-unknown', { value, allowed: allowed.join(', ') });
    return allowed[0];
  }

  /** A whole number within the bounds, which are included. */
  whole(field: string, from: number, to: number): number {
    return this.optionalWhole(field, from, to) ?? this.missing(field, from);
  }

  optionalWhole(field: string, from: number, to: number): number | null {
    const value = this.optionalNumber(field);
    if (value === null || (Number.isInteger(value) && value >= from && value <= to)) return value;
    return this.wrong(field, 'number-out-of-range', null, { value, from, to });
  }

  /** A number above 0, at most `to`. */
  amount(field: string, to: number): number {
    const value = this.optionalNumber(field) ?? this.missing(field, to);
    if (value > 0 && value <= to) return value;
    return this.wrong(field, 'number-out-of-range', to, { value, from: 0, to });
  }

  /** True or false; left out it is false. */
  flag(field: string): boolean {
    const value = this.record[field];
    if (value === undefined || typeof value === 'boolean') return value ?? false;
    return this.wrong(field, 'field-not-a-flag', false);
  }

  object(field: string): Fields {
    const value = this.record[field];
    if (!isRecord(value)) this.refuse(field, 'field-missing', { field: this.place.column(field) });
    return this.nested(isRecord(value) ? value : {}, field);
  }

  /** The records of a list; a list that is left out is empty. Their findings are this record's findings. */
  list(field: string): readonly Fields[] {
    return this.records(field).map((entry, index) => {
      const at = `${field}.${index + 1}`;
      if (!isRecord(entry)) this.refuse(at, 'record-not-an-object');
      return this.nested(isRecord(entry) ? entry : {}, at);
    });
  }

  /** The entries of a list as they are, for records whose findings are their own: hand each to `Fields.of`. */
  records(field: string): readonly unknown[] {
    const value = this.record[field] ?? [];
    return Array.isArray(value) ? (value as unknown[]) : this.wrong(field, 'field-not-a-list', []);
  }

  refuse(field: string, code: string, values: Finding['values'] = {}): void {
    this.noted.push(rejected(code, this.at(field), values));
  }

  notice(field: string, code: string, values: Finding['values'] = {}): void {
    this.noted.push(noticed(code, this.at(field), values));
  }

  private optionalNumber(field: string): number | null {
    if (!this.has(field)) return null;
    const value = this.record[field];
    const number = typeof value === 'string' ? Number(value.trim().replace(',', '.')) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    return this.wrong(field, 'field-not-a-number', null);
  }

  private nested(record: Readonly<Record<string, unknown>>, at: string): Fields {
    return new Fields(record, { line: this.line, column: (field) => this.place.column(`${at}.${field}`) }, this.noted);
  }

  private at(field: string): { readonly line: number | null; readonly column: string | null } {
    return { line: this.line, column: field === '' ? null : this.place.column(field) };
  }

  /** Notes nothing when the value was there and wrong: that is told already. */
  private missing<T>(field: string, instead: T): T {
    const told = this.noted.some(({ column }) => column?.startsWith(this.place.column(field)) === true);
    return told ? instead : this.wrong(field, 'field-missing', instead, { field: this.place.column(field) });
  }

  private wrong<T>(field: string, code: string, instead: T, values: Finding['values'] = {}): T {
    this.refuse(field, code, values);
    return instead;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
