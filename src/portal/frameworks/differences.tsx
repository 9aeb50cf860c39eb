import type { VNode } from 'preact';

import type { FieldDifference, PartDifference } from '../../competencies/index.js';
import { inLocale, LOCALES, type Localized } from '../../kernel/localized.js';
import { LinkButton, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { fieldName } from './field-names.js';

/** A field that differs, with the part that it belongs to; empty where that is clear. */
export type DifferenceRow = FieldDifference & { readonly part: string };

interface FieldDifferencesProps {
  readonly page: PageContext;
  readonly rows: readonly DifferenceRow[];
  readonly caption: string;
  /** What the two columns show. */
  readonly titles: readonly [string, string];
  /** What is said when nothing differs. */
  readonly same: string;
}

/** Texts beside each other, line by line. */
export function FieldDifferences({ page, rows, caption, titles, same }: FieldDifferencesProps): VNode {
  const name = ({ part, field }: DifferenceRow): string =>
    part === '' ? fieldName(page, field) : `${part}: ${fieldName(page, field)}`;
  return (
    <div class="side-by-side">
      <Table<DifferenceRow>
        caption={caption}
        rows={rows}
        rowKey={({ part, field }) => `${part} ${field}`}
        empty={<Text>{same}</Text>}
        columns={[
          { key: 'field', title: page.t('portal-frameworks:field'), cell: name },
          { key: 'before', title: titles[0], cell: (row) => <Texts page={page} text={row.before} other={row.after} /> },
          { key: 'after', title: titles[1], cell: (row) => <Texts page={page} text={row.after} other={row.before} /> },
        ]}
      />
    </div>
  );
}

/** The languages in which the two sides differ; what is in no language says the same in both and is said once. */
function Texts({
  page: { t },
  text,
  other,
}: {
  readonly page: PageContext;
  readonly text: Localized;
  readonly other: Localized;
}): VNode {
  const isWord = text.de === text.en && other.de === other.en;
  if (isWord) return <>{text.de ?? '–'}</>;
  return (
    <>
      {LOCALES.filter((language) => text[language] !== other[language]).map((language) => (
        <span key={language} class="cell-language">
          <span class="cell-note">{t(`portal-frameworks:languages.${language}`)}</span>
          <span lang={language}>{text[language] ?? '–'}</span>
        </span>
      ))}
    </>
  );
}

interface DifferencesProps {
  readonly page: PageContext;
  readonly differences: readonly PartDifference[];
  /** Rows that are left out at the beginning. */
  readonly after: number;
  /** The page that the list is on. */
  readonly here: string;
}

const ROWS_AT_A_TIME = 25;

/** All that an edition says otherwise, old and new beside each other, some at a time. */
export function Differences({ page, differences, after, here }: DifferencesProps): VNode {
  const { t } = page;
  const rows = differences.flatMap((one) => toldOf(one).map((field) => ({ ...field, part: partInWords(page, one) })));
  const next = after + ROWS_AT_A_TIME;
  return (
    <section aria-labelledby="differences">
      <h2 class="kern-heading-medium" id="differences">
        {t('portal-frameworks:impact.differences')}
      </h2>
      <FieldDifferences
        page={page}
        rows={rows.slice(after, next)}
        caption={t('portal-frameworks:impact.differencesCaption', {
          ...{ from: after + 1, to: Math.min(next, rows.length), count: rows.length },
        })}
        titles={[t('portal-frameworks:impact.before'), t('portal-frameworks:impact.after')]}
        same={t('portal-frameworks:impact.same')}
      />
      <div class="row">
        {after > 0 && (
          <LinkButton
            kind="secondary"
            label={t('portal-frameworks:impact.earlierRows')}
            href={`${here}?after=${Math.max(0, after - ROWS_AT_A_TIME)}#differences`}
          />
        )}
        {next < rows.length && (
          <LinkButton
            kind="secondary"
            label={t('portal-frameworks:impact.furtherRows')}
            href={`${here}?after=${next}#differences`}
          />
        )}
      </div>
    </section>
  );
}

/** What was withdrawn is told by its name alone: that all its texts are gone says nothing more. */
function toldOf({ difference, fields }: PartDifference): PartDifference['fields'] {
  return difference === 'withdrawn' ? fields.slice(0, 1) : fields;
}

/** "Kompetenz 1.3 Daten verwalten (zurückgezogen)". */
function partInWords({ t, locale }: PageContext, { kind, code, title, difference }: PartDifference): string {
  return t(`portal-frameworks:impact.parts.${kind}`, {
    code,
    title: inLocale(title, locale),
    difference: t(`portal-frameworks:differences.${difference}`),
  });
}
