import type { VNode } from 'preact';

import type { RetentionPreview } from '../../accounts/index.js';
import { Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

type Row = RetentionPreview & { readonly name: string };

interface RetentionProps {
  readonly page: PageContext;
  readonly rows: readonly Row[];
}

export function RetentionPage({ page, rows }: RetentionProps): VNode {
  const { t, format } = page;
  const told = ({ clause, persons }: RetentionPreview['lines'][number]): string =>
    persons === null
      ? t(`portal-my-data:retention.of.${clause}.few`)
      : t(`portal-my-data:retention.of.${clause}.persons`, { persons: format.count(persons) });
  const dueIn = ({ lines }: Row) => lines.filter(({ isAny }) => isAny);
  return (
    <Layout
      page={page}
      title={t('portal-my-data:retention.title', { count: rows.filter((row) => dueIn(row).length > 0).length })}
      wide
    >
      <Text>{t('portal-my-data:retention.what')}</Text>
      <Table<Row>
        caption={t('portal-my-data:retention.caption')}
        rows={rows}
        rowKey={({ municipalityId }) => municipalityId}
        empty={<Text>{t('portal-my-data:retention.empty')}</Text>}
        columns={[
          { key: 'name', title: t('portal-my-data:retention.municipality'), cell: ({ name }) => name },
          {
            key: 'months',
            title: t('portal-my-data:retention.period'),
            cell: ({ retentionMonths, isAgreed }) =>
              t(`portal-my-data:retention.${isAgreed ? 'agreed' : 'default'}`, { count: retentionMonths }),
          },
          {
            key: 'due',
            title: t('portal-my-data:retention.due'),
            cell: (row) =>
              dueIn(row).length === 0
                ? t('portal-my-data:retention.nothing')
                : dueIn(row).map((line) => <p key={line.table}>{told(line)}</p>),
          },
        ]}
      />
      <h2 class="kern-heading-medium">{t('portal-my-data:retention.fixedHeading')}</h2>
      <ul class="kern-list kern-list--bullet">
        {FIXED.map((key) => (
          <li key={key}>{t(`portal-my-data:retention.fixed.${key}`)}</li>
        ))}
      </ul>
    </Layout>
  );
}

/** Periods of the product itself, the same everywhere. */
const FIXED = ['sessions', 'attempts', 'answers', 'mails', 'uploads', 'proofs', 'requests'] as const;
