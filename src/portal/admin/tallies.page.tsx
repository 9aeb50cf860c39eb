import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { MUNICIPALITY_KINDS } from '../../municipalities/index.js';
import { Input, LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { type Column, Table } from '../shared/table.js';
import { TallyAge, TallyBar } from '../shared/tally.js';
import type { Board, BoardRow } from './tallies.service.js';

interface TalliesProps {
  readonly page: PageContext;
  readonly board: Board;
}

const COUNTS = ['granted', 'requested', 'assigned', 'redeemed', 'completed', 'expired', 'available'] as const;
const SECONDS_TO_FIRST_COUNT = 2;

/** The state of every municipality in one programme. */
export function TalliesPage({ page, board }: TalliesProps): VNode {
  const { t, locale } = page;
  const { programme, counted } = board;
  const counting = counted === 0 && programme.recordHash !== null;
  const here = `/admin/programmes/${programme.id}`;
  return (
    <Layout page={page} title={titleOf(page, board)} wide refresh={counting ? SECONDS_TO_FIRST_COUNT : undefined}>
      <Text muted>{t('portal-admin:tallies.programme', { title: inLocale(programme.title, locale) })}</Text>
      <Oldest page={page} board={board} />
      <Filter page={page} board={board} />
      <TallyTable page={page} board={board} />
      <form method="post" action={`${here}/tallies/recount`}>
        <Text>{t('portal-admin:tallies.recountHint')}</Text>
        <Submit kind="secondary" label={t('portal-admin:tallies.recount')} />
      </form>
      <LinkButton kind="tertiary" label={t('portal-distribution:back')} href={here} />
    </Layout>
  );
}

function titleOf({ t }: PageContext, { programme, rows, counted }: Board): string {
  if (counted === 0) return t(`portal-admin:tallies.${programme.recordHash === null ? 'notDistributed' : 'counting'}`);
  if (rows.length === 0) return t('portal-admin:tallies.nothingFound');
  return t('portal-admin:tallies.title', { available: sumOf(rows, 'available'), granted: sumOf(rows, 'granted') });
}

/** The board is as old as its oldest row. */
function Oldest({ page, board }: TalliesProps): VNode | null {
  const [oldest] = [...board.rows].sort((a, b) => a.talliedAt.getTime() - b.talliedAt.getTime());
  return oldest === undefined ? null : <TallyAge page={page} tally={oldest} now={board.now} />;
}

function Filter({ page, board }: TalliesProps): VNode {
  const { t } = page;
  const kinds = MUNICIPALITY_KINDS.map((kind) => ({ value: kind, label: t(`portal-admin:kinds.${kind}`) }));
  return (
    <form method="get" action={`/admin/programmes/${board.programme.id}/tallies`} class="row">
      <Input id="search" type="search" label={t('portal-admin:tallies.search')} value={board.search} />
      <Select
        id="kind"
        label={t('portal-admin:kind')}
        options={[{ value: '', label: t('portal-admin:tallies.allKinds') }, ...kinds]}
        value={board.kind}
      />
      <Submit kind="secondary" label={t('portal-admin:tallies.show')} />
    </form>
  );
}

function TallyTable({ page, board: { rows } }: TalliesProps): VNode {
  const { t, format } = page;
  const counts = COUNTS.map((part): Column<BoardRow> => ({
    key: part,
    title: t(`portal-admin:tallies.columns.${part}`),
    numeric: true,
    cell: (row) => format.count(row[part]),
    total: format.count(sumOf(rows, part)),
  }));
  return (
    <Table<BoardRow>
      caption={t('portal-admin:tallies.caption', { count: rows.length })}
      rows={rows}
      rowKey={({ municipalityId }) => municipalityId}
      empty={<Text>{t('portal-admin:tallies.empty')}</Text>}
      columns={[
        {
          key: 'name',
          title: t('portal-admin:municipality'),
          cell: ({ municipality }) => municipality.name,
          total: t('portal-admin:sum'),
        },
        {
          key: 'bar',
          title: t('portal-admin:tallies.share'),
          cell: (row) => <TallyBar page={page} id={`bar-${row.municipalityId}`} counts={row} />,
        },
        ...counts,
      ]}
    />
  );
}

function sumOf(rows: readonly BoardRow[], part: (typeof COUNTS)[number]): number {
  return rows.reduce((sum, row) => sum + row[part], 0);
}
