import type { VNode } from 'preact';

import type { Competence, Framework, FrameworkDraftSummary, FrameworkView } from '../../competencies/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Link } from '../employee/parts.js';
import { Alert, LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { ToDraft } from './draft.page.js';
import { frameworkPath } from './paths.js';

interface FrameworkProps {
  readonly page: PageContext;
  readonly view: FrameworkView;
}

interface WholeFrameworkProps extends FrameworkProps {
  /** The newest edition of the same framework. */
  readonly newest: Framework | null;
  /** Of its next edition, if somebody has begun it. */
  readonly draft: FrameworkDraftSummary | undefined;
}

/** One framework to read: its levels, and each competence with what it means on every level. */
export function FrameworkPage({ page, view, newest, draft }: WholeFrameworkProps): VNode {
  const { t, locale } = page;
  const { framework } = view;
  const { id, title, edition, description, source, licence, counts } = framework;
  const file = (format: string) => `/api/v1/frameworks/${id}/export?format=${format}`;
  return (
    <Layout page={page} title={t('portal-frameworks:one.title', { title: inLocale(title, locale), edition })}>
      <Text>{inLocale(description, locale)}</Text>
      <Text>{t('portal-frameworks:one.counts', { ...counts })}</Text>
      <Text muted>{t('portal-frameworks:one.source', { source, licence })}</Text>
      {newest?.id === id && (
        <div class="row">
          <ToDraft page={page} frameworkId={id} draft={draft} />
        </div>
      )}
      {newest !== null && newest.id !== id && (
        <Alert kind="info" title={t('portal-frameworks:one.older', { edition: newest.edition })}>
          <Link href={frameworkPath(newest.id)}>
            {t('portal-frameworks:one.toNewest', { edition: newest.edition })}
          </Link>
        </Alert>
      )}
      <Levels page={page} view={view} />
      {[...new Set(view.competencies.map(({ area }) => area.code))].map((code) => (
        <Area key={code} page={page} competencies={view.competencies.filter(({ area }) => area.code === code)} />
      ))}
      <div class="row">
        <LinkButton kind="secondary" label={t('portal-profiles:list.ageing')} href={`/admin/profiles/ageing/${id}`} />
        <LinkButton kind="tertiary" label={t('portal-frameworks:one.json')} href={file('json')} />
        <LinkButton kind="tertiary" label={t('portal-frameworks:one.case')} href={file('case')} />
        <LinkButton kind="tertiary" label={t('portal-frameworks:one.all')} href="/admin/frameworks" />
      </div>
    </Layout>
  );
}

function Levels({ page: { t, locale }, view: { levels } }: FrameworkProps): VNode {
  return (
    <section>
      <h2 class="kern-heading-medium">{t('portal-frameworks:one.levels')}</h2>
      <ul class="bullets kern-body">
        {levels.map(({ number, name, coarseName }) => (
          <li key={number}>
            {t('portal-frameworks:one.level', {
              ...{ number, name: inLocale(name, locale), coarse: inLocale(coarseName, locale) },
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AreaProps {
  readonly page: PageContext;
  /** At least one, all of the same area. */
  readonly competencies: readonly Competence[];
}

function Area({ page, competencies }: AreaProps): VNode {
  const area = competencies[0]?.area;
  return (
    <section>
      <h2 class="kern-heading-medium">{`${area?.code ?? ''} ${inLocale(area?.title ?? {}, page.locale)}`}</h2>
      {competencies.map((competence) => (
        <OneCompetence key={competence.code} page={page} competence={competence} />
      ))}
    </section>
  );
}

function OneCompetence({
  page: { t, locale },
  competence: { code, title, description, levels },
}: {
  readonly page: PageContext;
  readonly competence: Competence;
}): VNode {
  return (
    <div class="competence">
      <h3 class="kern-heading-small">{`${code} ${inLocale(title, locale)}`}</h3>
      <Text>{inLocale(description, locale)}</Text>
      {levels.length > 0 && (
        <details>
          <summary class="kern-body">{t('portal-frameworks:one.onEachLevel')}</summary>
          <ul class="bullets kern-body">
            {levels.map(({ level, text }) => (
              <li key={level}>{t('portal-frameworks:one.onLevel', { level, text: inLocale(text, locale) })}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
