import type { VNode } from 'preact';

import { type HandledRequest, isInEffect, isOverdue, type WaitingRequests } from '../../accounts/index.js';
import { berlinDay, type Day } from '../../kernel/calendar.js';
import type { Page } from '../../platform/http/pagination.js';
import { personOf } from '../hr/names.js';
import { Field, LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { History, Limit, RequestFacts } from './request-parts.js';
import { TEXT_LENGTH } from './rights.forms.js';

interface HandledRequestsProps {
  readonly page: PageContext;
  readonly requests: Page<HandledRequest>;
  /** How many wait for an answer, on whatever page they stand. */
  readonly waiting: WaitingRequests;
  readonly place: { readonly municipality?: string; readonly isFirst: boolean };
  readonly today: Day;
}

/** What is to be answered, the longest overdue first. */
export function HandledRequestsPage({ page, requests, waiting, place, today }: HandledRequestsProps): VNode {
  const { t, format } = page;
  const { open, overdue } = waiting;
  const title = overdue > 0 ? ['overdueTitle', overdue] : ['title', open];
  return (
    <Layout page={page} title={t(`portal-rights:handled.${String(title[0])}`, { count: title[1] })} wide>
      <Text>{t('portal-rights:handled.lead')}</Text>
      <Table<HandledRequest>
        caption={t('portal-rights:handled.caption')}
        rows={requests.items}
        rowKey={({ id }) => id}
        empty={<Text>{t('portal-rights:handled.empty')}</Text>}
        columns={[
          {
            key: 'person',
            title: t('portal-rights:handled.person'),
            cell: (request) => (
              <a class="kern-link" href={`/rights-requests/${request.id}`}>
                {personOf(page, request.person)}
              </a>
            ),
          },
          {
            key: 'right',
            title: t('portal-rights:requests.right'),
            cell: ({ right }) => t(`portal-rights:rights.${right}`),
          },
          { key: 'where', title: t('portal-rights:facts.municipality'), cell: ({ municipality }) => municipality },
          {
            key: 'received',
            title: t('portal-rights:facts.received'),
            cell: ({ receivedOn }) => format.day(receivedOn),
          },
          { key: 'due', title: t('portal-rights:facts.due'), cell: ({ dueOn }) => format.day(dueOn) },
          {
            key: 'state',
            title: t('portal-rights:handled.state'),
            cell: (request) => t(`portal-rights:states.${isOverdue(request, today) ? 'overdue' : request.state}`),
          },
        ]}
      />
      <div class="row">
        {!place.isFirst && (
          <LinkButton kind="secondary" label={t('portal-rights:handled.first')} href={hrefOf(place)} />
        )}
        {requests.next !== null && (
          <LinkButton
            kind="secondary"
            label={t('portal-rights:handled.more')}
            href={hrefOf({ ...place, cursor: requests.next })}
          />
        )}
      </div>
    </Layout>
  );
}

function hrefOf({ municipality, cursor }: { readonly municipality?: string; readonly cursor?: string }): string {
  const said = { ...(municipality !== undefined && { municipality }), ...(cursor !== undefined && { cursor }) };
  const query = new URLSearchParams(said).toString();
  return query === '' ? '/rights-requests' : `/rights-requests?${query}`;
}

interface HandledRequestProps {
  readonly page: PageContext;
  readonly request: HandledRequest;
  readonly now: Date;
}

/** One request: what is asked, until when, and the answer. */
export function HandledRequestPage({ page, request, now }: HandledRequestProps): VNode {
  const { t, actor } = page;
  const { id, right, state, personId, isExtended, dueOn } = request;
  const isOwn = personId === actor?.personId;
  const isOpen = state === 'open' && !isOwn;
  return (
    <Layout
      page={page}
      title={t('portal-rights:handled.one', {
        right: t(`portal-rights:rights.${right}`),
        who: personOf(page, request.person),
      })}
    >
      <RequestFacts page={page} request={request} />
      <History page={page} request={request} />
      {state === 'open' && !isOpen && <Text>{t('portal-rights:handled.own')}</Text>}
      {isInEffect(request, now) && (
        <Limit page={page} request={request} action={isOwn ? null : `/rights-requests/${id}/lift`} about="handled" />
      )}
      {isOpen && (
        <form method="post" action={`/rights-requests/${id}/answer`}>
          <Text>{t(`portal-rights:handled.guide.${right}`)}</Text>
          <Select
            id="outcome"
            label={t('portal-rights:handled.outcome')}
            options={(['granted', 'refused'] as const).map((value) => ({
              value,
              label: t(`portal-rights:handled.outcomes.${value}`),
            }))}
          />
          <LongText id="text" label={t('portal-rights:handled.answer')} hint={t('portal-rights:handled.answerHint')} />
          <Submit label={t('portal-rights:handled.send')} />
        </form>
      )}
      {isOpen && !isExtended && berlinDay(now) <= dueOn && (
        <form method="post" action={`/rights-requests/${id}/extend`}>
          <LongText
            id="reason"
            label={t('portal-rights:handled.reason')}
            hint={t('portal-rights:handled.reasonHint')}
          />
          <Submit kind="secondary" label={t('portal-rights:handled.extend')} />
        </form>
      )}
      <LinkButton kind="tertiary" label={t('portal-rights:handled.back')} href="/rights-requests" />
    </Layout>
  );
}

function LongText({ id, label, hint }: { readonly id: string; readonly label: string; readonly hint: string }): VNode {
  return (
    <Field id={id} label={label} hint={hint}>
      {(field) => <textarea class="kern-form-input__input" rows={5} maxLength={TEXT_LENGTH} required {...field} />}
    </Field>
  );
}
