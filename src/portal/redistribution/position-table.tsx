import type { VNode } from 'preact';

import type { RedistributionPosition } from '../../vouchers/index.js';
import type { PageContext } from '../shared/page-context.js';
import { type Column, Table } from '../shared/table.js';

interface PositionTableProps {
  readonly page: PageContext;
  readonly positions: readonly RedistributionPosition[];
  readonly caption: string;
  /** ± vouchers that were moved in the end, by municipality; null before that. */
  readonly moved: ReadonlyMap<string, number> | null;
}

/** Per municipality what it has, uses and lacks, and what it gives or receives and why. */
export function PositionTable({ page, positions, caption, moved }: PositionTableProps): VNode {
  const { t, format } = page;
  const name = (key: string) => t(`portal-redistribution:table.${key}`);
  const count = (key: string, of: (row: RedistributionPosition) => number): Column<RedistributionPosition> => ({
    ...{ key, title: name(key), numeric: true, cell: (row) => format.count(of(row)) },
    total: format.count(positions.reduce((sum, row) => sum + of(row), 0)),
  });
  const outcome = ({ municipalityId }: RedistributionPosition) => moved?.get(municipalityId) ?? 0;
  return (
    <Table<RedistributionPosition>
      caption={caption}
      rows={positions}
      rowKey={({ municipalityId }) => municipalityId}
      empty={name('empty')}
      columns={[
        { key: 'name', title: name('municipality'), cell: (row) => row.name, total: name('sum') },
        { key: 'reason', title: name('reason'), cell: (row) => reasonOf(page, row) },
        count('granted', ({ granted }) => granted),
        count('available', ({ available }) => available),
        {
          key: 'use',
          title: name('use'),
          numeric: true,
          cell: ({ usePercent }) => format.percent(usePercent / 100),
        },
        count('waiting', ({ waiting }) => waiting),
        count('given', ({ given }) => given),
        count('received', ({ received }) => received),
        ...(moved === null
          ? []
          : [
              {
                ...{ key: 'moved', title: name('moved'), numeric: true },
                cell: (row: RedistributionPosition) => signed(outcome(row), format.count),
              },
            ]),
      ]}
    />
  );
}

/** Why, in a sentence; where only the rule for equal claims decided, it says so. */
export function reasonOf({ t }: PageContext, { reason, byTie }: RedistributionPosition): string {
  const why = t(`vouchers-redistribution:reasons.${reason}`);
  return byTie ? `${why} (${t('portal-redistribution:byTie')})` : why;
}

function signed(value: number, count: (value: number) => string): string {
  if (value === 0) return '0';
  return `${value > 0 ? '+' : '−'}${count(Math.abs(value))}`;
}
