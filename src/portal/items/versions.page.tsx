import type { VNode } from 'preact';

import type { InstrumentSummary } from '../../competencies/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Link } from '../employee/parts.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface VersionsProps {
  readonly page: PageContext;
  readonly versions: readonly InstrumentSummary[];
}

/** The versions of all item banks; the newest published one of each is what new checks ask. */
export function VersionsPage({ page, versions }: VersionsProps): VNode {
  const { t, locale, format } = page;
  const drafts = versions.filter(({ state }) => state === 'draft').length;
  const title = versions.length === 0 ? 'titleNone' : drafts === 0 ? 'title' : 'titleDraft';
  return (
    <Layout page={page} title={t(`portal-items:versions.${title}`, { count: drafts })} wide>
      <Text>{t('portal-items:versions.lead')}</Text>
      <Table<InstrumentSummary>
        caption={t('portal-items:versions.caption')}
        rows={versions}
        rowKey={({ id }) => id}
        empty={
          <>
            <Text>{t('portal-items:versions.none')}</Text>
            <LinkButton label={t('portal-items:versions.toImports')} href="/admin/imports" />
          </>
        }
        columns={[
          {
            key: 'bank',
            title: t('portal-items:versions.bank'),
            cell: ({ bankTitle, version }) =>
              t('portal-items:versions.name', { bank: inLocale(bankTitle, locale), version }),
          },
          {
            key: 'state',
            title: t('portal-items:versions.state'),
            cell: ({ state, current }) => t(`portal-items:versions.states.${current ? 'current' : state}`),
          },
          {
            key: 'published',
            title: t('portal-items:versions.published'),
            cell: ({ publishedAt }) => (publishedAt === null ? '–' : format.moment(publishedAt)),
          },
          {
            key: 'items',
            title: t('portal-items:versions.items'),
            numeric: true,
            cell: ({ items }) => format.count(items),
          },
          {
            key: 'more',
            title: t('portal-items:versions.more'),
            cell: ({ id, state, version }) => (
              <Link href={state === 'draft' ? `/admin/items/${id}/proposal` : `/admin/items/${id}`}>
                {t(`portal-items:versions.to.${state}`, { version })}
              </Link>
            ),
          },
        ]}
      />
    </Layout>
  );
}
