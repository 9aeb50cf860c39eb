import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { HistoryLink } from '../audit/history-link.js';
import { LinkButton, Submit, Text } from '../shared/components.js';
import { Description, type Fact } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { TallyAge, TallyBar, TallyTable } from '../shared/tally.js';
import { Late } from './cautions.js';
import { stepOf } from './next-step.js';
import { NextStep } from './next-step-section.js';
import type { ProgrammeSheet } from './programme-sheets.service.js';
import { Rules } from './rules.js';

interface ProgrammeProps {
  readonly page: PageContext;
  readonly sheet: ProgrammeSheet;
}

/** One programme at a glance: what comes next, how much is left, what its vouchers pay. */
export function ProgrammePage({ page, sheet }: ProgrammeProps): VNode {
  const { t, locale } = page;
  const title = inLocale(sheet.programme.title, locale);
  return (
    <Layout page={page} title={t(`portal-programmes:titles.${stepOf(sheet)}`, { title })} wide>
      <Late page={page} standing={sheet} />
      <NextStep page={page} sheet={sheet} />
      <Ways page={page} sheet={sheet} />
      <div class="beside beside--even">
        <Figures page={page} sheet={sheet} />
        <Rules page={page} sheet={sheet} />
      </div>
      <History page={page} sheet={sheet} />
      <Copies page={page} sheet={sheet} />
      <HistoryLink page={page} about={{ subject: sheet.programme.id }} />
    </Layout>
  );
}

function Figures({ page, sheet: { programme, sum, now } }: ProgrammeProps): VNode {
  const { t, format } = page;
  const { total, granted, reserve } = programme;
  const name = (key: string) => t(`portal-programmes:figures.${key}`);
  return (
    <section aria-labelledby="figures">
      <h2 class="kern-heading-medium" id="figures">
        {name('title')}
      </h2>
      <Description
        items={[
          { key: name('total'), value: format.count(total) },
          { key: name('granted'), value: format.count(granted) },
          { key: name('reserve'), value: format.count(reserve) },
          { key: name('undistributed'), value: format.count(total - granted - reserve) },
        ]}
      />
      {sum !== null && sum.granted > 0 && (
        <>
          <TallyBar page={page} counts={sum} id="programme" />
          <TallyTable page={page} counts={sum} caption={name('caption')} />
          <Text>
            {t('portal-programmes:figures.requested', { count: sum.requested })}{' '}
            {t('portal-programmes:figures.expired', { count: sum.expired })}
          </Text>
          <TallyAge page={page} tally={sum} now={now} />
        </>
      )}
    </section>
  );
}

/** What happened when; the checksum binds the ledger to the decision. */
function History({ page, sheet: { programme } }: ProgrammeProps): VNode {
  const { t, format } = page;
  const { createdAt, openedAt, closedAt, settledAt, recordHash } = programme;
  const moments = Object.entries({ createdAt, openedAt, closedAt, settledAt });
  return (
    <section aria-labelledby="history">
      <h2 class="kern-heading-medium" id="history">
        {t('portal-programmes:history.title')}
      </h2>
      <Description
        items={[
          ...moments.flatMap(([key, moment]): Fact[] =>
            moment === null ? [] : [{ key: t(`portal-programmes:history.${key}`), value: format.moment(moment) }],
          ),
          ...(recordHash === null
            ? []
            : [{ key: t('portal-programmes:history.record'), value: <code class="hash">{recordHash}</code> }]),
        ]}
      />
    </section>
  );
}

function Ways({ page: { t }, sheet: { programme } }: ProgrammeProps): VNode {
  const here = `/admin/programmes/${programme.id}`;
  const ways = [
    ...(programme.state === 'draft' ? ['edit'] : []),
    ...(programme.recordHash === null ? [] : ['distribution']),
    ...(programme.recordHash === null || programme.state === 'draft' ? [] : ['redistributions']),
    ...(programme.recordHash === null ? [] : ['tallies', 'settlement', 'ledger']),
  ];
  return (
    <nav class="row" aria-label={t('portal-programmes:ways.title')}>
      {ways.map((way) => (
        <LinkButton key={way} kind="secondary" label={t(`portal-programmes:ways.${way}`)} href={`${here}/${way}`} />
      ))}
    </nav>
  );
}

function Copies({ page: { t }, sheet: { programme, isDeletable } }: ProgrammeProps): VNode {
  const here = `/admin/programmes/${programme.id}`;
  return (
    <>
      <Text>{t('portal-programmes:ways.copyHint')}</Text>
      <div class="row">
        <form method="post" action={`${here}/copy`}>
          <Submit kind="secondary" label={t('portal-programmes:ways.copy')} />
        </form>
        {isDeletable && (
          <LinkButton kind="secondary" label={t('portal-programmes:ways.delete')} href={`${here}/delete`} />
        )}
        <LinkButton kind="tertiary" label={t('portal-programmes:ways.all')} href="/admin/programmes" />
      </div>
    </>
  );
}
