import type { VNode } from 'preact';

import { Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { helpAt } from './help-pages.js';

/** What a main page is for and how it is used, in a few sentences that open where they are needed. */
export function Help({ page: { t, path } }: { readonly page: PageContext }): VNode | null {
  const [bare = ''] = path.split('?');
  const key = helpAt(bare);
  if (key === undefined) return null;
  return (
    <details class="help kern-body">
      <summary>{t('portal-help:summary')}</summary>
      <Text>{t(`portal-help:pages.${key}`)}</Text>
    </details>
  );
}
