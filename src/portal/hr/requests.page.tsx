import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { RequestView } from '../../vouchers/index.js';
import { Field, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { atDesk, DeskBar, DeskField } from './desk-bar.js';
import type { Desk } from './desks.service.js';
import { courseOf, personOf } from './names.js';
import type { RequestList } from './requests.service.js';

interface RequestsProps {
  readonly page: PageContext;
  readonly list: RequestList;
}

export function RequestsPage({ page, list }: RequestsProps): VNode {
  const { t } = page;
  const { desk, shown, rows, next } = list;
  const title =
    shown === 'all' ? t('portal-hr:requests.titleAll') : t('portal-hr:requests.title', { count: rows.length });
  return (
    <Layout page={page} title={title} wide>
      <DeskBar page={page} desk={desk} action="/hr/requests" />
      <Text>{t('portal-hr:requests.lead')}</Text>
      <WaitingRules page={page} list={list} />
      <RequestTable page={page} list={list} />
      {next !== null && (
        <LinkButton
          kind="secondary"
          label={t('portal-hr:next')}
          href={atDesk('/hr/requests', desk, { show: 'all', cursor: next })}
        />
      )}
      <OtherList page={page} list={list} />
    </Layout>
  );
}

/** The published order of each list, in words, before the list itself. */
function WaitingRules({ page: { t, locale }, list: { waitingRules } }: RequestsProps): VNode | null {
  if (waitingRules.length === 0) return null;
  return (
    <section>
      <h2 class="kern-heading-medium">{t('portal-hr:requests.list.heading')}</h2>
      {waitingRules.map(({ id, title, waitingOrder, waitingApproval, waitingSeed: seed }) => (
        <Text key={id}>
          {t(`portal-hr:requests.list.rule.${waitingOrder}`, { programme: inLocale(title, locale), seed })}{' '}
          {t(`portal-hr:requests.list.approval.${waitingApproval}`)}
        </Text>
      ))}
      <Text>{t('portal-hr:requests.list.never')}</Text>
    </section>
  );
}

function OtherList({ page, list: { desk, shown } }: RequestsProps): VNode {
  const other = shown === 'all' ? 'waiting' : 'all';
  return (
    <p class="kern-body">
      <a class="kern-link" href={atDesk('/hr/requests', desk, { show: other })}>
        {page.t(`portal-hr:requests.show.${other}`)}
      </a>
    </p>
  );
}

function RequestTable({ page, list: { desk, rows } }: RequestsProps): VNode {
  const { t, locale, format } = page;
  return (
    <Table<RequestView>
      caption={t('portal-hr:requests.caption', { name: desk.municipality.name })}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<Text>{t('portal-hr:requests.empty')}</Text>}
      columns={[
        { key: 'person', title: t('portal-hr:requests.person'), cell: (row) => personOf(page, row.person) },
        { key: 'unit', title: t('portal-hr:requests.unit'), cell: (row) => row.person?.unit ?? '–' },
        { key: 'course', title: t('portal-hr:requests.course'), cell: (row) => courseOf(locale, row.courseTitle) },
        { key: 'date', title: t('portal-hr:requests.date'), cell: (row) => format.moment(row.requestedAt) },
        { key: 'state', title: t('portal-hr:requests.state'), cell: (row) => <State page={page} request={row} /> },
        {
          key: 'decision',
          title: t('portal-hr:requests.decision'),
          cell: (row) => <Decision page={page} desk={desk} request={row} />,
        },
      ]}
    />
  );
}

interface RequestProps {
  readonly page: PageContext;
  readonly request: RequestView;
}

function State({ page: { t, format }, request: { state, decidedAt, reason, waiting } }: RequestProps): VNode {
  return (
    <>
      {t(`portal-hr:requests.states.${state}`)}
      {waiting !== null && (
        <span class="cell-note">{t('portal-hr:requests.place', { place: waiting.place, of: waiting.of })}</span>
      )}
      {decidedAt !== null && <span class="cell-note">{format.moment(decidedAt)}</span>}
      {reason !== null && <span class="cell-note">{t('portal-hr:reasonGiven', { reason })}</span>}
    </>
  );
}

function Decision({ page, desk, request }: RequestProps & { readonly desk: Desk }): VNode | string {
  const { t, actor } = page;
  const { id, state, personId } = request;
  if (state !== 'requested' && state !== 'waitlisted') return t('portal-hr:requests.decided');
  if (personId === actor?.personId) return t('portal-hr:requests.own');
  const who = personOf(page, request.person);
  return (
    <div class="decision">
      <form method="post" action={`/hr/requests/${id}/approve`}>
        <DeskField desk={desk} />
        <button
          class="kern-btn kern-btn--primary"
          type="submit"
          aria-label={t('portal-hr:requests.approveWho', { who })}
        >
          <span class="kern-label">{t('portal-hr:requests.approve')}</span>
        </button>
      </form>
      {state === 'requested' && <WaitlistForm page={page} desk={desk} request={request} />}
      <details>
        <summary class="kern-link" aria-label={t('portal-hr:requests.declineWho', { who })}>
          {t('portal-hr:requests.decline')}
        </summary>
        <form method="post" action={`/hr/requests/${id}/decline`}>
          <DeskField desk={desk} />
          <Field id={`reason-${id}`} label={t('portal-hr:requests.reason')} hint={t('portal-hr:requests.reasonHint')}>
            {(field) => (
              <input class="kern-form-input__input" type="text" {...field} name="reason" required maxLength={500} />
            )}
          </Field>
          <Submit kind="secondary" label={t('portal-hr:requests.declineNow')} />
        </form>
      </details>
    </div>
  );
}

function WaitlistForm({ page, desk, request }: RequestProps & { readonly desk: Desk }): VNode {
  const who = personOf(page, request.person);
  return (
    <form method="post" action={`/hr/requests/${request.id}/waitlist`}>
      <DeskField desk={desk} />
      <button
        class="kern-btn kern-btn--secondary"
        type="submit"
        aria-label={page.t('portal-hr:requests.waitlistWho', { who })}
      >
        <span class="kern-label">{page.t('portal-hr:requests.waitlist')}</span>
      </button>
    </form>
  );
}
