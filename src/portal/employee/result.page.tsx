import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { MatchStatus } from '../../matching/index.js';
import { Alert, LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { type Column, Table } from '../shared/table.js';
import { LevelChart } from './level-chart.js';
import { Bullets, Heading, levelWords, Link } from './parts.js';
import type { ResultData, ResultRow } from './result.service.js';
import { StatusBadge } from './status-badge.js';

const STATUSES: readonly MatchStatus[] = ['met', 'open', 'gap', 'not-measured'];

interface ResultPageProps {
  readonly page: PageContext;
  readonly data: ResultData;
}

export function ResultPage({ page, data }: ResultPageProps): VNode {
  const { t, locale, format } = page;
  const { result, newer, post, rows, names } = data;
  return (
    <Layout page={page} title={summaryOf(page, rows)} wide>
      {newer !== null && (
        <Alert kind="info" title={t('portal-employee:result.newer')}>
          <Link href={`/results/${newer.checkId}`}>{t('portal-employee:result.toNewer')}</Link>
        </Alert>
      )}
      <Text>
        {t('portal-employee:result.lead', { post: inLocale(post.title, locale), day: format.day(result.measuredAt) })}
      </Text>
      <Text>{t('portal-employee:result.reading')}</Text>
      <Bullets
        items={STATUSES.filter((status) => countOf(rows, status) > 0).map((status) =>
          t(`portal-employee:result.counts.${status}`, { count: countOf(rows, status) }),
        )}
      />
      {names.byArea(rows).map(({ area, rows: inside }) => (
        <section key={area.code} class="area">
          <Heading>{inLocale(area.title, locale)}</Heading>
          <Table
            caption={t('portal-employee:result.caption', { area: inLocale(area.title, locale) })}
            columns={columnsOf(page, data)}
            rows={inside}
            rowKey={({ competence }) => competence}
            empty=""
          />
        </section>
      ))}
      <Text muted>{t('portal-employee:result.legend')}</Text>
      <Alert kind="info" title={t('portal-employee:result.noExam')}>
        <Text>{t('portal-employee:result.noExamText')}</Text>
      </Alert>
      <div class="row">
        <LinkButton label={t('portal-employee:result.toPath')} href={`/path?municipalityId=${result.municipalityId}`} />
        <LinkButton label={t('portal-employee:result.toMatches')} href="/matches" kind="secondary" />
      </div>
    </Layout>
  );
}

function summaryOf({ t }: PageContext, rows: readonly ResultRow[]): string {
  const measured = rows.filter(({ measured: { measured: isMeasured } }) => isMeasured);
  if (measured.length === 0) return t('portal-employee:result.titleNothing');
  const met = countOf(rows, 'met');
  if (met === 0) return t('portal-employee:result.titleMeasured', { measured: measured.length, count: rows.length });
  return t('portal-employee:result.title', { met, count: rows.length });
}

function countOf(rows: readonly ResultRow[], status: MatchStatus): number {
  return rows.filter(({ required }) => required?.status === status).length;
}

function columnsOf(page: PageContext, { names }: ResultData): readonly Column<ResultRow>[] {
  const { t, locale, format } = page;
  const title = (key: string) => t(`portal-employee:result.columns.${key}`);
  return [
    { key: 'competence', title: title('competence'), cell: (row) => names.title(row.competence, locale) },
    {
      key: 'level',
      title: title('level'),
      cell: ({ measured }) =>
        measured.level === null ? t('portal-employee:status.not-measured') : levelWords(page, names, measured.level),
    },
    {
      key: 'estimate',
      title: title('estimate'),
      cell: ({ measured: { estimate, band } }) =>
        estimate === null || band === null
          ? t('portal-employee:result.moreQuestions')
          : t('portal-employee:result.estimate', {
              estimate: format.measure(estimate),
              low: format.measure(band[0]),
              high: format.measure(band[1]),
            }),
    },
    {
      key: 'picture',
      title: title('picture'),
      cell: (row) => <LevelChart page={page} row={row} levels={names.levels.length} />,
    },
    {
      key: 'target',
      title: title('target'),
      cell: ({ required }) =>
        required === null ? t('portal-employee:result.noTarget') : levelWords(page, names, required.minimum),
    },
    {
      key: 'status',
      title: title('status'),
      cell: ({ required }) => required !== null && <StatusBadge page={page} status={required.status} />,
    },
  ];
}
