import type { VNode } from 'preact';

import { ago } from '../shared/ago.js';
import { Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { Pager } from '../shared/pager.js';
import { type Column, type SortLink, Table } from '../shared/table.js';
import { TallyBar } from '../shared/tally.js';
import { boardAddress } from './board-address.js';
import { type BoardRow, COUNTS, directionOf, type SortedBy } from './board-rows.js';
import type { Board } from './boards.service.js';

interface BoardTableProps {
  readonly page: PageContext;
  readonly board: Board;
}

/** One page of the municipalities, sortable by every column, with the sums of all that fit. */
export function BoardTable({ page, board }: BoardTableProps): VNode {
  const { t } = page;
  const { rows, total } = board.shown;
  return (
    <>
      <Table<BoardRow>
        caption={t('portal-tallies:board.caption', { count: total })}
        rows={rows}
        rowKey={({ municipalityId }) => municipalityId}
        empty={<Text>{t('portal-tallies:board.empty')}</Text>}
        columns={[nameColumn(page, board), barColumn(page), ...countColumns(page, board), ...ageColumns(page, board)]}
      />
      <Pager page={page} list={board.shown} hrefOf={(number) => boardAddress(board, { page: number })} />
    </>
  );
}

function nameColumn({ t }: PageContext, board: Board): Column<BoardRow> {
  return {
    key: 'name',
    title: t('portal-admin:municipality'),
    sort: sortLink(board, 'name'),
    cell: ({ municipality, alarms }) => (
      <>
        {municipality.name}{' '}
        {alarms > 0 && (
          <a class="kern-link" href="#alarms">
            {t('portal-tallies:board.alarms', { count: alarms })}
          </a>
        )}
      </>
    ),
    total: t('portal-tallies:board.sum', { count: board.shown.total }),
  };
}

function barColumn(page: PageContext): Column<BoardRow> {
  return {
    key: 'bar',
    title: page.t('portal-tallies:board.share'),
    cell: (row) => <TallyBar page={page} id={`bar-${row.municipalityId}`} counts={row} />,
  };
}

function countColumns({ t, format }: PageContext, board: Board): readonly Column<BoardRow>[] {
  return COUNTS.map((count) => ({
    key: count,
    title: t(`portal-tallies:columns.${count}`),
    numeric: true,
    sort: sortLink(board, count),
    cell: (row) => format.count(row[count]),
    total: format.count(board.shown.sums[count]),
  }));
}

/** Up to which entry, and how long ago. */
function ageColumns({ t, format, locale }: PageContext, board: Board): readonly Column<BoardRow>[] {
  const { programme, now } = board;
  return [
    {
      key: 'position',
      title: t('portal-tallies:columns.position'),
      numeric: true,
      sort: sortLink(board, 'position'),
      cell: ({ ledgerPosition, municipalityId, municipality }) => (
        <a
          class="kern-link"
          href={`/admin/programmes/${programme.id}/ledger?municipality=${municipalityId}`}
          aria-label={t('portal-tallies:board.toLedger', { position: ledgerPosition, name: municipality.name })}
        >
          {format.count(ledgerPosition)}
        </a>
      ),
    },
    {
      key: 'age',
      title: t('portal-tallies:columns.age'),
      sort: sortLink(board, 'age'),
      cell: ({ talliedAt }) => (
        <time dateTime={talliedAt.toISOString()} title={format.moment(talliedAt)}>
          {ago(locale, Math.max(0, (now.getTime() - talliedAt.getTime()) / 1_000))}
        </time>
      ),
    },
  ];
}

/** A second click on a column turns its order round. */
function sortLink(board: Board, by: SortedBy): SortLink {
  const chosen = directionOf(board.choice.order);
  const isUp = chosen.by === by && chosen.sign === 1;
  return {
    href: boardAddress(board, { sort: isUp ? `-${by}` : by }),
    direction: chosen.by !== by ? undefined : isUp ? 'ascending' : 'descending',
  };
}
