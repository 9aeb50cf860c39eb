import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { ProfileSummary } from '../../profiles/index.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface ProfilesProps {
  readonly page: PageContext;
  readonly profiles: readonly ProfileSummary[];
}

export function ProfilesPage({ page, profiles }: ProfilesProps): VNode {
  const { t, locale, format } = page;
  const drafts = profiles.filter(({ state }) => state === 'draft').length;
  const title = profiles.length === 0 ? 'none' : drafts === 0 ? 'allPublished' : 'drafts';
  return (
    <Layout page={page} title={t(`portal-admin:profiles.${title}`, { count: drafts })} wide>
      <Text>{t('portal-admin:profiles.lead')}</Text>
      <Table<ProfileSummary>
        caption={t('portal-admin:profiles.caption')}
        rows={profiles}
        rowKey={({ id }) => id}
        empty={<Text>{t('portal-admin:profiles.empty')}</Text>}
        columns={[
          {
            key: 'title',
            title: t('portal-admin:profiles.post'),
            cell: ({ id, title: name }) => (
              <a class="kern-link" href={`/admin/profiles/${id}`}>
                {inLocale(name, locale)}
              </a>
            ),
          },
          { key: 'code', title: t('portal-admin:profiles.code'), cell: ({ code }) => code },
          {
            key: 'version',
            title: t('portal-admin:profiles.version'),
            numeric: true,
            cell: ({ version }) => format.count(version),
          },
          {
            key: 'state',
            title: t('portal-admin:state'),
            cell: ({ state }) => t(`portal-admin:profiles.states.${state}`),
          },
          { key: 'changed', title: t('portal-admin:profiles.changed'), cell: ({ updatedAt }) => format.day(updatedAt) },
        ]}
      />
      <LinkButton kind="secondary" label={t('portal-admin:profiles.import')} href="/admin/imports" />
    </Layout>
  );
}
