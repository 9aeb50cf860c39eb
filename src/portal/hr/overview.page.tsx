import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { RequestView } from '../../vouchers/index.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { TallyAge, TallyBar, TallyTable } from '../shared/tally.js';
import { atDesk, DeskBar } from './desk-bar.js';
import { courseOf, personOf } from './names.js';
import type { Overview, Standing } from './overview.service.js';

interface OverviewProps {
  readonly page: PageContext;
  readonly overview: Overview;
}

const SECONDS_TO_FIRST_COUNT = 2;

export function OverviewPage({ page, overview }: OverviewProps): VNode {
  const { desk, standings } = overview;
  const counting = standings.some(({ tally }) => tally === null);
  return (
    <Layout page={page} title={titleOf(page, standings)} refresh={counting ? SECONDS_TO_FIRST_COUNT : undefined}>
      <DeskBar page={page} desk={desk} action="/hr/overview" />
      {standings.length === 0 && <Text>{page.t('portal-hr:overview.noShareHelp')}</Text>}
      {standings.map((standing) => (
        <StandingSection key={standing.programme.id} page={page} standing={standing} now={overview.now} />
      ))}
      <Waiting page={page} overview={overview} />
      <LinkButton
        kind="secondary"
        label={page.t('portal-hr:overview.toVouchers')}
        href={atDesk('/hr/vouchers', desk)}
      />
    </Layout>
  );
}

/** The state in one sentence: what can be assigned now, else why nothing can. */
function titleOf({ t }: PageContext, standings: readonly Standing[]): string {
  const open = standings.filter(({ programme }) => programme.state === 'open');
  const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
  if (open.length > 0) {
    if (open.some(({ tally }) => tally === null)) return t('portal-hr:overview.counting');
    const available = sum(open.map(({ tally }) => tally?.available ?? 0));
    return t('portal-hr:overview.title', { available, granted: sum(open.map(({ tally }) => tally?.granted ?? 0)) });
  }
  const drafts = standings.filter(({ programme }) => programme.state === 'draft');
  if (drafts.length > 0) return t('portal-hr:overview.planned', { count: sum(drafts.map(({ granted }) => granted)) });
  return t(standings.length === 0 ? 'portal-hr:overview.noShare' : 'portal-hr:overview.closed');
}

interface StandingProps {
  readonly page: PageContext;
  readonly standing: Standing;
  readonly now: Date;
}

function StandingSection({ page, standing, now }: StandingProps): VNode {
  const { t, locale, format } = page;
  const { programme, tally } = standing;
  const title = inLocale(programme.title, locale);
  const days = { from: format.day(programme.startsOn), to: format.day(programme.endsOn) };
  return (
    <section aria-labelledby={`programme-${programme.id}`}>
      <h2 class="kern-heading-medium" id={`programme-${programme.id}`}>
        {title}
      </h2>
      <Text>{t(`portal-hr:overview.states.${programme.state}`, days)}</Text>
      {tally === null ? (
        <Text muted>{t('portal-hr:overview.notCounted')}</Text>
      ) : (
        <>
          <TallyBar page={page} id={`bar-${programme.id}`} counts={tally} />
          <TallyTable page={page} counts={tally} caption={t('portal-hr:overview.caption', { title })} />
          <Text>
            {t('portal-hr:overview.requested', { count: tally.requested })}{' '}
            {t('portal-hr:overview.expired', { count: tally.expired })}
          </Text>
          <TallyAge page={page} tally={tally} now={now} />
        </>
      )}
    </section>
  );
}

function Waiting({ page, overview }: OverviewProps): VNode {
  const { t, locale, format } = page;
  const { desk, waiting } = overview;
  return (
    <section aria-labelledby="waiting">
      <h2 class="kern-heading-medium" id="waiting">
        {t('portal-hr:overview.waiting')}
      </h2>
      <Table<RequestView>
        caption={t('portal-hr:overview.waitingCaption')}
        rows={waiting}
        rowKey={({ id }) => id}
        empty={<Text>{t('portal-hr:overview.nothingWaits')}</Text>}
        columns={[
          { key: 'person', title: t('portal-requests:columns.person'), cell: (row) => personOf(page, row.person) },
          {
            key: 'course',
            title: t('portal-requests:columns.course'),
            cell: (row) => courseOf(locale, row.courseTitle),
          },
          { key: 'date', title: t('portal-requests:columns.date'), cell: (row) => format.moment(row.requestedAt) },
        ]}
      />
      {waiting.length > 0 && <LinkButton label={t('portal-hr:overview.decide')} href={atDesk('/hr/requests', desk)} />}
    </section>
  );
}
