import type { VNode } from 'preact';

import type { DistributionComparison } from '../../vouchers/index.js';
import type { PageContext } from '../shared/page-context.js';
import { type Column, Table } from '../shared/table.js';

type Municipality = DistributionComparison['municipalities'][number];

interface ComparisonTableProps {
  readonly page: PageContext;
  readonly comparison: DistributionComparison;
}

/** Every municipality with its exact share and what each method gives it, the difference from that share beside. */
export function ComparisonTable({ page, comparison }: ComparisonTableProps): VNode {
  const { t, format } = page;
  const name = (key: string) => t(`portal-distribution:table.${key}`);
  const byMethod = comparison.methods.map(({ method }, at): Column<Municipality> => {
    return {
      key: method,
      title: t(`vouchers-distribution:methods.${method}`),
      numeric: true,
      cell: ({ shares }) => {
        const { seats = 0, difference = '0' } = shares[at] ?? {};
        return (
          <>
            {format.count(seats)} <span class="share-difference">({format.signed(Number(difference))})</span>
          </>
        );
      },
      total: format.count(comparison.municipalities.reduce((sum, { shares }) => sum + (shares[at]?.seats ?? 0), 0)),
    };
  });
  return (
    <Table<Municipality>
      caption={name('caption')}
      rows={comparison.municipalities}
      rowKey={({ municipalityId }) => municipalityId}
      empty={null}
      columns={[
        {
          key: 'name',
          title: name('municipality'),
          cell: (one) => (
            <>
              {one.name} <span class="cell-note">{one.ars}</span>
            </>
          ),
          total: name('sum'),
        },
        {
          key: 'kind',
          title: name('kind'),
          cell: ({ kind }) => <span class="whole-words">{t(`portal-distribution:kinds.${kind}`)}</span>,
        },
        { key: 'weight', title: name('weight'), numeric: true, cell: ({ weight }) => format.count(weight) },
        { key: 'quota', title: name('quota'), numeric: true, cell: ({ quota }) => format.exact(quota) },
        ...byMethod,
      ]}
    />
  );
}
