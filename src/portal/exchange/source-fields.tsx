import type { VNode } from 'preact';

import type { CourseSource } from '../../courses/index.js';
import { Input } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';

/** What is asked about a source, new or known. */
export function SourceFields({
  page: { t },
  source,
}: {
  readonly page: PageContext;
  readonly source?: CourseSource;
}): VNode {
  return (
    <>
      <Input
        id="address"
        type="url"
        required
        label={t('portal-exchange:sources.address')}
        hint={t('portal-exchange:sources.addressHint')}
        value={source?.address}
        maxLength={2_000}
      />
      <Input id="provider" required label={t('portal-exchange:provider')} value={source?.provider} maxLength={200} />
      <Input
        id="intervalHours"
        type="number"
        required
        min={1}
        max={8_784}
        label={t('portal-exchange:sources.interval')}
        value={source?.intervalHours ?? 24}
      />
    </>
  );
}
