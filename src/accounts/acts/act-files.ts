import { csvText } from '../../kernel/csv-cells.js';
import { formatsFor } from '../../platform/i18n/formats.js';
import type { Locale } from '../../kernel/localized.js';
import type { Translate } from '../../platform/i18n/texts.js';
import type { ActView } from './acts.service.js';

const COLUMNS = ['position', 'at', 'who', 'words', 'subject', 'municipality', 'details', 'act'] as const;

/** Who did it, in words: a name, "Zugangsschlüssel „…“", "gelöschte Person" or "das Programm selbst". */
export function actorInWords(t: Translate, { actorKind, actorName }: Pick<ActView, 'actorKind' | 'actorName'>): string {
  if (actorKind === 'key') return t('accounts-acts:actors.key', { name: actorName });
  return actorName ?? t(`accounts-acts:actors.${actorKind}`);
}

/** The acts as a table for spreadsheet programs, piece by piece; cells that look like formulas are guarded. */
export async function* actsCsv(
  chunks: AsyncIterable<readonly ActView[]>,
  { t, locale }: { readonly t: Translate; readonly locale: Locale },
): AsyncGenerator<string> {
  const format = formatsFor(locale);
  yield csvText([COLUMNS.map((column) => t(`accounts-acts:columns.${column}`))]);
  for await (const acts of chunks) {
    const rows = acts.map((one) => [
      ...[one.position, format.moment(one.at), actorInWords(t, one), one.words, `${one.group} ${one.subject}`],
      ...[one.municipality ?? '', JSON.stringify(one.details), one.act],
    ]);
    // The mark of the byte order stands once, at the beginning of the file.
    yield csvText(rows).slice(1);
  }
}

/** The same as one JSON list, piece by piece. */
export async function* actsJson(chunks: AsyncIterable<readonly ActView[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const acts of chunks) {
    for (const act of acts) {
      yield before + JSON.stringify(act);
      before = ',\n';
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
