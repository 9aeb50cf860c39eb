import type { VNode } from 'preact';

import type { Framework } from '../../competencies/index.js';
import { inLocale } from '../../kernel/localized.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface FrameworksProps {
  readonly page: PageContext;
  readonly frameworks: readonly Framework[];
}

/** The frameworks that profiles, questions and courses speak of. */
export function FrameworksPage({ page, frameworks }: FrameworksProps): VNode {
  const { t, locale, format } = page;
  const name = (key: string) => t(`portal-frameworks:columns.${key}`);
  return (
    <Layout page={page} title={t('portal-frameworks:title', { count: frameworks.length })} wide>
      <Text>{t('portal-frameworks:lead')}</Text>
      <Text>{t('portal-frameworks:preview')}</Text>
      <LinkButton label={t('portal-frameworks:import')} href="/admin/imports?kind=framework" />
      <Table<Framework>
        caption={t('portal-frameworks:caption')}
        rows={frameworks}
        rowKey={({ id }) => id}
        empty={<Text>{t('portal-frameworks:empty')}</Text>}
        columns={[
          {
            key: 'title',
            title: name('title'),
            cell: ({ id, title, edition }) => (
              <a class="kern-link" href={`/admin/frameworks/${id}`}>
                {`${inLocale(title, locale)} (${edition})`}
              </a>
            ),
          },
          ...(['areas', 'competencies', 'levels'] as const).map((part) => ({
            ...{ key: part, title: name(part), numeric: true },
            cell: ({ counts }: Framework) => format.count(counts[part]),
          })),
          { key: 'licence', title: name('licence'), cell: ({ licence }) => licence },
          { key: 'updated', title: name('updated'), cell: ({ updatedAt }) => format.day(updatedAt) },
        ]}
      />
    </Layout>
  );
}
