import type { VNode } from 'preact';

import { type IssuedKey, SCIM_PATH } from '../../accounts/index.js';
import { Alert, LinkButton, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';

interface IssuedProps {
  readonly page: PageContext;
  readonly issued: IssuedKey;
}

/** The only time that the secret is shown. */
export function IssuedKeyPage({ page, issued }: IssuedProps): VNode {
  const { t, format } = page;
  const { name, prefix, secret, token, overlapUntil } = issued;
  return (
    <Layout page={page} title={t('portal-keys:issued', { name })}>
      <Alert kind="warning" title={t('portal-keys:onlyOnce')} />
      {overlapUntil !== null && <Text>{t('portal-keys:overlap', { until: format.moment(overlapUntil) })}</Text>}
      <Description
        items={[
          { key: t('portal-keys:token'), value: <code>{token}</code> },
          { key: t('portal-keys:prefix'), value: <code>{prefix}</code> },
          { key: t('portal-keys:secret'), value: <code>{secret}</code> },
          ...(issued.scopes.some((scope) => scope.startsWith('scim:'))
            ? [{ key: t('portal-keys:scimAddress'), value: <code>{SCIM_PATH}</code> }]
            : []),
        ]}
      />
      <Text>{t('portal-keys:howToSend')}</Text>
      <LinkButton label={t('portal-keys:noted')} href="/api-keys" />
    </Layout>
  );
}
