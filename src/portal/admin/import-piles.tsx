import type { VNode } from 'preact';

import { type Change, type Pile, PILES } from '../../kernel/comparison.js';
import { inLocale } from '../../kernel/localized.js';
import type { JsonValue } from '../../kernel/json.js';
import type { ImportRowView, PileView } from '../../platform/imports/import-previews.service.js';
import type { WholeImportView } from '../../platform/imports/imports.service.js';
import { LinkButton, Submit, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface PilesProps {
  readonly page: PageContext;
  readonly record: WholeImportView;
}

/** What a preview would do, in four piles, and the way to have it done. */
export function Piles({ page, record }: PilesProps): VNode | null {
  const { piles } = record;
  if (piles === null) return null;
  return (
    <>
      {record.applicable && <ApplyForm page={page} record={record} />}
      {PILES.map((pile) => (
        <PileTable key={pile} page={page} importId={record.id} pile={pile} view={piles[pile]} />
      ))}
    </>
  );
}

function ApplyForm({ page: { t, format }, record }: PilesProps): VNode {
  const { new: fresh, changed, rejected } = record.piles ?? {};
  const good = (fresh?.count ?? 0) + (changed?.count ?? 0);
  const isAllGood = (rejected?.count ?? 0) === 0;
  return (
    <form method="post" action={`/admin/imports/${record.id}/apply`}>
      <Text>{t('portal-exchange:piles.consequence', { count: good, shown: format.count(good) })}</Text>
      <div class="row">
        {isAllGood ? (
          <Submit label={t('portal-exchange:piles.applyAll')} name="mode" value="all-or-nothing" />
        ) : (
          <Submit label={t('portal-exchange:piles.applyGood')} name="mode" value="good-rows" />
        )}
      </div>
    </form>
  );
}

interface PileTableProps {
  readonly page: PageContext;
  readonly importId: string;
  readonly pile: Pile;
  readonly view: Pick<PileView, 'items' | 'next'> & { readonly count?: number };
}

export function PileTable({ page, importId, pile, view }: PileTableProps): VNode {
  const { t } = page;
  const rows = view.items.map((row, at) => ({ ...row, at }));
  const what = pile === 'rejected' ? 'line' : 'row';
  const details = pile === 'changed' || pile === 'rejected';
  return (
    <>
      <Table<ImportRowView & { readonly at: number }>
        caption={
          view.count === undefined
            ? t(`portal-exchange:piles.names.${pile}`)
            : t(`portal-exchange:piles.captions.${pile}`, { count: view.count })
        }
        rows={rows}
        rowKey={({ at }) => String(at)}
        empty={<Text muted>{t(`portal-exchange:piles.empty.${pile}`)}</Text>}
        columns={[
          {
            key: 'name',
            title: t(`portal-exchange:piles.${what}`),
            cell: ({ name, line }) => name ?? (line === null ? t('portal-exchange:piles.wholeFile') : String(line)),
          },
          ...(details
            ? [
                {
                  key: 'details',
                  title: t(`portal-exchange:piles.details.${pile}`),
                  cell: (row: ImportRowView) => <Details page={page} row={row} />,
                },
              ]
            : []),
        ]}
      />
      {view.next !== null && (
        <LinkButton
          kind="secondary"
          label={t('portal-exchange:piles.more', { pile: t(`portal-exchange:piles.names.${pile}`) })}
          href={`/admin/imports/${importId}/rows?pile=${pile}&cursor=${encodeURIComponent(view.next)}`}
        />
      )}
    </>
  );
}

function Details({ page, row }: { readonly page: PageContext; readonly row: ImportRowView }): VNode {
  return (
    <ul class="plain-list">
      {row.reasons.map(({ code, column, message }) => (
        <li key={`${code} ${column ?? ''}`}>{message}</li>
      ))}
      {row.changes.map((change) => (
        <li key={change.field}>{changeIn(page, change)}</li>
      ))}
    </ul>
  );
}

/** "Dauer: 90 → 120". */
function changeIn({ t, locale }: PageContext, { field, before, after }: Change): string {
  const name = t(`portal-exchange:piles.fields.${field}`);
  if (field === 'record') return name;
  const shown = (value: JsonValue): string => shownIn(value, locale) || '–';
  return t('portal-exchange:piles.change', { field: name, before: shown(before), after: shown(after) });
}

const LONGEST = 200;

function shownIn(value: JsonValue, locale: PageContext['locale']): string {
  const text = Array.isArray(value)
    ? value.map((one: JsonValue) => entryIn(one, locale)).join(', ')
    : entryIn(value, locale);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function entryIn(value: JsonValue, locale: PageContext['locale']): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  const { competence, from, to, level, ...text } = value as Readonly<Record<string, JsonValue>>;
  if (typeof competence !== 'string') return inLocale(text, locale);
  return level === undefined
    ? `${competence} (${JSON.stringify(from)} → ${JSON.stringify(to)})`
    : `${competence} (${JSON.stringify(level)})`;
}
