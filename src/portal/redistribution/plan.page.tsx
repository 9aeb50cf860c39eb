import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { MOST_WINDOW_DAYS, movedIn, type RedistributionHead } from '../../vouchers/index.js';
import { Alert, Input, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import type { Plan } from './plans.service.js';
import { PositionTable } from './position-table.js';
import { fieldsOfRules } from './redistribution.forms.js';
import { RulesFields } from './rules-form.js';

interface PlanProps {
  readonly page: PageContext;
  readonly plan: Plan;
}

const UNDER_WAY: readonly RedistributionHead['state'][] = ['announced', 'decided'];
const USUAL_WINDOW_DAYS = 7;

/** Tries rules with the numbers of now, and publishes them with a day once they fit. */
export function PlanPage({ page, plan }: PlanProps): VNode {
  const { t, locale } = page;
  const { programme, rules, positions, announced, others } = plan;
  const all = `/admin/programmes/${programme.id}/redistributions`;
  const here = announced === null ? all : `${all}/${announced.id}/change`;
  const underWay = others.find(({ state }) => UNDER_WAY.includes(state));
  const mayAnnounce = programme.state === 'open' && (announced !== null || underWay === undefined);
  return (
    <Layout page={page} title={t('portal-redistribution:plan.title', { count: movedIn(positions) })} wide>
      <Text muted>{t('portal-redistribution:plan.lead', { title: inLocale(programme.title, locale) })}</Text>
      {underWay !== undefined && announced === null && <UnderWay page={page} redistribution={underWay} />}
      <div class="beside">
        <RulesFields page={page} rules={rules} action={here} />
        <section aria-label={t('portal-redistribution:plan.result')}>
          <PositionTable
            page={page}
            positions={positions}
            caption={t('portal-redistribution:table.dryRun')}
            moved={null}
          />
          {mayAnnounce && <Announce page={page} plan={plan} action={here} />}
          {programme.state !== 'open' && <Text>{t('portal-redistribution:plan.onlyOpen')}</Text>}
        </section>
      </div>
      <Past page={page} redistributions={others} />
      <LinkButton
        kind="tertiary"
        label={t('portal-redistribution:toProgramme')}
        href={`/admin/programmes/${programme.id}`}
      />
    </Layout>
  );
}

function UnderWay({
  page: { t, format },
  redistribution: { programmeId, id, state, dueOn },
}: {
  readonly page: PageContext;
  readonly redistribution: RedistributionHead;
}): VNode {
  return (
    <Alert kind="info" title={t(`portal-redistribution:plan.underWay.${state}`, { day: format.day(dueOn) })}>
      <LinkButton
        kind="secondary"
        label={t('portal-redistribution:plan.toUnderWay')}
        href={`/admin/programmes/${programmeId}/redistributions/${id}`}
      />
    </Alert>
  );
}

function Announce({ page, plan, action }: PlanProps & { readonly action: string }): VNode {
  const { t, format } = page;
  const { rules, announced, earliest } = plan;
  const name = (key: string, values = {}) => t(`portal-redistribution:announce.${key}`, values);
  const dueOn = announced !== null && announced.dueOn > earliest ? announced.dueOn : earliest;
  return (
    <form method="post" action={action}>
      <h2 class="kern-heading-medium">{name(announced === null ? 'title' : 'titleAnew')}</h2>
      <Text>{name('follows')}</Text>
      {fieldsOfRules(rules).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {announced !== null && <input type="hidden" name="revision" value={announced.revision} />}
      <Input
        id="dueOn"
        type="date"
        label={name('dueOn')}
        hint={name('dueOnHint', { day: format.day(earliest) })}
        min={earliest}
        value={dueOn}
        required
      />
      <Input
        id="windowDays"
        type="number"
        label={name('windowDays')}
        hint={name('windowDaysHint')}
        min={0}
        max={MOST_WINDOW_DAYS}
        value={announced?.windowDays ?? USUAL_WINDOW_DAYS}
        required
      />
      <Submit label={name(announced === null ? 'act' : 'actAnew')} />
    </form>
  );
}

function Past({
  page,
  redistributions,
}: {
  readonly page: PageContext;
  readonly redistributions: readonly RedistributionHead[];
}): VNode {
  const { t, format } = page;
  const name = (key: string) => t(`portal-redistribution:past.${key}`);
  return (
    <Table<RedistributionHead>
      caption={name('caption')}
      rows={redistributions}
      rowKey={({ id }) => id}
      empty={name('empty')}
      columns={[
        {
          key: 'day',
          title: name('day'),
          cell: ({ programmeId, id, dueOn }) => (
            <a class="kern-link" href={`/admin/programmes/${programmeId}/redistributions/${id}`}>
              {format.day(dueOn)}
            </a>
          ),
        },
        { key: 'state', title: name('state'), cell: ({ state }) => t(`vouchers-redistribution:states.${state}`) },
        {
          key: 'moved',
          title: name('moved'),
          numeric: true,
          cell: ({ moved }) => (moved === null ? '–' : format.count(moved)),
        },
      ]}
    />
  );
}
