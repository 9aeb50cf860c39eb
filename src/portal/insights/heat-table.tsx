import type { VNode } from 'preact';

import type { GapInsights, GapRow } from '../../insights/index.js';
import type { Disclosed } from '../../kernel/disclosure.js';
import { inLocale } from '../../kernel/localized.js';
import { Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { type Column, Table } from '../shared/table.js';

interface HeatTableProps {
  readonly page: PageContext;
  readonly gaps: GapInsights;
}

const SHADES = 4;

/** Competences by groups: every cell says in words how many persons have a gap; its shade only says it once more. */
export function HeatTable({ page, gaps }: HeatTableProps): VNode {
  const { t, locale } = page;
  const { groups, competencies, by } = gaps;
  const most = Math.max(0, ...competencies.flatMap((row) => row.groups.map((figure) => figure ?? 0)));
  const cell = (figure: Disclosed, highest: number) => <HeatCell page={page} figure={figure} highest={highest} />;
  const columns: readonly Column<GapRow>[] = [
    {
      key: 'competence',
      title: t('portal-insights:columns.competence'),
      cell: ({ code, title }) => `${code} ${inLocale(title, locale)}`,
    },
    {
      key: 'all',
      title: t('portal-insights:columns.all'),
      cell: ({ all }) => cell(all, Math.max(most, ...competencies.map((row) => row.all ?? 0))),
    },
    ...groups.map((group, at) => ({
      key: `group ${group.key}`,
      title: groupName(page, by, group),
      cell: (row: GapRow) => cell(row.groups[at] ?? null, most),
    })),
  ];
  return (
    <Table<GapRow>
      caption={t('portal-insights:caption', { by: t(`portal-insights:by.${by}`) })}
      rows={groups.length === 0 ? [] : competencies}
      rowKey={({ frameworkId, code }) => `${frameworkId} ${code}`}
      empty={<Text>{t('portal-insights:empty')}</Text>}
      columns={columns}
    />
  );
}

interface HeatCellProps {
  readonly page: PageContext;
  readonly figure: Disclosed;
  readonly highest: number;
}

function HeatCell({ page: { t, format }, figure, highest }: HeatCellProps): VNode {
  if (figure === null) return <span class="heat heat--hidden">{t('portal-insights:hidden')}</span>;
  const shade = highest === 0 ? 1 : Math.max(1, Math.ceil((SHADES * figure) / highest));
  return <span class={`heat heat--${shade}`}>{t('portal-insights:persons', { persons: format.count(figure) })}</span>;
}

function groupName({ t, locale }: PageContext, by: GapInsights['by'], group: GapInsights['groups'][number]): string {
  if (by === 'careerLevel') return t(`portal-profiles:careerLevel.${group.key}`);
  if (group.title !== null) return inLocale(group.title, locale);
  return group.key === '' ? t('portal-insights:noUnit') : group.key;
}
