import type { VNode } from 'preact';

import type { Municipality } from '../../municipalities/index.js';
import { PAGE_SIZE } from '../../platform/http/pagination.js';
import { Text } from './components.js';
import type { PageContext } from './page-context.js';

interface FoundProps {
  readonly page: PageContext;
  readonly found: readonly Municipality[];
  readonly hrefOf: (municipalityId: string) => string;
}

/** The municipalities that somebody may have meant, to choose one; of many only the first, since a longer name finds fewer. */
export function FoundMunicipalities({ page: { t }, found, hrefOf }: FoundProps): VNode {
  const further = found.length - PAGE_SIZE;
  if (found.length === 0) return <Text>{t('portal-shared:municipalities.notFound')}</Text>;
  return (
    <nav aria-label={t('portal-shared:municipalities.found')}>
      <Text>{t('portal-shared:municipalities.found')}</Text>
      <ul class="kern-list kern-list--bullet">
        {found.slice(0, PAGE_SIZE).map(({ id, name, ars }) => (
          <li key={id}>
            <a class="kern-link" href={hrefOf(id)}>
              {name} ({ars})
            </a>
          </li>
        ))}
      </ul>
      {further > 0 && <Text>{t('portal-shared:municipalities.further', { count: further })}</Text>}
    </nav>
  );
}
