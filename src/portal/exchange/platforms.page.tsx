import type { VNode } from 'preact';

import type { CoursePlatform } from '../../courses/index.js';
import { Alert, Input, LinkButton, Submit, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface PlatformsProps {
  readonly page: PageContext;
  readonly platforms: readonly CoursePlatform[];
}

/** Who may report completions, and a key for another one. */
export function PlatformsPage({ page, platforms }: PlatformsProps): VNode {
  const { t } = page;
  const count = platforms.filter(({ revokedAt }) => revokedAt === null).length;
  return (
    <Layout page={page} title={t('portal-exchange:platforms.title', { count })} wide>
      <Text>{t('portal-exchange:platforms.lead')}</Text>
      <PlatformTable page={page} platforms={platforms} />
      <section aria-labelledby="new">
        <h2 class="kern-heading-medium" id="new">
          {t('portal-exchange:platforms.new')}
        </h2>
        <form class="narrow" method="post" action="/admin/course-platforms">
          <Input id="name" required label={t('portal-exchange:platforms.name')} maxLength={200} />
          <Input
            id="provider"
            required
            label={t('portal-exchange:provider')}
            hint={t('portal-exchange:platforms.providerHint')}
            maxLength={200}
          />
          <Submit label={t('portal-exchange:platforms.create')} />
        </form>
      </section>
      <LinkButton kind="secondary" label={t('portal-exchange:toCatalogue')} href="/admin/courses" />
    </Layout>
  );
}

function PlatformTable({ page, platforms }: PlatformsProps): VNode {
  const { t, format } = page;
  return (
    <Table<CoursePlatform>
      caption={t('portal-exchange:platforms.caption')}
      rows={platforms}
      rowKey={({ id }) => id}
      empty={<Text>{t('portal-exchange:platforms.empty')}</Text>}
      columns={[
        { key: 'name', title: t('portal-exchange:platforms.name'), cell: ({ name }) => name },
        { key: 'provider', title: t('portal-exchange:provider'), cell: ({ provider }) => provider },
        { key: 'key', title: t('portal-exchange:platforms.key'), cell: ({ key }) => <code>{key}</code> },
        {
          key: 'created',
          title: t('portal-exchange:platforms.created'),
          cell: ({ createdAt }) => format.moment(createdAt),
        },
        {
          key: 'state',
          title: t('portal-exchange:platforms.state'),
          cell: ({ id, name, revokedAt }) =>
            revokedAt === null ? (
              <details>
                <summary class="kern-link" aria-label={`${t('portal-exchange:platforms.revoke')}: ${name}`}>
                  {t('portal-exchange:platforms.revoke')}
                </summary>
                <form method="post" action={`/admin/course-platforms/${id}/revoke`}>
                  <Text>{t('portal-exchange:platforms.revokeMeans')}</Text>
                  <Submit kind="secondary" label={t('portal-exchange:platforms.revokeNow')} about={name} />
                </form>
              </details>
            ) : (
              t('portal-exchange:platforms.revoked', { at: format.moment(revokedAt) })
            ),
        },
      ]}
    />
  );
}

interface CreatedProps {
  readonly page: PageContext;
  readonly created: CoursePlatform & { readonly secret: string };
}

/** The only time that the secret is shown. */
export function PlatformCreatedPage({ page: { t, ...page }, created }: CreatedProps): VNode {
  return (
    <Layout page={{ t, ...page }} title={t('portal-exchange:platforms.createdTitle', { name: created.name })}>
      <Alert kind="warning" title={t('portal-exchange:platforms.onlyOnce')} />
      <Description
        items={[
          { key: t('portal-exchange:platforms.key'), value: <code>{created.key}</code> },
          { key: t('portal-exchange:platforms.secret'), value: <code>{created.secret}</code> },
          { key: t('portal-exchange:platforms.endpoint'), value: <code>/api/v1/xapi/</code> },
        ]}
      />
      <LinkButton label={t('portal-exchange:platforms.noted')} href="/admin/course-platforms" />
    </Layout>
  );
}
