import type { VNode } from 'preact';

import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';

/** As long as there is no competence that a profile could ask for, or that could age. */
export function NoFrameworkPage({ page }: { readonly page: PageContext }): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-profiles:noFramework.title')}>
      <Text>{t('portal-profiles:noFramework.help')}</Text>
      <div class="row">
        <LinkButton label={t('portal-shared:pages.imports')} href="/admin/imports" />
        <LinkButton kind="secondary" label={t('portal-profiles:profile.all')} href="/admin/profiles" />
      </div>
    </Layout>
  );
}
