import type { VNode } from 'preact';

import type { Requirement } from '../../profiles/index.js';
import type { Names } from '../employee/names.js';
import { Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import type { Difference } from './differences.js';

interface DifferenceProps {
  readonly page: PageContext;
  readonly names: Names;
  readonly differences: readonly Difference[];
  readonly caption: string;
  /** What the two columns show. */
  readonly titles: readonly [string, string];
  /** What is said when nothing differs. */
  readonly same: string;
}

/** Two profiles beside each other, line by line. */
export function DifferenceTable({ page, names, differences, caption, titles, same }: DifferenceProps): VNode {
  const { t, locale } = page;
  const name = ({ field, competence }: Difference): string =>
    competence === null ? t(`portal-profiles:fields.${field}`) : `${competence} ${names.title(competence, locale)}`;
  return (
    <Table<Difference>
      caption={caption}
      rows={differences}
      rowKey={({ field, competence }) => `${field} ${competence ?? ''}`}
      empty={<Text>{same}</Text>}
      columns={[
        { key: 'field', title: t('portal-profiles:field'), cell: name },
        { key: 'a', title: titles[0], cell: ({ field, a }) => wordOf(page, field, a) },
        { key: 'b', title: titles[1], cell: ({ field, b }) => wordOf(page, field, b) },
      ]}
    />
  );
}

function wordOf({ t }: PageContext, field: string, value: Difference['a']): string {
  if (value === null || value === '') return '–';
  if (typeof value !== 'string') return requirementWord(t, value);
  const isFacet = field === 'domain' || field === 'group' || field === 'careerLevel';
  return isFacet ? t(`portal-profiles:${field}.${value}`) : value;
}

function requirementWord(
  t: PageContext['t'],
  { minimum, maximum, weight, essential, alternative }: Requirement,
): string {
  const need = t(`portal-profiles:${essential ? 'essential' : 'desirable'}`);
  return [
    maximum === null
      ? t('portal-profiles:words.from', { minimum })
      : t('portal-profiles:words.fromTo', { minimum, maximum }),
    t('portal-profiles:words.weight', { weight }),
    need,
    ...(alternative === null ? [] : [t('portal-profiles:words.alternative', { alternative })]),
  ].join(', ');
}
