import type { VNode } from 'preact';

import { Alert, LinkButton } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';

interface NotYetProps {
  readonly page: PageContext;
  readonly title: string;
  /** Why it is not possible, and what helps. */
  readonly reason: string;
  readonly back: { readonly label: string; readonly href: string };
}

/** In the place of a question that has only one answer. */
export function NotYetPage({ page, title, reason, back }: NotYetProps): VNode {
  return (
    <Layout page={page} title={title}>
      <Alert kind="info" title={reason} />
      <LinkButton label={back.label} href={back.href} />
    </Layout>
  );
}
