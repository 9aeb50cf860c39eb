import type { VNode } from 'preact';

import type { StaffMember } from '../../accounts/index.js';
import type { Role } from '../../kernel/actor.js';
import type { Day } from '../../kernel/calendar.js';
import { atDesk, DeskBar, DeskField } from '../hr/desk-bar.js';
import { personOf } from '../hr/names.js';
import { Input, LinkButton, Submit, Text } from '../shared/components.js';
import { Confirmation } from '../shared/confirmation.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Pager } from '../shared/pager.js';
import { Table } from '../shared/table.js';
import type { StaffList, StaffSheet } from './people.service.js';
import { SignOutSection } from './sign-out.page.js';

/** The employees of the municipality. */
export function StaffPage({ page, found }: { readonly page: PageContext; readonly found: StaffList }): VNode {
  const { t } = page;
  const { desk, q, list } = found;
  return (
    <Layout page={page} title={t('portal-people:title', { count: list.total })} wide>
      <DeskBar page={page} desk={desk} action="/hr/people" />
      <Text>{t('portal-people:lead')}</Text>
      <form method="get" action="/hr/people" class="row" role="search">
        <DeskField desk={desk} />
        <Input id="q" type="search" label={t('portal-people:q')} value={q} maxLength={100} />
        <Submit kind="secondary" label={t('portal-people:search')} />
      </form>
      <Table<StaffMember>
        caption={t('portal-people:caption', { name: desk.municipality.name })}
        rows={list.rows}
        rowKey={({ personId }) => personId}
        empty={<Text>{t(`portal-people:${q === '' ? 'empty' : 'notFound'}`)}</Text>}
        columns={[
          {
            key: 'person',
            title: t('portal-people:person'),
            cell: (row) => (
              <a class="kern-link" href={atDesk(`/hr/people/${row.personId}`, desk)}>
                {personOf(page, row)}
              </a>
            ),
          },
          { key: 'unit', title: t('portal-people:unit'), cell: ({ unit }) => unit ?? '–' },
          { key: 'email', title: t('portal-people:email'), cell: ({ email }) => email },
          { key: 'role', title: t('portal-people:role'), cell: ({ isHr }) => t(`portal-people:roles.${roleOf(isHr)}`) },
          { key: 'end', title: t('portal-people:end'), cell: (row) => endOf(page, row) },
        ]}
      />
      <Pager page={page} list={list} hrefOf={(number) => atDesk('/hr/people', desk, { q, page: String(number) })} />
    </Layout>
  );
}

/** One employee: where they work, and how that ends. */
export function PersonSheetPage({ page, sheet }: { readonly page: PageContext; readonly sheet: StaffSheet }): VNode {
  const { t, format, actor } = page;
  const { desk, member } = sheet;
  const who = personOf(page, member);
  return (
    <Layout page={page} title={who}>
      <Description
        items={[
          { key: t('portal-people:unit'), value: member.unit ?? '–' },
          { key: t('portal-people:email'), value: member.email },
          { key: t('portal-people:role'), value: t(`portal-people:roles.${roleOf(member.isHr)}`) },
          { key: t('portal-people:since'), value: format.day(member.validFrom) },
          { key: t('portal-people:end'), value: endOf(page, member) },
        ]}
      />
      {member.personId === actor?.personId ? (
        <Text>{t('portal-people:self')}</Text>
      ) : (
        <>
          <End page={page} sheet={sheet} role="employee" lastDay={member.lastDay} />
          {member.isHr && member.lastDay === null && (
            <End page={page} sheet={sheet} role="hr" lastDay={member.lastDayAsHr} />
          )}
          <SignOutSection page={page} sheet={sheet} />
        </>
      )}
      <LinkButton kind="tertiary" label={t('portal-people:back')} href={atDesk('/hr/people', desk)} />
    </Layout>
  );
}

interface EndProps {
  readonly page: PageContext;
  readonly sheet: StaffSheet;
  readonly role: Role;
  readonly lastDay: Day | null;
}

/** Plans an end, or takes a planned one back. */
function End({ page: { t, format }, sheet: { desk, member, today }, role, lastDay }: EndProps): VNode {
  const path = `/hr/people/${member.personId}`;
  return (
    <section aria-labelledby={`end-${role}`}>
      <h2 class="kern-heading-medium" id={`end-${role}`}>
        {t(`portal-people:ends.${role}.heading`)}
      </h2>
      {lastDay === null ? (
        <form method="get" action={`${path}/leave`}>
          <DeskField desk={desk} />
          <input type="hidden" name="role" value={role} />
          <Input
            id={`lastDay-${role}`}
            name="lastDay"
            type="date"
            label={t('portal-people:lastDay')}
            hint={t('portal-people:lastDayHint')}
            value={today}
            min={member.validFrom}
            required
          />
          <Submit kind="secondary" label={t(`portal-people:ends.${role}.plan`)} />
        </form>
      ) : (
        <form method="post" action={`${path}/stay`}>
          <DeskField desk={desk} />
          <input type="hidden" name="role" value={role} />
          <Text>{t(`portal-people:ends.${role}.planned`, { day: format.day(lastDay) })}</Text>
          <Submit kind="secondary" label={t('portal-people:undo')} />
        </form>
      )}
    </section>
  );
}

interface LeaveProps {
  readonly page: PageContext;
  readonly sheet: StaffSheet;
  readonly role: Role;
  readonly lastDay: Day;
}

/** Asks once, and says what follows when the day is over. */
export function LeavePage({ page, sheet: { desk, member, today }, role, lastDay }: LeaveProps): VNode {
  const { t, format } = page;
  const who = personOf(page, member);
  const facts = role === 'hr' ? ['rights'] : ['vouchers', 'redeemed', 'releases', 'results', 'rights'];
  return (
    <Confirmation
      page={page}
      title={t(`portal-people:ends.${role}.ask`, { who, day: format.day(lastDay) })}
      consequences={[
        ...facts.map((fact) => t(`portal-people:follows.${fact}`)),
        t(`portal-people:${lastDay < today ? 'atOnce' : 'canUndo'}`, { day: format.day(lastDay) }),
      ]}
      action={`/hr/people/${member.personId}/leave`}
      act={t(`portal-people:ends.${role}.now`)}
      back={{ label: t('portal-people:cancel'), href: atDesk(`/hr/people/${member.personId}`, desk) }}
    >
      <DeskField desk={desk} />
      <input type="hidden" name="role" value={role} />
      <input type="hidden" name="lastDay" value={lastDay} />
    </Confirmation>
  );
}

function roleOf(isHr: boolean): Role {
  return isHr ? 'hr' : 'employee';
}

function endOf({ t, format }: PageContext, { lastDay, lastDayAsHr }: StaffMember): string {
  if (lastDay !== null) return t('portal-people:leavesOn', { day: format.day(lastDay) });
  return lastDayAsHr === null ? '–' : t('portal-people:leavesHrOn', { day: format.day(lastDayAsHr) });
}
