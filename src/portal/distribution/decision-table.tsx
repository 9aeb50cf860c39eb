import type { VNode } from 'preact';

import type { DecisionHead } from '../../vouchers/index.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface DecisionTableProps {
  readonly page: PageContext;
  readonly programmeId: string;
  readonly decisions: readonly DecisionHead[];
}

/** The decisions with their records to keep: as a document to read and to file, and as data to calculate again. */
export function DecisionTable({ page, programmeId, decisions }: DecisionTableProps): VNode {
  const { t, format, locale } = page;
  const name = (key: string) => t(`portal-distribution:decisions.${key}`);
  const file = (id: string, kind: string) =>
    `/api/v1/programmes/${programmeId}/distributions/${id}/export?format=${kind}&language=${locale}`;
  return (
    <Table<DecisionHead>
      caption={name('caption')}
      rows={decisions}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        { key: 'when', title: name('when'), cell: ({ committedAt }) => format.moment(committedAt) },
        { key: 'kind', title: name('kind'), cell: ({ kind }) => name(`kinds.${kind}`) },
        {
          key: 'state',
          title: name('state'),
          cell: ({ state, reversalReason }) =>
            reversalReason === null
              ? t(`vouchers-distribution:states.${state}`)
              : t('portal-distribution:decisions.reversed', { reason: reversalReason }),
        },
        {
          key: 'hash',
          title: name('hash'),
          cell: ({ recordHash }) => <code class="hash">{recordHash}</code>,
        },
        {
          key: 'record',
          title: name('record'),
          cell: ({ id, committedAt }) => {
            const when = format.moment(committedAt);
            return (
              <>
                <a class="kern-link" href={file(id, 'pdf')} aria-label={`${name('pdf')}: ${when}`}>
                  {name('pdf')}
                </a>{' '}
                <a class="kern-link" href={file(id, 'json')} aria-label={`${name('json')}: ${when}`}>
                  {name('json')}
                </a>
              </>
            );
          },
        },
      ]}
    />
  );
}
