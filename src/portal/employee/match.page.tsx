import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import type { MatchData } from './matches.service.js';
import { atWorkplace, Heading, levelWords, SameWorkplace } from './parts.js';
import { StatusBadge } from './status-badge.js';

type Row = MatchData['match']['requirements'][number];

interface MatchProps {
  readonly page: PageContext;
  readonly data: MatchData;
}

/** One post against what is known of the person: two numbers, what is missing, what would settle it, and what lapses when. */
export function MatchPage({ page, data }: MatchProps): VNode {
  const { t, locale, format } = page;
  const { match, names, workplaces, own } = data;
  const { requirements, fit, coverage } = match;
  const met = requirements.filter(({ status }) => status === 'met').length;
  const values = { post: inLocale(match.title, locale), met, count: requirements.length };
  const title = fit === null ? 'titleNothing' : 'title';
  return (
    <Layout page={page} title={t(`portal-employee:match.${title}`, values)} wide>
      <Text>
        {fit === null
          ? t('portal-employee:matches.nothing')
          : t('portal-employee:matches.sentence', { fit: format.percent(fit), coverage: format.percent(coverage) })}
      </Text>
      <Check {...{ page, data }} />
      <Table<Row>
        caption={t('portal-employee:match.caption')}
        rows={requirements}
        rowKey={({ competence }) => competence}
        empty={<Text>{t('portal-employee:match.empty')}</Text>}
        columns={[
          {
            key: 'competence',
            title: t('portal-employee:result.columns.competence'),
            cell: ({ competence }) => names.title(competence, locale),
          },
          {
            key: 'minimum',
            title: t('portal-employee:result.columns.target'),
            cell: ({ minimum }) => levelWords(page, names, minimum),
          },
          {
            key: 'need',
            title: t('portal-employee:match.need'),
            cell: ({ essential }) => t(`portal-employee:match.${essential ? 'essential' : 'desirable'}`),
          },
          {
            key: 'status',
            title: t('portal-employee:result.columns.status'),
            cell: (row) => <StatusBadge page={page} status={row.status} />,
          },
          { key: 'next', title: t('portal-employee:match.next'), cell: (row) => nextWord(page, row) },
        ]}
      />
      <Lapses page={page} data={data} />
      <div class="row">
        {own && match.gaps.length > 0 && (
          <LinkButton label={t('portal-employee:result.toPath')} href={atWorkplace('/path', workplaces)} />
        )}
        <LinkButton kind="secondary" label={t('portal-employee:match.all')} href="/matches" />
      </div>
    </Layout>
  );
}

/** What would help with this requirement, in a sentence. */
function nextWord({ t }: PageContext, { status, settle, lapsed, exceedsMaximum }: Row): string {
  if (status === 'open') {
    return settle === null
      ? t('portal-employee:match.openLong')
      : t('portal-employee:match.settle', { count: settle.questions });
  }
  if (status === 'not-measured') return t(`portal-employee:match.${lapsed ? 'lapsed' : 'unmeasured'}`);
  if (status === 'gap') return t('portal-employee:match.gap');
  return exceedsMaximum ? t('portal-employee:match.more') : t('portal-employee:match.met');
}

/** Back into the check for this post, with what it would settle. */
function Check({ page: { t, format }, data: { match, workplaces } }: MatchProps): VNode | null {
  const open = match.requirements.filter(({ status }) => status === 'open');
  const unmeasured = match.requirements.filter(({ status }) => status === 'not-measured').length;
  if (open.length + unmeasured === 0) return null;
  const questions = open.reduce((sum, { settle }) => sum + (settle?.questions ?? 0), 0);
  const said = questions === 0 ? 'checkUnmeasured' : unmeasured === 0 ? 'checkOpen' : 'checkBoth';
  const values = { count: questions, open: format.count(open.length), unmeasured: format.count(unmeasured) };
  return (
    <form method="post" action="/check">
      <Text>{t(`portal-employee:match.${said}`, values)}</Text>
      <SameWorkplace workplaces={workplaces} />
      <input type="hidden" name="profileId" value={match.profileId} />
      <Submit label={t('portal-employee:match.toCheck')} />
    </form>
  );
}

/** Which evidence stops counting when, the first one first. */
function Lapses({ page, data: { match, names } }: MatchProps): VNode | null {
  const { t, locale, format } = page;
  const ageing = match.requirements
    .filter(({ lapsesOn }) => lapsesOn !== null)
    .toSorted((x, y) => ((x.lapsesOn ?? '') < (y.lapsesOn ?? '') ? -1 : 1));
  if (ageing.length === 0) return null;
  return (
    <section>
      <Heading>{t('portal-employee:match.lapses')}</Heading>
      <Text>{t('portal-employee:match.lapsesLead')}</Text>
      <Table<Row>
        caption={t('portal-employee:match.lapsesCaption')}
        rows={ageing}
        rowKey={({ competence }) => competence}
        empty=""
        columns={[
          {
            key: 'competence',
            title: t('portal-employee:result.columns.competence'),
            cell: ({ competence }) => names.title(competence, locale),
          },
          {
            key: 'lapsesOn',
            title: t('portal-employee:match.lapsesOn'),
            cell: ({ lapsesOn }) => format.day(lapsesOn ?? ''),
          },
        ]}
      />
    </section>
  );
}
