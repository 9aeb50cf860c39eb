import type { VNode } from 'preact';

import type { Framework } from '../../competencies/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Input, LinkButton, Submit, Text } from '../shared/components.js';
import { ErrorSummary } from '../shared/error-summary.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { frameworkPath } from './paths.js';

export interface NextEditionProps {
  readonly page: PageContext;
  readonly framework: Framework;
  /** The name as it was sent, or empty. */
  readonly edition: string;
  /** The code of the rule that the name breaks. */
  readonly fault?: string;
}

/** Asks for the name of the next edition, and says what beginning it means. */
export function NextEditionPage({ page, framework, edition, fault }: NextEditionProps): VNode {
  const { t, locale } = page;
  const here = frameworkPath(framework.id);
  const error = fault === undefined ? undefined : t(`problems:${fault}.title`);
  const name = t('portal-frameworks:fields.edition');
  return (
    <Layout page={page} title={t('portal-frameworks:next.title', { title: inLocale(framework.title, locale) })}>
      {error !== undefined && <ErrorSummary page={page} faults={[{ field: 'edition', name, message: error }]} />}
      <Text>{t('portal-frameworks:next.lead', { edition: framework.edition })}</Text>
      <form class="narrow" method="post" action={`${here}/next-edition`}>
        <Input
          id="edition"
          label={name}
          hint={t('portal-frameworks:next.hint', { edition: framework.edition })}
          value={edition}
          maxLength={20}
          required
          error={error}
        />
        <div class="row">
          <Submit label={t('portal-frameworks:next.begin')} />
          <LinkButton kind="secondary" label={t('portal-frameworks:next.back')} href={here} />
        </div>
      </form>
    </Layout>
  );
}
