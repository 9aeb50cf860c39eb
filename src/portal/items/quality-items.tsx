import type { VNode } from 'preact';

import { Link } from '../employee/parts.js';
import { Text } from '../shared/components.js';
import { Table } from '../shared/table.js';
import { count, figure } from './figures.js';
import { type ItemRow, itemRows } from './item-rows.js';
import type { Report } from './items.service.js';
import type { QualityProps } from './quality-props.js';

const ITEMS_A_PAGE = 25;

/** The items of a report, 25 at a time. */
export function Items(props: QualityProps & { readonly report: Report }): VNode {
  const { page, report, competence, sort, after } = props;
  const { t, format } = page;
  const all = itemRows(report, competence, sort);
  const rows = all.slice(after, after + ITEMS_A_PAGE);
  const [from, to] = [after + 1, after + rows.length];
  const range = { from: format.count(from), to: format.count(to), all: format.count(all.length) };
  return (
    <>
      <ItemTable {...props} rows={rows} caption={t('portal-items:quality.items', range)} />
      <div class="row">
        {after > 0 && (
          <Link href={itemsAt(props, Math.max(0, after - ITEMS_A_PAGE))}>{t('portal-items:quality.before')}</Link>
        )}
        {to < all.length && <Link href={itemsAt(props, to)}>{t('portal-items:quality.further')}</Link>}
      </div>
    </>
  );
}

function itemsAt({ quality, competence, sort }: QualityProps, after: number): string {
  const query = new URLSearchParams({ sort, after: String(after), ...(competence !== undefined && { competence }) });
  return `/admin/items/${quality.version.id}?${query.toString()}`;
}

interface ItemTableProps extends QualityProps {
  readonly rows: readonly ItemRow[];
  readonly caption: string;
}

function ItemTable({ page, quality, rows, caption }: ItemTableProps): VNode {
  const { t } = page;
  return (
    <Table<ItemRow>
      caption={caption}
      rows={rows}
      rowKey={({ code }) => code}
      empty={<Text>{t('portal-items:quality.noItems')}</Text>}
      columns={[
        {
          key: 'item',
          title: t('portal-items:quality.item'),
          cell: ({ code }) => (
            <>
              {code}
              <span class="cell-note"> {quality.texts.get(code) ?? ''}</span>
            </>
          ),
        },
        {
          key: 'answered',
          title: t('portal-items:quality.answered'),
          numeric: true,
          cell: ({ answered }) => count(page, answered),
        },
        {
          key: 'facility',
          title: t('portal-items:quality.facility'),
          numeric: true,
          cell: ({ facility }) => figure(page, facility),
        },
        {
          key: 'discrimination',
          title: t('portal-items:quality.discrimination'),
          numeric: true,
          cell: ({ discrimination }) => figure(page, discrimination),
        },
        { key: 'infit', title: t('portal-items:quality.fit'), numeric: true, cell: ({ infit }) => figure(page, infit) },
        {
          key: 'flags',
          title: t('portal-items:quality.look'),
          cell: ({ flags }) => flags.map((flag) => t(`portal-items:flags.${flag}`)).join(', ') || '–',
        },
      ]}
    />
  );
}
