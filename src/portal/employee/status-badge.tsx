import type { VNode } from 'preact';

import type { MatchStatus } from '../../matching/index.js';
import type { PageContext } from '../shared/page-context.js';

/** Red is for errors only: a gap is a field to develop. */
const LOOK: Readonly<Record<MatchStatus, string>> = {
  met: 'success',
  gap: 'warning',
  open: 'info',
  'not-measured': 'info',
};

/** How somebody stands to a requirement, in words. */
export function StatusBadge({ page, status }: { readonly page: PageContext; readonly status: MatchStatus }): VNode {
  return (
    <span class={`kern-badge kern-badge--${LOOK[status]} kern-badge--small`}>
      <span class="kern-label kern-label--small">{page.t(`portal-employee:status.${status}`)}</span>
    </span>
  );
}
