import type { VNode } from 'preact';

import { LinkButton } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';

interface MoreOrLessProps {
  readonly page: PageContext;
  /** The beginning of the list; null where this is it. */
  readonly first: string | null;
  /** What follows; null where the list ends. */
  readonly next: string | null;
}

/** The ways through a list that is read part by part. */
export function MoreOrLess({ page: { t }, first, next }: MoreOrLessProps): VNode | null {
  if (first === null && next === null) return null;
  return (
    <nav class="row" aria-label={t('portal-shared:pager.label')}>
      {next !== null && <LinkButton kind="secondary" label={t('portal-admin:next')} href={next} />}
      {first !== null && <LinkButton kind="tertiary" label={t('portal-admin:first')} href={first} />}
    </nav>
  );
}
