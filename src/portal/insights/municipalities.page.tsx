import type { VNode } from 'preact';

import type { NeedReport, NeedView } from '../../vouchers/index.js';
import { Input, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import { pageAt } from '../shared/list-page.js';
import type { PageContext } from '../shared/page-context.js';
import { Pager } from '../shared/pager.js';
import { hasWords } from '../shared/spelling.js';
import { Table } from '../shared/table.js';
import type { InsightsAddress } from './insights.forms.js';
import { periodName } from './insights.page.js';

interface MunicipalitiesProps {
  readonly page: PageContext;
  readonly report: NeedReport;
  readonly asked: Pick<InsightsAddress, 'q' | 'page'>;
}

const HERE = '/admin/insights';

/** All municipalities with the persons who have a gap, as it may be published; each leads to its own report. */
export function MunicipalitiesPage({ page, report, asked: { q = '', page: number = 1 } }: MunicipalitiesProps): VNode {
  const { t, format } = page;
  const { period, municipalities } = report;
  const named = municipalities.filter(({ persons }) => persons !== null).length;
  const found = municipalities.filter(({ name }) => hasWords(name, q));
  const list = pageAt(
    found.sort((a, b) => (b.persons ?? 0) - (a.persons ?? 0) || a.name.localeCompare(b.name, 'de')),
    number,
  );
  return (
    <Layout page={page} title={t('portal-insights:all.title', { named, count: municipalities.length })} wide>
      <Text>
        {t('portal-insights:all.lead', {
          period: periodName(page, period.name),
          from: format.day(period.from),
          to: format.day(period.to),
        })}
      </Text>
      <form method="get" action={HERE} class="row" role="search">
        <Input id="q" type="search" label={t('portal-insights:all.search')} value={q} maxLength={100} />
        <Submit kind="secondary" label={t('portal-insights:all.find')} />
      </form>
      <Text>{t('portal-insights:all.legend')}</Text>
      <Table<NeedView>
        caption={t('portal-insights:all.caption')}
        rows={list.rows}
        rowKey={({ municipalityId }) => municipalityId}
        empty={<Text>{t(`portal-insights:all.${q === '' ? 'empty' : 'notFound'}`)}</Text>}
        columns={[
          {
            key: 'name',
            title: t('portal-insights:all.municipality'),
            cell: ({ municipalityId, name }) => (
              <a class="kern-link" href={`${HERE}?municipality=${municipalityId}`}>
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
                ? t('portal-insights:hidden')
                : t('portal-insights:persons', { persons: format.count(persons) }),
          },
        ]}
      />
      <Pager
        page={page}
        list={list}
        hrefOf={(at) => `${HERE}?${new URLSearchParams({ q, page: String(at) }).toString()}`}
      />
    </Layout>
  );
}
