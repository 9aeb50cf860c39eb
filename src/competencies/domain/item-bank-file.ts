import type { Fields } from '../../kernel/fields.js';
import { type Localized, LOCALES } from '../../kernel/localized.js';
import { type Finding, noticed, type Reading, rejected } from '../../kernel/reading.js';
import type { AnswerScale, ItemBank, ItemBankRow, MeasuringScale, NewItem } from './item-bank.js';
import { readItem } from './item-file.js';

/** The records of an item bank under the names of the JSON format, whatever the format they came in. */
export interface ItemBankFile {
  readonly head: Fields;
  readonly scales: readonly Fields[];
  readonly items: readonly Fields[];
}

const OPTIONS_LIMIT = 10;

/** The head of the file; what is wrong with it is noted there. */
export function readHead({ head }: ItemBankFile): ItemBank {
  const name = { code: head.word('code'), edition: head.word('edition'), title: head.text('title') };
  return { ...name, framework: head.word('framework'), vocabulary: head.word('vocabulary') };
}

/**
 * Bank, scales and items of a file, and all that is wrong with them. A wrong head rejects the file (`scale` is null when
 * no framework fits it); a wrong scale rejects the items that use it.
 */
export function readItemBank(file: ItemBankFile, scale: MeasuringScale | null): Reading<ItemBankRow> {
  const bank = readHead(file);
  const total = 1 + file.scales.length + file.items.length;
  if (file.head.sound && scale === null)
    file.head.refuse('framework', 'framework-unknown', { framework: bank.framework });
  if (!file.head.sound || scale === null) return { rows: [], findings: once(file.head.findings), total };
  const scales = new Map<string, AnswerScale>();
  for (const fields of file.scales) readScale(fields, scales);
  const items = itemsOf(file.items, scale, scales);
  const records = [file.head, ...file.scales, ...file.items].flatMap((fields) => fields.findings);
  const findings = [...once(records), ...missingLanguages(items)];
  if (items.length === 0) return { rows: [], findings: [...findings, rejected('bank-without-items')], total };
  const scaleRows = [...scales.values()].map((row) => ({ part: 'scale' as const, ...row }));
  return {
    rows: [{ part: 'bank', ...bank }, ...scaleRows, ...items.map((row) => ({ part: 'item' as const, ...row }))],
    findings,
    total,
  };
}

function readScale(fields: Fields, known: Map<string, AnswerScale>): void {
  const code = fields.word('code');
  const title = fields.text('title');
  const options = fields.list('options').map((option) => option.text('text'));
  if (options.length < 2 || options.length > OPTIONS_LIMIT)
    fields.refuse('options', 'options-count', { from: 2, to: OPTIONS_LIMIT });
  if (known.has(code)) fields.refuse('code', 'code-repeated', { value: code });
  if (fields.sound) known.set(code, { code, title, options });
}

function itemsOf(
  records: readonly Fields[],
  scale: MeasuringScale,
  scales: ReadonlyMap<string, AnswerScale>,
): readonly NewItem[] {
  const codes = new Set<string>();
  return records.flatMap((fields) => {
    const item = readItem(fields, scale, scales);
    if (codes.has(item.code)) fields.refuse('code', 'code-repeated', { value: item.code });
    codes.add(item.code);
    return fields.sound ? [item] : [];
  });
}

function missingLanguages(items: readonly NewItem[]): readonly Finding[] {
  return LOCALES.flatMap((language) => {
    const count = items.filter(({ text }: { readonly text: Localized }) => text[language] === undefined).length;
    return count === 0 ? [] : [noticed('language-missing', { column: language }, { language, count })];
  });
}

/** Head fields are read twice, before and after the framework is known. */
function once(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = JSON.stringify(finding);
    return !seen.has(key) && seen.add(key);
  });
}
