import type { VNode } from 'preact';

import type { BrokenLink } from '../../courses/index.js';
import { inLocale } from '../../kernel/localized.js';
import { LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface LinksProps {
  readonly page: PageContext;
  readonly links: readonly BrokenLink[];
  readonly checkedAt: Date | null;
}

/** Which links of published courses lead nowhere, why, and since when. */
export function LinksPage({ page, links, checkedAt }: LinksProps): VNode {
  const { t, format } = page;
  const title = checkedAt === null ? 'never' : links.length === 0 ? 'good' : 'title';
  return (
    <Layout page={page} title={t(`portal-exchange:links.${title}`, { count: links.length })} wide>
      {checkedAt !== null && <Text muted>{t('portal-exchange:links.checked', { at: format.moment(checkedAt) })}</Text>}
      <form method="post" action="/admin/courses/links/check">
        <Submit label={t('portal-exchange:links.check')} />
      </form>
      <Table<BrokenLink>
        caption={t('portal-exchange:links.caption')}
        rows={links}
        rowKey={({ courseId }) => courseId}
        empty={<Text>{t(`portal-exchange:links.${checkedAt === null ? 'emptyNever' : 'empty'}`)}</Text>}
        columns={[
          {
            key: 'course',
            title: t('portal-exchange:course'),
            cell: ({ courseId, code, title: name }) => (
              <>
                <a class="kern-link" href={`/admin/courses/${courseId}`}>
                  {inLocale(name, page.locale)}
                </a>
                <span class="cell-note">{code}</span>
              </>
            ),
          },
          { key: 'provider', title: t('portal-exchange:provider'), cell: ({ provider }) => provider },
          { key: 'url', title: t('portal-exchange:links.url'), cell: ({ url }) => url },
          {
            key: 'why',
            title: t('portal-exchange:links.why'),
            cell: ({ linkStatus, httpStatus, tries }) =>
              t(`portal-exchange:links.statuses.${linkStatus}`, { status: httpStatus ?? '–', count: tries }),
          },
          {
            key: 'since',
            title: t('portal-exchange:links.since'),
            cell: ({ failingSince }) => format.moment(failingSince),
          },
        ]}
      />
      <LinkButton kind="secondary" label={t('portal-exchange:toCatalogue')} href="/admin/courses" />
    </Layout>
  );
}
