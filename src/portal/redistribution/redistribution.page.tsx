import type { VNode } from 'preact';

import { berlinDay } from '../../kernel/calendar.js';
import { inLocale } from '../../kernel/localized.js';
import { movedIn } from '../../vouchers/index.js';
import { ObjectionList } from '../distribution/objection-list.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import { LooksAgain } from '../shared/looks-again.js';
import type { PageContext } from '../shared/page-context.js';
import type { RedistributionSheet } from './plans.service.js';
import { PositionTable } from './position-table.js';
import { Facts, movedOf, RecordLinks } from './redistribution-parts.js';

interface RedistributionProps {
  readonly page: PageContext;
  readonly sheet: RedistributionSheet;
}

const LOOK_AGAIN_SECONDS = 5;

/** One redistribution: what is announced, decided or done, and what can be done about it now. */
export function RedistributionPage({ page, sheet }: RedistributionProps): VNode {
  const { t, format, locale } = page;
  const { programme, redistribution } = sheet;
  const { positions, countedAt, moved, decided, dueOn } = redistribution;
  const step = stepOf(sheet);
  const values = {
    count: moved ?? decided ?? movedIn(positions),
    day: format.day(dueOn),
    until: format.moment(redistribution.objectionsUntil ?? countedAt),
  };
  return (
    <Layout
      page={page}
      title={t(`portal-redistribution:titles.${step}`, values)}
      wide
      refresh={step === 'running' ? LOOK_AGAIN_SECONDS : undefined}
    >
      <Text muted>{t('portal-redistribution:lead', { title: inLocale(programme.title, locale) })}</Text>
      <Text>{t(`portal-redistribution:next.${step}`, values)}</Text>
      {step === 'running' && <LooksAgain page={page} seconds={LOOK_AGAIN_SECONDS} />}
      <Acts page={page} sheet={sheet} />
      <Facts page={page} redistribution={redistribution} />
      <RecordLinks page={page} redistribution={redistribution} />
      {redistribution.recordHash !== null && <ObjectionList page={page} decided={sheet} />}
      <PositionTable
        page={page}
        positions={positions}
        caption={t(`portal-redistribution:table.${redistribution.isForecast ? 'forecast' : 'decided'}`, {
          at: format.moment(countedAt),
        })}
        moved={movedOf(redistribution)}
      />
      <LinkButton
        kind="tertiary"
        label={t('portal-redistribution:all')}
        href={`/admin/programmes/${programme.id}/redistributions`}
      />
    </Layout>
  );
}

type Step =
  'announced' | 'due' | 'decided' | 'blocked' | 'running' | 'carried-out' | 'cancelled' | 'reversed' | 'lapsed';

function stepOf({ redistribution: { state, dueOn, objectionsUntil }, objections, now }: RedistributionSheet): Step {
  if (state === 'announced') return berlinDay(now) < dueOn ? 'announced' : 'due';
  if (state !== 'decided') return state;
  if (objectionsUntil !== null && now < objectionsUntil) return 'decided';
  return objections.some((one) => one.state === 'open' || one.state === 'upheld') ? 'blocked' : 'running';
}

const ACTS: Readonly<Record<Step, readonly string[]>> = {
  announced: ['change', 'confirm/cancel'],
  due: ['confirm/decide', 'change', 'confirm/cancel'],
  decided: ['confirm/cancel'],
  blocked: ['confirm/cancel'],
  running: ['confirm/cancel'],
  'carried-out': ['confirm/reverse'],
  cancelled: [],
  reversed: [],
  lapsed: [],
};

function Acts({ page: { t }, sheet }: RedistributionProps): VNode {
  const { programmeId, id } = sheet.redistribution;
  return (
    <div class="row">
      {ACTS[stepOf(sheet)].map((act) => (
        <LinkButton
          key={act}
          kind={act === 'confirm/decide' ? 'primary' : 'secondary'}
          label={t(`portal-redistribution:acts.${act.replace('confirm/', '')}`)}
          href={`/admin/programmes/${programmeId}/redistributions/${id}/${act}`}
        />
      ))}
    </div>
  );
}
