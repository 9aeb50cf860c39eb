import type { VNode } from 'preact';

import type { RequestView } from '../../vouchers/index.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import { LooksAgain } from '../shared/looks-again.js';
import type { PageContext } from '../shared/page-context.js';
import { programmeNames } from '../shared/programme-names.js';
import { Table } from '../shared/table.js';
import { StandingSection } from '../tallies/standing.js';
import type { Standing } from '../tallies/standings.service.js';
import { atDesk, DeskBar } from './desk-bar.js';
import { courseOf, personOf } from './names.js';
import type { Overview } from './overview.service.js';
import { WaitingChangesSection } from './waiting-changes.js';

interface OverviewProps {
  readonly page: PageContext;
  readonly overview: Overview;
}

const SECONDS_TO_FIRST_COUNT = 2;

/** What somebody waits for comes first, then what the municipality has. */
export function OverviewPage({ page, overview }: OverviewProps): VNode {
  const { desk, standings, waiting } = overview;
  const nameOf = programmeNames(
    page,
    standings.map(({ programme }) => programme),
  );
  const counting = standings.some(({ tally }) => tally === null);
  return (
    <Layout page={page} title={titleOf(page, standings)} refresh={counting ? SECONDS_TO_FIRST_COUNT : undefined}>
      <DeskBar page={page} desk={desk} action="/hr/overview" />
      {counting && <LooksAgain page={page} seconds={SECONDS_TO_FIRST_COUNT} />}
      {waiting.length > 0 && <Waiting page={page} overview={overview} />}
      {standings.length === 0 && <Text>{page.t('portal-hr:overview.noShareHelp')}</Text>}
      {standings.map((standing) => (
        <StandingSection
          key={standing.programme.id}
          page={page}
          standing={standing}
          name={nameOf(standing.programme)}
          municipality={desk.municipality}
          now={overview.now}
        />
      ))}
      <WaitingChangesSection page={page} desk={desk} moved={overview.moved} />
      {waiting.length === 0 && <Waiting page={page} overview={overview} />}
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
