import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { Programme } from '../../vouchers/index.js';
import { LinkButton, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';

interface ProgrammeProps {
  readonly page: PageContext;
  readonly programme: Programme;
  readonly now: Date;
}

type Step = 'distribute' | 'wait' | 'open' | 'close' | 'closed' | 'settled';

export function ProgrammePage({ page, programme, now }: ProgrammeProps): VNode {
  const { t, locale } = page;
  const { id, title, state, recordHash } = programme;
  return (
    <Layout
      page={page}
      title={t(`portal-admin:programme.titles.${stepOf(programme, now)}`, { title: inLocale(title, locale) })}
    >
      <NextStep page={page} programme={programme} now={now} />
      <Figures page={page} programme={programme} />
      <div class="row">
        {recordHash !== null && (
          <>
            <LinkButton
              kind={state === 'open' ? 'primary' : 'secondary'}
              label={t('portal-admin:programme.toTallies')}
              href={`/admin/programmes/${id}/tallies`}
            />
            <LinkButton
              kind="secondary"
              label={t('portal-admin:programme.toShares')}
              href={`/admin/programmes/${id}/distribution`}
            />
            <LinkButton kind="secondary" label={t('portal-ledger:link')} href={`/admin/programmes/${id}/ledger`} />
          </>
        )}
        <LinkButton kind="tertiary" label={t('portal-admin:programme.all')} href="/admin/programmes" />
      </div>
    </Layout>
  );
}

/** What comes next for the administrator. */
function stepOf({ state, recordHash, objectionsUntil }: Programme, now: Date): Step {
  if (state === 'closed' || state === 'settled') return state;
  if (state === 'open') return 'close';
  if (recordHash === null) return 'distribute';
  return objectionsUntil !== null && now < objectionsUntil ? 'wait' : 'open';
}

function NextStep({ page, programme, now }: ProgrammeProps): VNode {
  const { t, format } = page;
  const { id, objectionsUntil } = programme;
  const step = stepOf(programme, now);
  const until = objectionsUntil === null ? '' : format.moment(objectionsUntil);
  return (
    <section aria-labelledby="next">
      <h2 class="kern-heading-medium" id="next">
        {t('portal-admin:programme.next')}
      </h2>
      <Text>{t(`portal-admin:programme.steps.${step}`, { until })}</Text>
      {step === 'distribute' && (
        <LinkButton label={t('portal-admin:programme.distribute')} href={`/admin/programmes/${id}/distribution`} />
      )}
      {(step === 'open' || step === 'close') && (
        <LinkButton
          kind={step === 'open' ? 'primary' : 'secondary'}
          label={t(`portal-admin:programme.${step}.link`)}
          href={`/admin/programmes/${id}/confirm/${step}`}
        />
      )}
    </section>
  );
}

function Figures({ page, programme }: Omit<ProgrammeProps, 'now'>): VNode {
  const { t, format } = page;
  const { startsOn, endsOn, total, granted, reserve, recordHash } = programme;
  const { validityDays, limitPerYear, maxPriceCents, objectionDays } = programme;
  const name = (key: string) => t(`portal-admin:programme.facts.${key}`);
  const days = (count: number) => t('portal-admin:days', { count });
  return (
    <Description
      items={[
        { key: t('portal-admin:programmes.total'), value: format.count(total) },
        { key: t('portal-admin:programmes.granted'), value: format.count(granted) },
        { key: t('portal-admin:programmes.reserve'), value: format.count(reserve) },
        { key: t('portal-admin:programmes.term'), value: `${format.day(startsOn)} – ${format.day(endsOn)}` },
        { key: name('validityDays'), value: days(validityDays) },
        { key: name('limitPerYear'), value: t('portal-admin:vouchers', { count: limitPerYear }) },
        { key: name('maxPrice'), value: maxPriceCents === null ? name('noMaxPrice') : format.money(maxPriceCents) },
        { key: name('objectionDays'), value: days(objectionDays) },
        ...(recordHash === null ? [] : [{ key: name('record'), value: <code class="hash">{recordHash}</code> }]),
      ]}
    />
  );
}
