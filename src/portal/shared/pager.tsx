import type { VNode } from 'preact';

import { LinkButton } from './components.js';
import type { ListPage } from './list-page.js';
import type { PageContext } from './page-context.js';

interface PagerProps {
  readonly page: PageContext;
  readonly list: Pick<ListPage<unknown>, 'number' | 'pages' | 'total'>;
  readonly hrefOf: (number: number) => string;
}

/** The ways to the pages before and after; nothing where there is one page. */
export function Pager({ page: { t }, list: { number, pages, total }, hrefOf }: PagerProps): VNode | null {
  if (pages === 1) return null;
  return (
    <nav class="row" aria-label={t('portal-shared:pager.label')}>
      {number > 1 && (
        <LinkButton kind="secondary" label={t('portal-shared:pager.previous')} href={hrefOf(number - 1)} />
      )}
      <span class="kern-body">{t('portal-shared:pager.here', { number, pages, total })}</span>
      {number < pages && (
        <LinkButton kind="secondary" label={t('portal-shared:pager.next')} href={hrefOf(number + 1)} />
      )}
    </nav>
  );
}
