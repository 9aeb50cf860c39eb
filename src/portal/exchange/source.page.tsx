import type { VNode } from 'preact';

import type { CourseSource } from '../../courses/index.js';
import { Alert, Checkbox, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { SourceFields } from './source-fields.js';
import { sentenceOf } from './sources.page.js';

interface SourceProps {
  readonly page: PageContext;
  readonly source: CourseSource;
}

/** One source: changed, paused, let go on, or given up. */
export function SourcePage({ page, source }: SourceProps): VNode {
  const { t } = page;
  const action = `/admin/courses/sources/${source.id}`;
  return (
    <Layout page={page} title={t('portal-exchange:source.title', { provider: source.provider })}>
      <Alert kind={source.state === 'active' ? 'info' : 'warning'} title={sentenceOf(page, source)} />
      <form method="post" action={action}>
        <SourceFields page={page} source={source} />
        <Checkbox id="paused" label={t('portal-exchange:source.paused')} checked={source.state === 'paused'} />
        <div class="row">
          <Submit label={t('portal-exchange:source.save')} />
          <LinkButton kind="secondary" label={t('portal-exchange:source.back')} href="/admin/courses/sources" />
        </div>
      </form>
      <details>
        <summary class="kern-link">{t('portal-exchange:source.delete')}</summary>
        <form method="post" action={`${action}/delete`}>
          <Text>{t('portal-exchange:source.deleteMeans')}</Text>
          <Submit kind="secondary" label={t('portal-exchange:source.deleteNow')} />
        </form>
      </details>
    </Layout>
  );
}
