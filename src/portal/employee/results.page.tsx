import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { beginning, inWords } from './number-words.js';
import { Link } from './parts.js';
import type { PastResult } from './results.service.js';

interface ResultsPageProps {
  readonly page: PageContext;
  /** Newest first. */
  readonly results: readonly PastResult[];
}

/** Every result that the person has, for whichever post. */
export function ResultsPage({ page, results }: ResultsPageProps): VNode {
  const { t, locale, format } = page;
  const count = results.length;
  if (count === 0) {
    return (
      <Layout page={page} title={t('portal-employee:results.titleNone')}>
        <Text>{t('portal-employee:results.none')}</Text>
        <LinkButton label={t('portal-employee:results.toCheck')} href="/check" />
      </Layout>
    );
  }
  const title = (key: string) => t(`portal-employee:results.columns.${key}`);
  return (
    <Layout page={page} title={beginning(t('portal-employee:results.title', { count, some: inWords(t, count) }))} wide>
      <Text>{t('portal-employee:results.lead')}</Text>
      <Table
        caption={t('portal-employee:results.caption')}
        rows={results}
        rowKey={({ result }) => result.checkId}
        empty={null}
        columns={[
          {
            key: 'result',
            title: title('result'),
            cell: ({ result }) => (
              <Link href={`/results/${result.checkId}`}>
                {t('portal-employee:results.of', { moment: format.moment(result.measuredAt) })}
              </Link>
            ),
          },
          { key: 'post', title: title('post'), cell: ({ post }) => inLocale(post.title, locale) },
          {
            key: 'measured',
            title: title('measured'),
            cell: ({ result: { competencies } }) =>
              t('checks:result.area.count', {
                measured: competencies.filter(({ measured }) => measured).length,
                asked: competencies.length,
              }),
          },
          {
            key: 'release',
            title: title('release'),
            cell: ({ result: { release }, released }) =>
              release === null || !released
                ? t('portal-employee:results.private')
                : t('portal-employee:results.until', { day: format.day(release.until) }),
          },
        ]}
      />
    </Layout>
  );
}
