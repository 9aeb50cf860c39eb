import type { VNode } from 'preact';

import { TOLD_STATES, type UsageInsights } from '../../insights/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface UsageProps {
  readonly page: PageContext;
  readonly usage: UsageInsights;
}

/** For which courses vouchers were asked for in the quarter, and what became of vouchers. */
export function UsageSection({ page, usage }: UsageProps): VNode {
  const { t, locale, format } = page;
  const { demand, vouchers, minimumSize: minimum } = usage;
  const told = (count: number | null) =>
    count === null
      ? t('portal-insights:usage.few', { minimum })
      : t('portal-insights:usage.about', { count: format.count(count) });
  return (
    <section aria-labelledby="usage">
      <h2 class="kern-heading-medium" id="usage">
        {t('portal-insights:usage.title')}
      </h2>
      <Table
        caption={t('portal-insights:usage.demand')}
        rows={demand}
        rowKey={({ courseId }) => courseId}
        empty={<Text>{t('portal-insights:usage.noDemand', { minimum })}</Text>}
        columns={[
          {
            key: 'course',
            title: t('portal-insights:usage.course'),
            cell: ({ courseId, title }) => (
              <a class="kern-link" href={`/courses/${courseId}`}>
                {inLocale(title, locale)}
              </a>
            ),
          },
          {
            key: 'persons',
            title: t('portal-insights:usage.persons'),
            numeric: true,
            cell: ({ persons }) => told(persons),
          },
        ]}
      />
      <Table
        caption={t('portal-insights:usage.vouchers')}
        rows={TOLD_STATES}
        rowKey={(state) => state}
        empty=""
        columns={[
          {
            key: 'state',
            title: t('portal-insights:usage.state'),
            cell: (state) => t(`portal-insights:usage.states.${state}`),
          },
          {
            key: 'count',
            title: t('portal-insights:usage.count'),
            numeric: true,
            cell: (state) => told(vouchers[state]),
          },
        ]}
      />
    </section>
  );
}
