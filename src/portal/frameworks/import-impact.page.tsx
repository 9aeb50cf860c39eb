import type { VNode } from 'preact';

import type { EditionImpact } from '../../courses/index.js';
import { inLocale } from '../../kernel/localized.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Differences } from './differences.js';
import { Conflicts, ImpactTable } from './impact.js';

interface ImportImpactProps {
  readonly page: PageContext;
  readonly sheet: { readonly importId: string; readonly impact: EditionImpact; readonly after: number };
}

/** Before an import of a framework is applied: what it changes compared with the edition that is here. */
export function ImportImpactPage({ page, sheet }: ImportImpactProps): VNode {
  const { t, locale } = page;
  const { importId, impact, after } = sheet;
  const { order, edition, basis, title } = impact;
  const values = { title: inLocale(title, locale), edition, basis: basis?.edition ?? '' };
  return (
    <Layout page={page} title={t('portal-frameworks:import-impact.title', values)} wide>
      <Text>{t(`portal-frameworks:import-impact.${order}`, values)}</Text>
      {order !== 'first' && (
        <>
          {order !== 'earlier' && <Conflicts page={page} impact={impact} />}
          <ImpactTable page={page} impact={impact} />
          <Differences
            page={page}
            differences={impact.differences}
            after={after}
            here={`/admin/frameworks/imports/${importId}`}
          />
        </>
      )}
      <LinkButton label={t('portal-frameworks:import-impact.back')} href={`/admin/imports/${importId}`} />
    </Layout>
  );
}
