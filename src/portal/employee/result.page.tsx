import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { MatchStatus } from '../../matching/index.js';
import { Alert, LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { beginning, inWords } from './number-words.js';
import { Bullets, Heading, Link } from './parts.js';
import { ResultAreas } from './result-areas.js';
import { ResultCompetence } from './result-competence.js';
import type { ResultData, ResultRow } from './result.service.js';
import { changesOf, countOf, reasonsOf } from './result-summary.js';
import { ResultTable } from './result-table.js';

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
      <div class="row">
        <LinkButton label={t('portal-employee:result.toPath')} href={`/path?municipalityId=${result.municipalityId}`} />
        <LinkButton label={t('portal-employee:result.toMatches')} href="/matches" kind="secondary" />
      </div>
      <WhatChanged page={page} data={data} />
      <ResultAreas page={page} data={data} />
      <Text muted>{t('portal-employee:result.legend')}</Text>
      {names.byArea(rows).map(({ area, rows: inside }) => (
        <section key={area.code} class="area">
          <Heading>{inLocale(area.title, locale)}</Heading>
          <ul class="plain-list competences">
            {inside.map((row) => (
              <ResultCompetence key={row.competence} page={page} data={data} row={row} />
            ))}
          </ul>
        </section>
      ))}
      <ResultTable page={page} data={data} />
      <WhyItEnded page={page} data={data} />
      <TakeAlong page={page} data={data} />
    </Layout>
  );
}

function summaryOf({ t }: PageContext, rows: readonly ResultRow[]): string {
  const measured = rows.filter((row) => row.measured.measured).length;
  if (measured === 0) return t('portal-employee:result.titleNothing');
  const met = countOf(rows, 'met');
  const [key, count] = met > 0 ? (['title', met] as const) : (['titleMeasured', measured] as const);
  if (rows.length === 1) return t(`portal-employee:result.${key}Only`);
  const words = { some: inWords(t, count), all: inWords(t, rows.length) };
  return beginning(t(`portal-employee:result.${key}`, { count, ...words }));
}

function WhatChanged({ page, data: { rows, names } }: ResultPageProps): VNode | null {
  const { t, locale, format } = page;
  const changes = changesOf(rows);
  if (changes === null) return null;
  const real = changes.real.map(({ competence, change: { verdict, before, difference } }) =>
    t(`portal-employee:changes.${verdict}`, {
      competence: names.title(competence, locale),
      before: format.measure(before.estimate),
      now: format.measure(before.estimate + difference),
      day: format.day(before.measuredAt),
    }),
  );
  const noise = changes.noise.map(({ competence }) => names.title(competence, locale)).join(', ');
  return (
    <section>
      <Heading>{t('portal-employee:changes.title')}</Heading>
      <Text>{t('portal-employee:changes.lead')}</Text>
      <Bullets
        items={[...real, ...(noise === '' ? [] : [t('portal-employee:changes.noise', { competencies: noise })])]}
      />
    </section>
  );
}

function WhyItEnded({ page: { t }, data: { rows, result } }: ResultPageProps): VNode {
  return (
    <section>
      <Heading>{t('portal-employee:result.whyEnded')}</Heading>
      <Bullets
        items={reasonsOf(rows).map(({ reason, count }) =>
          t('portal-employee:result.reason', { count, reason: t(`checks:result.stopReasons.${reason}`) }),
        )}
      />
      <Text>
        <Link href={`/results/${result.checkId}/explanations`}>{t('portal-employee:result.toExplanations')}</Link>
      </Text>
    </section>
  );
}

function TakeAlong({ page, data: { result } }: ResultPageProps): VNode {
  const { t, locale, format } = page;
  const file = (kind: string) => `/api/v1/checks/${result.checkId}/result/export?format=${kind}&language=${locale}`;
  const { release } = result;
  return (
    <section>
      <Heading>{t('portal-employee:result.takeAlong')}</Heading>
      <Alert kind="info" title={t('portal-employee:result.noExam')}>
        <Text>{t('portal-employee:result.noExamText')}</Text>
      </Alert>
      <div class="row">
        <LinkButton label={t('portal-employee:result.asPdf')} href={file('pdf')} kind="secondary" />
        <LinkButton label={t('portal-employee:result.asJson')} href={file('json')} kind="tertiary" />
      </div>
      <Text>
        {release === null
          ? t('portal-employee:result.notReleased')
          : t('portal-employee:result.released', { purpose: release.purpose, day: format.day(release.until) })}{' '}
        <Link href={`/results/${result.checkId}/release`}>
          {t(release === null ? 'portal-employee:result.toRelease' : 'portal-employee:result.toRevoke')}
        </Link>
      </Text>
      <Text>
        <Link href="/results">{t('portal-employee:result.toHistory')}</Link>
      </Text>
    </section>
  );
}
