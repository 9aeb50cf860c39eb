import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Heading } from '../employee/parts.js';
import { Alert, LinkButton, Submit, Text } from '../shared/components.js';
import { Description, type Fact } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { TallyAge, TallyBar, TallyTable } from '../shared/tally.js';
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
  const { programme, today } = sheet;
  const title = inLocale(programme.title, locale);
  const isLate = programme.state === 'draft' && programme.endsOn < today;
  return (
    <Layout page={page} title={t(`portal-programmes:titles.${stepOf(sheet)}`, { title })}>
      {isLate && (
        <Alert kind="warning" title={t('portal-programmes:late.title')}>
          <Text>{t('portal-programmes:late.help')}</Text>
        </Alert>
      )}
      <NextStep page={page} sheet={sheet} />
      <Figures page={page} sheet={sheet} />
      <Rules page={page} sheet={sheet} />
      <History page={page} sheet={sheet} />
      <Ways page={page} sheet={sheet} />
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
          <Text>{t('portal-programmes:figures.beside', { requested: sum.requested, expired: sum.expired })}</Text>
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

function Ways({ page: { t }, sheet: { programme, isDeletable } }: ProgrammeProps): VNode {
  const here = `/admin/programmes/${programme.id}`;
  const isDraft = programme.state === 'draft';
  const pages = ['distribution', 'tallies', 'settlement', 'ledger'] as const;
  return (
    <>
      <Heading>{t('portal-programmes:ways.title')}</Heading>
      <nav class="row" aria-label={t('portal-programmes:ways.title')}>
        {(programme.recordHash === null ? [] : pages).map((way) => (
          <LinkButton key={way} kind="secondary" label={t(`portal-programmes:ways.${way}`)} href={`${here}/${way}`} />
        ))}
        {isDraft && <LinkButton kind="secondary" label={t('portal-programmes:ways.edit')} href={`${here}/edit`} />}
      </nav>
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
