import type { VNode } from 'preact';

import { levelInWords } from '../../checks/index.js';
import type { PageContext } from '../shared/page-context.js';
import { type Column, Table } from '../shared/table.js';
import { Heading, levelWords } from './parts.js';
import type { ResultData, ResultRow } from './result.service.js';

interface ResultTableProps {
  readonly page: PageContext;
  readonly data: ResultData;
}

/** Everything that the pictures show, as figures. */
export function ResultTable({ page, data }: ResultTableProps): VNode {
  const { t } = page;
  return (
    <section>
      <Heading>{t('portal-employee:result.table')}</Heading>
      <Table
        caption={t('portal-employee:result.caption')}
        columns={columnsOf(page, data)}
        rows={data.names.byArea(data.rows).flatMap(({ rows }) => rows)}
        rowKey={({ competence }) => competence}
        empty={null}
      />
    </section>
  );
}

function columnsOf(page: PageContext, { names }: ResultData): readonly Column<ResultRow>[] {
  const { t, locale, format } = page;
  const title = (key: string) => t(`portal-employee:result.columns.${key}`);
  const none = '–';
  return [
    { key: 'competence', title: title('competence'), cell: (row) => names.title(row.competence, locale) },
    { key: 'level', title: title('level'), cell: ({ measured }) => levelInWords(page, measured) },
    {
      key: 'estimate',
      title: title('estimate'),
      numeric: true,
      cell: ({ measured: { estimate } }) => (estimate === null ? none : format.measure(estimate)),
    },
    {
      key: 'band',
      title: title('band'),
      numeric: true,
      cell: ({ measured: { band } }) =>
        band === null ? none : `${format.measure(band[0])} – ${format.measure(band[1])}`,
    },
    {
      key: 'target',
      title: title('target'),
      cell: ({ required }) => (required === null ? none : levelWords(page, names, required.minimum)),
    },
    {
      key: 'status',
      title: title('status'),
      cell: ({ required }) => (required === null ? none : t(`portal-employee:status.${required.status}`)),
    },
    {
      key: 'answers',
      title: title('answers'),
      numeric: true,
      cell: ({ measured: { answers } }) => format.count(answers),
    },
  ];
}
