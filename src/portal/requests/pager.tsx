import type { VNode } from 'preact';

import type { PageContext } from '../shared/page-context.js';
import type { ListPage } from './list-page.js';

interface PagerProps {
  readonly page: PageContext;
  readonly list: ListPage<unknown>;
  readonly hrefOf: (number: number) => string;
}

/** The ways to the neighbouring pages of a list. */
export function Pager({ page: { t }, list: { number, pages }, hrefOf }: PagerProps): VNode | null {
  if (pages === 1) return null;
  return (
    <nav class="row kern-body" aria-label={t('portal-requests:pager.label')}>
      {number > 1 && (
        <a class="kern-link" rel="prev" href={hrefOf(number - 1)}>
          {t('portal-requests:pager.previous')}
        </a>
      )}
      <span>{t('portal-requests:pager.here', { number, pages })}</span>
      {number < pages && (
        <a class="kern-link" rel="next" href={hrefOf(number + 1)}>
          {t('portal-requests:pager.next')}
        </a>
      )}
    </nav>
  );
}
