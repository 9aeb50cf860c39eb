import type { VNode } from 'preact';

import { Link } from '../employee/parts.js';
import { Alert, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';

interface DidYouMeanProps {
  readonly page: PageContext;
  readonly action: string;
  readonly suggestion: string | null;
}

/** Says that only similar words were found, and offers the search that was probably meant. */
export function DidYouMean({ page: { t }, action, suggestion }: DidYouMeanProps): VNode | null {
  if (suggestion === null) return null;
  const href = `${action}?${new URLSearchParams({ q: suggestion }).toString()}`;
  return (
    <Alert kind="info" title={t('portal-catalogue:similar')}>
      <Text>
        {t('portal-catalogue:didYouMean')} <Link href={href}>{suggestion}</Link>
      </Text>
    </Alert>
  );
}
