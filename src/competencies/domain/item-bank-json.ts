import { Fields } from '../../kernel/fields.js';
import type { ItemBankFile } from './item-bank-file.js';

/** A parsed `lernlotse-items` file (docs/formats.md) as records. Findings name the number of the item or scale and the field. */
export function itemBankFromJson(json: unknown): ItemBankFile {
  const head = Fields.of(json, null);
  const format = head.word('format');
  if (format !== '' && format !== 'lernlotse-items') head.refuse('format', 'format-unknown', { format });
  head.whole('formatVersion', 1, 1);
  const scales = head.records('scales').map((scale, index) => Fields.of(withTexts(scale), index + 1, scaleColumn));
  const items = head.records('items').map((item, index) => Fields.of(item, index + 1));
  return { head, scales, items };
}

/** Options of a scale are texts; as records they carry their text, as options of items do. */
function withTexts(scale: unknown): unknown {
  const options = (scale as { readonly options?: unknown } | null)?.options;
  return Array.isArray(options) ? { ...(scale as object), options: options.map((text: unknown) => ({ text })) } : scale;
}

function scaleColumn(field: string): string {
  return `scales.${field.replace('.text', '')}`;
}
