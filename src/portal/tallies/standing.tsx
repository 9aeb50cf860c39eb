import type { VNode } from 'preact';

import { EXPIRING_WITHIN_DAYS } from '../../vouchers/index.js';
import { Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { TallyAge, TallyBar, TallyTable } from '../shared/tally.js';
import { ReportDownload } from './report-form.js';
import type { Standing } from './standings.service.js';

interface StandingProps {
  readonly page: PageContext;
  readonly standing: Standing;
  /** What the page calls the programme. */
  readonly name: string;
  readonly municipality: { readonly id: string; readonly name: string };
  readonly now: Date;
}

/** A municipality's allotment in one programme at a glance: what is left, what it became, what ends soon, and reports. */
export function StandingSection({ page, standing, name, municipality, now }: StandingProps): VNode {
  const { t, format } = page;
  const { programme, tally } = standing;
  const days = { from: format.day(programme.startsOn), to: format.day(programme.endsOn) };
  return (
    <section aria-labelledby={`programme-${programme.id}`}>
      <h2 class="kern-heading-medium" id={`programme-${programme.id}`}>
        {name}
      </h2>
      <Text>{t(`portal-tallies:standing.states.${programme.state}`, days)}</Text>
      {tally === null ? (
        <Text muted>{t('portal-tallies:standing.notCounted')}</Text>
      ) : (
        <>
          <TallyBar page={page} id={`bar-${programme.id}`} counts={tally} />
          <TallyTable page={page} counts={tally} caption={t('portal-tallies:standing.caption', { title: name })} />
          <Text>
            {t('portal-tallies:standing.expiring', { count: standing.expiring, days: EXPIRING_WITHIN_DAYS })}{' '}
            {t('portal-tallies:standing.requested', { count: tally.requested })}{' '}
            {t('portal-tallies:standing.expired', { count: tally.expired })}
          </Text>
          <TallyAge page={page} tally={tally} now={now} />
          <ReportDownload page={page} programmeId={programme.id} municipalities={[municipality]} />
        </>
      )}
    </section>
  );
}
