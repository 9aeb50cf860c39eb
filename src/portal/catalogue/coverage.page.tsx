import type { VNode } from 'preact';

import type { CoverageMap } from '../../courses/index.js';
import type { Framework } from '../../competencies/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Link } from '../employee/parts.js';
import { LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface CoverageProps {
  readonly page: PageContext;
  readonly frameworks: readonly Framework[];
  /** Null before any framework was imported. */
  readonly map: CoverageMap | null;
}

type Row = CoverageMap['competencies'][number];
type Step = Row['steps'][number];

const MANY = 3;

/** Which steps of which competence are taught, in words and shades, and how many persons wait. */
export function CoveragePage({ page, frameworks, map }: CoverageProps): VNode {
  const { t, locale, format } = page;
  const untaught = map?.competencies.flatMap(({ steps }) => steps).filter(({ courses }) => courses === 0).length ?? 0;
  const title = map === null ? 'none' : untaught === 0 ? 'complete' : 'title';
  return (
    <Layout page={page} title={t(`portal-catalogue:coverage.${title}`, { count: untaught })} wide>
      {frameworks.length > 1 && (
        <form method="get" action="/admin/courses/coverage" class="row">
          <Select
            id="frameworkId"
            label={t('portal-catalogue:coverage.framework')}
            options={frameworks.map((one) => ({
              value: one.id,
              label: `${inLocale(one.title, locale)} (${one.edition})`,
            }))}
            value={map?.frameworkId}
          />
          <Submit kind="secondary" label={t('portal-catalogue:show')} />
        </form>
      )}
      {map !== null && (
        <>
          <Text>{t('portal-catalogue:coverage.lead')}</Text>
          <Text muted>
            {t('portal-catalogue:coverage.persons', {
              from: format.day(map.period.from),
              to: format.day(map.period.to),
            })}
          </Text>
          <StepTable page={page} map={map} />
        </>
      )}
      <LinkButton kind="secondary" label={t('portal-catalogue:editor.back')} href="/admin/courses" />
    </Layout>
  );
}

function StepTable({ page, map }: { readonly page: PageContext; readonly map: CoverageMap }): VNode {
  const { t, locale } = page;
  const steps = map.competencies.at(0)?.steps ?? [];
  return (
    <Table<Row>
      caption={t('portal-catalogue:coverage.caption')}
      rows={map.competencies}
      rowKey={({ code }) => code}
      empty={<Text>{t('portal-catalogue:coverage.none')}</Text>}
      columns={[
        {
          key: 'competence',
          title: t('portal-catalogue:facets.competence'),
          cell: ({ code, title }) => (
            <Link href={`/admin/courses?${new URLSearchParams({ competence: code, state: 'published' }).toString()}`}>
              {`${code} ${inLocale(title, locale)}`}
            </Link>
          ),
        },
        ...steps.map(({ from, to }, at) => ({
          key: String(from),
          title: t('portal-catalogue:coverage.step', { from, to }),
          cell: (row: Row) => <StepCell page={page} step={row.steps[at]} />,
        })),
      ]}
    />
  );
}

/** The shade says the same as the words. */
function StepCell({
  page: { t },
  step,
}: {
  readonly page: PageContext;
  readonly step: Step | undefined;
}): VNode | null {
  if (step === undefined) return null;
  const { courses, waiting } = step;
  const shade = courses === 0 ? 'none' : courses < MANY ? 'few' : 'many';
  return (
    <span class={`coverage coverage--${shade}`}>
      {t('portal-catalogue:coverage.courses', { count: courses })}
      <span class="cell-note">
        {', '}
        {waiting === null
          ? t('portal-catalogue:coverage.tooFew')
          : t('portal-catalogue:coverage.waiting', { count: waiting })}
      </span>
    </span>
  );
}
