import type { VNode } from 'preact';

import { LinkButton } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { Slice } from './list.js';

interface PagerProps {
  readonly page: PageContext;
  readonly slice: Pick<Slice<unknown>, 'page' | 'pages' | 'total'>;
  readonly addressOf: (page: number) => string;
}

/** The way to the pages before and after; nothing where there is one page. */
export function Pager({ page: { t }, slice, addressOf }: PagerProps): VNode | null {
  const { page, pages, total } = slice;
  if (pages === 1) return null;
  return (
    <nav class="row" aria-label={t('portal-programmes:pager.name')}>
      {page > 1 && (
        <LinkButton kind="secondary" label={t('portal-programmes:pager.before')} href={addressOf(page - 1)} />
      )}
      <span>{t('portal-programmes:pager.here', { page, pages, total })}</span>
      {page < pages && (
        <LinkButton kind="secondary" label={t('portal-programmes:pager.after')} href={addressOf(page + 1)} />
      )}
    </nav>
  );
}
