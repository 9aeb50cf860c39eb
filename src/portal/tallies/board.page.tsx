import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { MUNICIPALITY_KINDS } from '../../municipalities/index.js';
import { EXPIRING_WITHIN_DAYS } from '../../vouchers/index.js';
import { Checkbox, Input, LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import { LOOK_AGAIN_SECONDS } from '../shared/job-progress.js';
import { LooksAgain } from '../shared/looks-again.js';
import type { PageContext } from '../shared/page-context.js';
import { programmeOptions } from '../shared/programme-names.js';
import { TallyAge } from '../shared/tally.js';
import { AlarmList } from './alarm-list.js';
import { BoardTable } from './board-table.js';
import type { Board } from './boards.service.js';
import { isGoing, RecountSection } from './recount.js';
import { ReportDownload } from './report-form.js';

interface BoardProps {
  readonly page: PageContext;
  readonly board: Board;
}

/** The state of every municipality in one programme. */
export function BoardPageView({ page, board }: BoardProps): VNode {
  const { t } = page;
  const { programme, counted, recount, shown, municipalities } = board;
  const counting = counted === 0 && programme.recordHash !== null;
  const following = recount !== null && isGoing(recount.job);
  return (
    <Layout
      page={page}
      title={titleOf(page, board)}
      wide
      refresh={counting || following ? LOOK_AGAIN_SECONDS : undefined}
      script={following ? 'follow' : undefined}
    >
      {counting && <LooksAgain page={page} seconds={LOOK_AGAIN_SECONDS} />}
      <Programmes page={page} board={board} />
      {shown.oldest !== null && <TallyAge page={page} tally={shown.oldest} now={board.now} />}
      <AlarmList page={page} board={board} />
      <Filter page={page} board={board} />
      <BoardTable page={page} board={board} />
      {shown.total > 0 && <Text muted>{t('portal-tallies:board.expiringHint', { days: EXPIRING_WITHIN_DAYS })}</Text>}
      {counted > 0 && <ReportDownload page={page} programmeId={programme.id} municipalities={municipalities} />}
      {counted > 0 && <RecountSection page={page} board={board} />}
      <LinkButton
        kind="tertiary"
        label={t('portal-tallies:board.toProgramme')}
        href={`/admin/programmes/${programme.id}`}
      />
    </Layout>
  );
}

/** As long as there is no programme. */
export function NoBoardPage({ page }: { readonly page: PageContext }): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-tallies:board.noProgramme')}>
      <Text>{t('portal-tallies:board.noProgrammeHelp')}</Text>
      <LinkButton label={t('portal-shared:pages.programmes')} href="/admin/programmes" />
    </Layout>
  );
}

function titleOf({ t }: PageContext, { programme, shown, counted }: Board): string {
  if (counted === 0) return t(`portal-tallies:board.${programme.recordHash === null ? 'notDistributed' : 'counting'}`);
  if (shown.total === 0) return t('portal-tallies:board.nothingFound');
  return t('portal-tallies:board.title', { available: shown.sums.available, granted: shown.sums.granted });
}

function Programmes({ page, board: { programme, programmes } }: BoardProps): VNode {
  const { t, locale } = page;
  if (programmes.length < 2) {
    return <Text muted>{t('portal-tallies:board.programme', { title: inLocale(programme.title, locale) })}</Text>;
  }
  return (
    <form method="get" action="/admin/tallies" class="row">
      <Select
        id="programme"
        label={t('portal-tallies:board.programmeLabel')}
        options={programmeOptions(page, programmes)}
        value={programme.id}
      />
      <Submit kind="secondary" label={t('portal-tallies:board.switch')} />
    </form>
  );
}

function Filter({ page: { t }, board: { programme, choice } }: BoardProps): VNode {
  const kinds = MUNICIPALITY_KINDS.map((kind) => ({ value: kind, label: t(`portal-admin:kinds.${kind}`) }));
  return (
    <form method="get" action={`/admin/programmes/${programme.id}/tallies`} class="row">
      <Input id="search" type="search" label={t('portal-tallies:board.search')} value={choice.search} maxLength={100} />
      <Select
        id="kind"
        label={t('portal-tallies:board.kind')}
        options={[{ value: '', label: t('portal-tallies:board.allKinds') }, ...kinds]}
        value={choice.kind}
      />
      <Checkbox
        id="alarms-only"
        name="alarms"
        value="only"
        label={t('portal-tallies:board.onlyAlarms')}
        checked={choice.onlyAlarms}
      />
      {choice.order !== 'name' && <input type="hidden" name="sort" value={choice.order} />}
      <Submit kind="secondary" label={t('portal-tallies:board.show')} />
    </form>
  );
}
