import {
  EDITION_NAME,
  type FrameworkFile,
  levelField,
  type Part,
  PART_CODE,
  type PartEdit,
  type PartKind,
} from '../../competencies/index.js';
import type { Localized } from '../../kernel/localized.js';

/** A text of a part: in both languages, one of which has to be there where it is needed. */
export interface TextField {
  readonly field: string;
  readonly needed: boolean;
  /** Sentences rather than a name. */
  readonly long: boolean;
}

/** The form of a part as it was sent, right or wrong, so that it can be shown again without loss. */
export interface PartValues {
  readonly kind: PartKind;
  readonly code: string;
  readonly words: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, { readonly de: string; readonly en: string }>>;
}

/** A field and the key of what is wrong with it, under portal-frameworks:faults or, with a hyphen, a problem's code. */
export interface Fault {
  readonly field: string;
  readonly fault: string;
}

export type Body = Readonly<Record<string, unknown>>;

const LONGEST_NAME = 200;
const LONGEST_TEXT = 4000;
const SHARED_WORDS: Partial<Record<PartKind, readonly string[]>> = { framework: ['edition', 'source', 'licence'] };

const name = (field: string): TextField => ({ field, needed: true, long: false });
const sentences = (field: string): TextField => ({ field, needed: false, long: true });

/** What can be said of a part, in the order of the form. */
export function textFieldsOf(kind: PartKind, { levels }: Pick<FrameworkFile, 'levels'>): readonly TextField[] {
  switch (kind) {
    case 'framework':
    case 'area':
      return [name('title'), sentences('description')];
    case 'level':
      return [name('name'), name('coarseName'), sentences('description')];
    case 'competence':
      return [name('title'), sentences('description'), ...levels.map(({ number }) => sentences(levelField(number)))];
    case 'statement':
      return [{ field: 'text', needed: true, long: true }];
  }
}

/** Details in no language that the form asks for; of a competence that is new, where it lies. */
export function wordFieldsOf(kind: PartKind, isNew: boolean): readonly string[] {
  return kind === 'competence' && isNew ? ['area'] : (SHARED_WORDS[kind] ?? []);
}

export function valuesOfPart({ kind, code, words, texts }: Part): PartValues {
  const both = Object.entries(texts).map(([field, { de = '', en = '' }]) => [field, { de, en }] as const);
  return { kind, code, words, texts: Object.fromEntries(both) };
}

export function blankValues(kind: PartKind, words: Readonly<Record<string, string>> = {}): PartValues {
  return { kind, code: '', words, texts: {} };
}

export function valuesOfForm(body: Body, named: Pick<PartValues, 'kind' | 'code'>, fields: FormFields): PartValues {
  const word = (key: string): string => (typeof body[key] === 'string' ? tidied(body[key]) : '');
  return {
    kind: named.kind,
    code: named.code === '' ? word('code') : named.code,
    words: Object.fromEntries(fields.words.map((field) => [field, word(field)])),
    texts: Object.fromEntries(
      fields.texts.map(({ field }) => [field, { de: word(`${field}-de`), en: word(`${field}-en`) }]),
    ),
  };
}

export interface FormFields {
  readonly texts: readonly TextField[];
  readonly words: readonly string[];
}

/** What the values say of the part; an empty text is said in no language. */
export function editOf({ kind, code, words, texts }: PartValues): PartEdit {
  const said = Object.entries(texts).map(([field, text]) => [field, localized(text)] as const);
  return { kind, code, words, texts: Object.fromEntries(said) };
}

/** What is still missing or too long; rules of the room are asked afterwards. */
export function faultsIn(values: PartValues, fields: FormFields): readonly Fault[] {
  const words = fields.words
    .filter((field) => values.words[field] === '')
    .map((field) => ({ field, fault: 'wordNeeded' }));
  return [
    ...codeFaults(values),
    ...words,
    ...editionFaults(values),
    ...fields.texts.flatMap((one) => textFaults(values, one)),
  ];
}

function codeFaults({ code }: PartValues): readonly Fault[] {
  return code !== '' && !/\s/.test(code) ? [] : [{ field: 'code', fault: code === '' ? 'wordNeeded' : 'code' }];
}

/** The pattern of a code that is new. */
export function isNewCode(code: string): boolean {
  return PART_CODE.test(code);
}

function editionFaults({ kind, words }: PartValues): readonly Fault[] {
  const { edition = '' } = words;
  const wrong = kind === 'framework' && edition !== '' && !EDITION_NAME.test(edition);
  return wrong ? [{ field: 'edition', fault: 'edition-name-invalid' }] : [];
}

function textFaults({ texts }: PartValues, { field, needed, long }: TextField): readonly Fault[] {
  const { de = '', en = '' } = texts[field] ?? {};
  const limit = long ? LONGEST_TEXT : LONGEST_NAME;
  const tooLong = Object.entries({ de, en }).filter(([, text]) => text.length > limit);
  return [
    ...(needed && de === '' && en === '' ? [{ field: `${field}-de`, fault: 'needed' }] : []),
    ...tooLong.map(([language]) => ({ field: `${field}-${language}`, fault: long ? 'textTooLong' : 'nameTooLong' })),
  ];
}

function localized({ de, en }: { readonly de: string; readonly en: string }): Localized {
  return { ...(de !== '' && { de }), ...(en !== '' && { en }) };
}

function tidied(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim();
}
