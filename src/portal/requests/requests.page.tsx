import type { VNode } from 'preact';

import type { DeskRequest } from '../../vouchers/index.js';
import { atDesk, DeskBar, DeskField } from '../hr/desk-bar.js';
import { courseOf, personOf } from '../hr/names.js';
import { Checkbox, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { type Column, Table } from '../shared/table.js';
import { Pager } from '../shared/pager.js';
import { FreeLines, RequestStateWords } from './parts.js';
import { RequestFilter } from './request-filter.js';
import type { RequestList } from './request-lists.service.js';

interface RequestsProps {
  readonly page: PageContext;
  readonly found: RequestList;
}

/** Requests to find, to look at and to decide on, one or several at once. */
export function RequestsPage({ page, found }: RequestsProps): VNode {
  const { t } = page;
  const { desk, search, list, free } = found;
  const isWaiting = (search.state ?? 'waiting') === 'waiting';
  return (
    <Layout page={page} title={t(`portal-requests:${isWaiting ? 'title' : 'titleAll'}`, { count: list.total })} wide>
      <DeskBar page={page} desk={desk} action="/hr/requests" />
      <Text>{t('portal-requests:lead')}</Text>
      <FreeLines page={page} free={free} />
      <RequestFilter page={page} found={found} />
      {list.rows.some((row) => isOpenTo(page, row)) ? (
        <ChoiceForm page={page} found={found} />
      ) : (
        <RequestTable page={page} found={found} />
      )}
      <Pager page={page} list={list} hrefOf={(number) => addressOf(found, { page: String(number) })} />
      <div class="row">
        <LinkButton kind="secondary" label={t('portal-requests:toWaiting')} href={atDesk('/hr/waiting-list', desk)} />
        <LinkButton kind="secondary" label={t('portal-requests:toAssign')} href={atDesk('/hr/assign', desk)} />
      </div>
    </Layout>
  );
}

/** The same view except for what is said here. */
function addressOf({ desk, search }: RequestList, more: Readonly<Record<string, string>>): string {
  const { state, programme, course, q, sort, page } = search;
  const said = Object.entries({ state, programme, course, q, sort, page: page?.toString() });
  const kept = Object.fromEntries(said.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return atDesk('/hr/requests', desk, { ...kept, ...more });
}

/** The boxes choose, the buttons lead to the question; nothing is decided on this page. */
function ChoiceForm({ page, found }: RequestsProps): VNode {
  const { t } = page;
  const all = found.search.select === 'all';
  return (
    <form method="get" action="/hr/requests/decide">
      <DeskField desk={found.desk} />
      <p class="kern-body">
        {t('portal-requests:choose')}{' '}
        <a class="kern-link" href={addressOf(found, all ? {} : { select: 'all' })}>
          {t(`portal-requests:select.${all ? 'none' : 'all'}`)}
        </a>
      </p>
      <RequestTable page={page} found={found} />
      <div class="row">
        <Submit label={t('portal-requests:decisions.approve')} name="decision" value="approve" />
        <Submit kind="secondary" label={t('portal-requests:decisions.waitlist')} name="decision" value="waitlist" />
        <Submit kind="secondary" label={t('portal-requests:decisions.decline')} name="decision" value="decline" />
      </div>
    </form>
  );
}

function isOpenTo({ actor }: PageContext, { state, personId }: DeskRequest): boolean {
  return (state === 'requested' || state === 'waitlisted') && personId !== actor?.personId;
}

function RequestTable({ page, found: { desk, list, search } }: RequestsProps): VNode {
  const { t } = page;
  return (
    <Table<DeskRequest>
      caption={t('portal-requests:caption', { name: desk.municipality.name })}
      rows={list.rows}
      rowKey={({ id }) => id}
      empty={<Text>{t('portal-requests:empty')}</Text>}
      columns={[
        {
          key: 'person',
          title: t('portal-requests:columns.person'),
          cell: (row) => <Chooser page={page} request={row} checked={search.select === 'all'} />,
        },
        ...requestColumns(page),
        {
          key: 'show',
          title: t('portal-requests:columns.show'),
          cell: (row) => (
            <a
              class="kern-link"
              href={atDesk(`/hr/requests/${row.id}`, desk)}
              aria-label={t('portal-requests:showOf', { who: personOf(page, row.person) })}
            >
              {t('portal-requests:show')}
            </a>
          ),
        },
      ]}
    />
  );
}

/** What every list of requests says beside the person. */
export function requestColumns(page: PageContext): readonly Column<DeskRequest>[] {
  const { t, locale, format } = page;
  return [
    { key: 'unit', title: t('portal-requests:columns.unit'), cell: (row) => row.person?.unit ?? '–' },
    { key: 'course', title: t('portal-requests:columns.course'), cell: (row) => courseOf(locale, row.courseTitle) },
    { key: 'date', title: t('portal-requests:columns.date'), cell: (row) => format.moment(row.requestedAt) },
    {
      key: 'state',
      title: t('portal-requests:columns.state'),
      cell: (row) => <RequestStateWords page={page} request={row} />,
    },
  ];
}

interface ChooserProps {
  readonly page: PageContext;
  readonly request: DeskRequest;
  readonly checked: boolean;
}

function Chooser({ page, request, checked }: ChooserProps): VNode {
  const { id, personId, person } = request;
  const who = personOf(page, person);
  if (isOpenTo(page, request))
    return <Checkbox id={`choose-${id}`} name="id" value={id} label={who} checked={checked} />;
  return (
    <>
      {who}
      {personId === page.actor?.personId && <span class="cell-note">{page.t('portal-requests:own')}</span>}
    </>
  );
}
