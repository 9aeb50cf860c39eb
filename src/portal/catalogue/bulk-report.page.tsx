import type { VNode } from 'preact';

import type { BulkReport, Course } from '../../courses/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Link } from '../employee/parts.js';
import { Alert, LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface BulkReportProps {
  readonly page: PageContext;
  readonly report: BulkReport;
  readonly courses: ReadonlyMap<string, Course>;
}

/** What became of each course that was to be changed. */
export function BulkReportPage({ page, report, courses }: BulkReportProps): VNode {
  const { t, locale } = page;
  const { counts, results } = report;
  const isGood = counts.refused === 0;
  return (
    <Layout page={page} title={t('portal-catalogue:bulk.done', { count: counts.changed })} wide>
      <Alert
        kind={isGood ? 'success' : 'warning'}
        title={t('portal-catalogue:bulk.summary', { ...counts, held: counts['held-back'] })}
      >
        <Text>{t(`portal-catalogue:bulk.${isGood ? 'allGood' : 'someRefused'}`)}</Text>
      </Alert>
      <Table<BulkReport['results'][number]>
        caption={t('portal-catalogue:bulk.caption')}
        rows={results}
        rowKey={({ id }) => id}
        empty={<Text>{t('portal-catalogue:bulk.nothing')}</Text>}
        columns={[
          {
            key: 'title',
            title: t('portal-catalogue:columns.title'),
            cell: ({ id }) => (
              <Link href={`/admin/courses/${id}`}>{inLocale(courses.get(id)?.title ?? {}, locale) || id}</Link>
            ),
          },
          {
            key: 'outcome',
            title: t('portal-catalogue:bulk.outcome'),
            cell: ({ outcome }) => t(`portal-catalogue:bulk.outcomes.${outcome}`),
          },
          {
            key: 'why',
            title: t('portal-catalogue:bulk.why'),
            cell: ({ problem }) => (problem === null ? '' : `${problem.title} ${problem.help}`),
          },
        ]}
      />
      <LinkButton kind="secondary" label={t('portal-catalogue:editor.back')} href="/admin/courses" />
    </Layout>
  );
}
