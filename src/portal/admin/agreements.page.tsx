import type { VNode } from 'preact';

import type { Municipality } from '../../municipalities/index.js';
import type { Page } from '../../platform/http/pagination.js';
import { Input, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface AgreementsProps {
  readonly page: PageContext;
  readonly search: string;
  readonly found: Page<Municipality>;
}

/** Finds the municipality whose works agreement the administration looks at. */
export function AgreementsPage({ page, search, found }: AgreementsProps): VNode {
  const { t, format } = page;
  const query = (cursor: string) => new URLSearchParams({ search, cursor }).toString();
  return (
    <Layout page={page} title={t('portal-admin:agreements.title')} wide>
      <Text>{t('portal-admin:agreements.lead')}</Text>
      <form method="get" action="/admin/agreements" class="row">
        <Input id="search" type="search" label={t('portal-tallies:board.search')} value={search} />
        <Submit kind="secondary" label={t('portal-admin:agreements.find')} />
      </form>
      <Table<Municipality>
        caption={t('portal-admin:agreements.caption')}
        rows={found.items}
        rowKey={({ id }) => id}
        empty={<Text>{t(search === '' ? 'portal-admin:agreements.empty' : 'portal-admin:agreements.notFound')}</Text>}
        columns={[
          {
            key: 'name',
            title: t('portal-admin:municipality'),
            cell: ({ id, name }) => (
              <a class="kern-link" href={`/admin/agreements/${id}`}>
                {name}
              </a>
            ),
          },
          { key: 'kind', title: t('portal-admin:kind'), cell: ({ kind }) => t(`portal-admin:kinds.${kind}`) },
          {
            key: 'population',
            title: t('portal-admin:population'),
            numeric: true,
            cell: ({ population }) => format.count(population),
          },
        ]}
      />
      {found.next !== null && (
        <LinkButton kind="secondary" label={t('portal-admin:next')} href={`/admin/agreements?${query(found.next)}`} />
      )}
    </Layout>
  );
}
