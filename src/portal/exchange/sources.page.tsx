import type { VNode } from 'preact';

import type { CourseSource } from '../../courses/index.js';
import { LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { SourceFields } from './source-fields.js';

interface SourcesProps {
  readonly page: PageContext;
  readonly sources: readonly CourseSource[];
}

/** Catalogues that are fetched again and again: how they stand, and a new one. */
export function SourcesPage({ page, sources }: SourcesProps): VNode {
  const { t } = page;
  const troubled = sources.filter(({ state }) => state !== 'active').length;
  const title = sources.length === 0 ? 'none' : troubled > 0 ? 'troubled' : 'title';
  return (
    <Layout page={page} title={t(`portal-exchange:sources.${title}`, { count: troubled })} wide>
      <SourceTable page={page} sources={sources} />
      <section aria-labelledby="new">
        <h2 class="kern-heading-medium" id="new">
          {t('portal-exchange:sources.new')}
        </h2>
        <form class="narrow" method="post" action="/admin/courses/sources">
          <SourceFields page={page} />
          <Submit label={t('portal-exchange:sources.add')} />
        </form>
      </section>
      <LinkButton kind="secondary" label={t('portal-exchange:toCatalogue')} href="/admin/courses" />
    </Layout>
  );
}

function SourceTable({ page, sources }: SourcesProps): VNode {
  const { t, format } = page;
  return (
    <Table<CourseSource>
      caption={t('portal-exchange:sources.caption')}
      rows={sources}
      rowKey={({ id }) => id}
      empty={<Text>{t('portal-exchange:sources.empty')}</Text>}
      columns={[
        {
          key: 'provider',
          title: t('portal-exchange:provider'),
          cell: ({ id, provider, address }) => (
            <>
              <a class="kern-link" href={`/admin/courses/sources/${id}`}>
                {provider}
              </a>
              <span class="cell-note">{address}</span>
            </>
          ),
        },
        { key: 'state', title: t('portal-exchange:sources.how'), cell: (source) => sentenceOf(page, source) },
        {
          key: 'last',
          title: t('portal-exchange:sources.last'),
          cell: ({ lastRunAt, lastImportId }) => (
            <>
              {lastRunAt === null ? t('portal-exchange:never') : format.moment(lastRunAt)}
              {lastImportId !== null && (
                <a class="kern-link cell-note" href={`/admin/imports/${lastImportId}`}>
                  {t('portal-exchange:sources.report')}
                </a>
              )}
            </>
          ),
        },
        {
          key: 'next',
          title: t('portal-exchange:sources.next'),
          cell: ({ state, nextRunAt }) => (state === 'paused' ? '–' : format.moment(nextRunAt)),
        },
        {
          key: 'run',
          title: t('portal-exchange:sources.act'),
          cell: ({ id, provider }) => (
            <form method="post" action={`/admin/courses/sources/${id}/run`}>
              <Submit kind="secondary" label={t('portal-exchange:sources.run')} about={provider} />
            </form>
          ),
        },
      ]}
    />
  );
}

/** How a source stands, and what to do about it. */
export function sentenceOf(
  { t }: PageContext,
  { state, failures, lastOutcome, lastProblem, address }: CourseSource,
): string {
  if (state === 'active') return t(`portal-exchange:sources.states.${lastOutcome ?? 'fresh'}`);
  if (failures === 0) return t('portal-exchange:sources.states.pausedByHand');
  const why = lastProblem === null ? '' : t(`findings:${lastProblem}`, { address });
  return t(`portal-exchange:sources.states.${state}`, { count: failures, why });
}
