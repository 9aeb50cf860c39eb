import type { VNode } from 'preact';

import type { AccessInWords } from '../../accounts/index.js';
import type { Page } from '../../platform/http/pagination.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface AccessesProps {
  readonly page: PageContext;
  readonly log: Page<AccessInWords>;
  readonly isFirst: boolean;
}

/** Who saw what of the person, when and for what. */
export function AccessesPage({ page, log, isFirst }: AccessesProps): VNode {
  const { t, format } = page;
  const rows = log.items.map((access, at) => ({ ...access, id: String(at) }));
  return (
    <Layout
      page={page}
      title={t(`portal-rights:accesses.${isFirst && rows.length === 0 ? 'titleNone' : 'title'}`)}
      wide
    >
      <Text>{t('portal-rights:accesses.lead')}</Text>
      <Table
        caption={t('portal-rights:accesses.caption')}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<Text>{t('portal-rights:accesses.empty')}</Text>}
        columns={[
          { key: 'at', title: t('portal-rights:accesses.at'), cell: ({ at }) => format.moment(at) },
          { key: 'text', title: t('portal-rights:accesses.what'), cell: ({ text }) => text },
          { key: 'why', title: t('portal-rights:accesses.why'), cell: ({ why }) => why },
        ]}
      />
      <div class="row">
        {!isFirst && (
          <LinkButton kind="secondary" label={t('portal-rights:accesses.newest')} href="/my-data/accesses" />
        )}
        {log.next !== null && (
          <LinkButton
            kind="secondary"
            label={t('portal-rights:accesses.older')}
            href={`/my-data/accesses?cursor=${encodeURIComponent(log.next)}`}
          />
        )}
      </div>
      <Text muted>{t('portal-rights:accesses.names')}</Text>
    </Layout>
  );
}
