import type { VNode } from 'preact';

import type { FrameworkDraft } from '../../competencies/index.js';
import type { EditionImpact } from '../../courses/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Checkbox, LinkButton, Submit, Text } from '../shared/components.js';
import { ErrorSummary } from '../shared/error-summary.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Differences } from './differences.js';
import { Conflicts, ImpactTable } from './impact.js';
import { draftPath } from './paths.js';

interface PublishEditionProps {
  readonly page: PageContext;
  readonly sheet: { readonly draft: FrameworkDraft; readonly impact: EditionImpact; readonly after: number };
  /** It was sent although there are conflicts that nobody has accepted. */
  readonly isUnaccepted?: boolean;
}

/** Before a draft becomes an edition: what that changes, and what it leaves. */
export function PublishEditionPage({ page, sheet, isUnaccepted = false }: PublishEditionProps): VNode {
  const { t, locale } = page;
  const { draft, impact, after } = sheet;
  const values = { title: inLocale(draft.title, locale), edition: draft.edition, basis: impact.basis?.edition ?? '' };
  const here = `${draftPath(draft.id)}/publish`;
  const isEmpty = impact.differences.length === 0;
  const fault = {
    field: 'acceptConflicts',
    name: t('portal-frameworks:publish.accept'),
    message: t('portal-frameworks:publish.notAccepted'),
  };
  return (
    <Layout page={page} title={t('portal-frameworks:publish.title', values)} wide>
      {isUnaccepted && <ErrorSummary page={page} faults={[fault]} />}
      <Text>{t('portal-frameworks:publish.lead', values)}</Text>
      <Conflicts page={page} impact={impact} />
      <ImpactTable page={page} impact={impact} />
      <Differences page={page} differences={impact.differences} after={after} here={here} />
      {isEmpty ? (
        <LinkButton label={t('portal-frameworks:publish.toDraft')} href={draftPath(draft.id)} />
      ) : (
        <PublishForm page={page} sheet={sheet} here={here} />
      )}
    </Layout>
  );
}

function PublishForm(props: Pick<PublishEditionProps, 'page' | 'sheet'> & { readonly here: string }): VNode {
  const { page, sheet, here } = props;
  const { t } = page;
  const hasConflicts = sheet.impact.competencies.some(({ conflict }) => conflict);
  return (
    <form method="post" action={here}>
      <input type="hidden" name="revision" value={sheet.draft.revision} />
      {hasConflicts && <Checkbox id="acceptConflicts" label={t('portal-frameworks:publish.accept')} />}
      <div class="row">
        <Submit label={t('portal-frameworks:publish.act', { edition: sheet.draft.edition })} />
        <LinkButton kind="secondary" label={t('portal-frameworks:publish.back')} href={draftPath(sheet.draft.id)} />
      </div>
    </form>
  );
}
