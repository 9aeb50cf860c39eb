import type { VNode } from 'preact';

import { LinkButton } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { type AuditAddress, auditAddress } from './audit.forms.js';

interface HistoryLinkProps {
  readonly page: PageContext;
  readonly about: Pick<AuditAddress, 'subject' | 'kind' | 'municipality'>;
  /** For HR of a municipality; without it for admins, and for nobody else. */
  readonly hr?: boolean;
}

/** "Was damit geschah": the log of one thing. */
export function HistoryLink({ page: { t, actor }, about, hr = false }: HistoryLinkProps): VNode | null {
  if (!hr && actor?.admin !== true) return null;
  const href = auditAddress(hr ? '/hr/audit' : '/admin/audit', about);
  return <LinkButton kind="tertiary" label={t('portal-audit:history')} href={href} />;
}
