import type { VNode } from 'preact';

import type { Pile } from '../../kernel/comparison.js';
import type { Page } from '../../platform/http/pagination.js';
import type { ImportRowView } from '../../platform/imports/import-previews.service.js';
import { LinkButton } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { PileTable } from './import-piles.js';

interface ImportRowsProps {
  readonly page: PageContext;
  readonly importId: string;
  readonly pile: Pile;
  readonly rows: Page<ImportRowView>;
}

/** One pile of a preview, further on. */
export function ImportRowsPage({ page, importId, pile, rows }: ImportRowsProps): VNode {
  const { t } = page;
  return (
    <Layout
      page={page}
      title={t('portal-exchange:piles.further', { pile: t(`portal-exchange:piles.names.${pile}`) })}
      wide
    >
      <PileTable page={page} importId={importId} pile={pile} view={rows} />
      <LinkButton kind="secondary" label={t('portal-exchange:piles.back')} href={`/admin/imports/${importId}`} />
    </Layout>
  );
}
