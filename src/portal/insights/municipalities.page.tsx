import type { VNode } from 'preact';

import type { NeedReport, NeedView } from '../../vouchers/index.js';
import { Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { periodName } from './insights.page.js';

interface MunicipalitiesProps {
  readonly page: PageContext;
  readonly report: NeedReport;
}

const MINIMUM = 5;

/** All municipalities with the persons who have a gap, as it may be published; each leads to its own report. */
export function MunicipalitiesPage({ page, report }: MunicipalitiesProps): VNode {
  const { t, format } = page;
  const { period, municipalities } = report;
  const named = municipalities.filter(({ persons }) => persons !== null).length;
  return (
    <Layout page={page} title={t('portal-insights:all.title', { named, count: municipalities.length })} wide>
      <Text>
        {t('portal-insights:all.lead', {
          period: periodName(page, period.name),
          from: format.day(period.from),
          to: format.day(period.to),
        })}
      </Text>
      <Table<NeedView>
        caption={t('portal-insights:all.caption')}
        rows={[...municipalities].sort(
          (a, b) => (b.persons ?? 0) - (a.persons ?? 0) || a.name.localeCompare(b.name, 'de'),
        )}
        rowKey={({ municipalityId }) => municipalityId}
        empty={<Text>{t('portal-insights:all.empty')}</Text>}
        columns={[
          {
            key: 'name',
            title: t('portal-insights:all.municipality'),
            cell: ({ municipalityId, name }) => (
              <a class="kern-link" href={`/admin/insights?municipality=${municipalityId}`}>
                {name}
              </a>
            ),
          },
          {
            key: 'persons',
            title: t('portal-insights:all.persons'),
            numeric: true,
            cell: ({ persons }) =>
              persons === null
                ? t('portal-insights:hidden', { minimum: MINIMUM })
                : t('portal-insights:persons', { persons: format.count(persons) }),
          },
        ]}
      />
    </Layout>
  );
}
