import type { VNode } from 'preact';

import { CROSSINGS } from '../../insights/index.js';
import { LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { HeatTable } from './heat-table.js';
import type { InsightsView } from './insight-views.service.js';
import { UsageSection } from './usage-section.js';

export interface InsightsProps {
  readonly page: PageContext;
  readonly view: InsightsView;
}

/** Where the groups of a municipality have gaps in one quarter, in counts that name nobody. */
export function InsightsPage({ page, view }: InsightsProps): VNode {
  const { t, format } = page;
  const { municipality, action, gaps } = view;
  const file = new URLSearchParams({ municipality: municipality.id, by: gaps.by, period: gaps.period.name });
  return (
    <Layout page={page} title={titleOf(page, view)} wide>
      <Text>
        {t('portal-insights:period', {
          municipality: municipality.name,
          period: periodName(page, gaps.period.name),
          from: format.day(gaps.period.from),
          to: format.day(gaps.period.to),
        })}
      </Text>
      <Choice page={page} view={view} />
      {gaps.groups.length > 0 && <Text>{t('portal-insights:legend', { minimum: gaps.minimumSize })}</Text>}
      <HeatTable page={page} gaps={gaps} />
      <LinkButton kind="secondary" label={t('portal-insights:download')} href={`${action}/file?${file.toString()}`} />
      <UsageSection page={page} usage={view.usage} />
      <Counted page={page} minimum={gaps.minimumSize} />
    </Layout>
  );
}

/** The state in one sentence. */
function titleOf({ t }: PageContext, { gaps: { competencies, groups } }: InsightsView): string {
  const named = competencies.filter(({ all, groups: figures }) => [all, ...figures].some((one) => one !== null)).length;
  if (groups.length === 0) return t('portal-insights:title.nobody');
  if (named === 0) return t('portal-insights:title.tooFew');
  return t('portal-insights:title.gaps', { named, count: competencies.length });
}

export function periodName({ t }: PageContext, period: string): string {
  const [year = '', quarter = ''] = period.split('-Q');
  return t('portal-insights:quarter', { quarter, year });
}

function Choice({ page, view }: InsightsProps): VNode {
  const { t } = page;
  const { municipality, choices, action, gaps } = view;
  return (
    <form method="get" action={action} class="row">
      {choices !== 'all' && choices.length > 1 ? (
        <Select
          id="municipality"
          label={t('portal-insights:choice.municipality')}
          value={municipality.id}
          options={choices.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : (
        <input type="hidden" name="municipality" value={municipality.id} />
      )}
      <Select
        id="by"
        label={t('portal-insights:choice.by')}
        value={gaps.by}
        options={CROSSINGS.map((by) => ({ value: by, label: t(`portal-insights:by.${by}`) }))}
      />
      <Select
        id="period"
        label={t('portal-insights:choice.period')}
        value={gaps.period.name}
        options={gaps.periods.map((period) => ({ value: period, label: periodName(page, period) }))}
      />
      <Submit kind="secondary" label={t('portal-insights:choice.show')} />
      {choices === 'all' && <LinkButton kind="tertiary" label={t('portal-insights:choice.other')} href={action} />}
    </form>
  );
}

const NOTES = ['gap', 'period', 'hidden', 'rounded', 'leftOut', 'fixed'] as const;

/** What is counted, what is not, and why some cells are hidden. */
function Counted({ page: { t }, minimum }: { readonly page: PageContext; readonly minimum: number }): VNode {
  return (
    <section aria-labelledby="counted">
      <h2 class="kern-heading-medium" id="counted">
        {t('portal-insights:counted.title')}
      </h2>
      <ul class="kern-list kern-list--bullet">
        {NOTES.map((note) => (
          <li key={note}>{t(`portal-insights:counted.${note}`, { minimum })}</li>
        ))}
      </ul>
    </section>
  );
}
