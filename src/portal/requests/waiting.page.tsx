import type { VNode } from 'preact';

import type { DeskRequest } from '../../vouchers/index.js';
import { atDesk, DeskBar } from '../hr/desk-bar.js';
import { courseOf, personOf } from '../hr/names.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { programmeNames } from '../shared/programme-names.js';
import { Table } from '../shared/table.js';
import { freeWords, programmesOf } from './parts.js';
import type { WaitingSheet } from './request-lists.service.js';

interface WaitingProps {
  readonly page: PageContext;
  readonly sheet: WaitingSheet;
}

/** Who waits, in the published order, with the rule in words before each list. */
export function WaitingPage({ page, sheet }: WaitingProps): VNode {
  const { t } = page;
  const { desk, lists } = sheet;
  const nameOf = programmeNames(page, programmesOf(lists));
  const count = lists.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <Layout page={page} title={t('portal-requests:waiting.title', { count })} wide>
      <DeskBar page={page} desk={desk} action="/hr/waiting-list" />
      <Text>{t('portal-requests:waiting.lead')}</Text>
      <Text>{t('portal-requests:waiting.never')}</Text>
      {lists.map((list) => (
        <List key={list.programme.id} page={page} sheet={sheet} list={list} name={nameOf(list.programme)} />
      ))}
      <LinkButton kind="secondary" label={t('portal-requests:back')} href={atDesk('/hr/requests', desk)} />
    </Layout>
  );
}

interface ListProps extends WaitingProps {
  readonly list: WaitingSheet['lists'][number];
  /** What the page calls the programme. */
  readonly name: string;
}

function List({ page, sheet, list, name }: ListProps): VNode {
  const { t, locale, format } = page;
  const { programme, rows } = list;
  const { id, waitingOrder, waitingApproval, waitingSeed: seed } = programme;
  return (
    <section aria-labelledby={`list-${id}`}>
      <h2 class="kern-heading-medium" id={`list-${id}`}>
        {name}
      </h2>
      <Text>
        {t(`portal-requests:waiting.order.${waitingOrder}`, { seed })}{' '}
        {t(`portal-requests:waiting.approval.${waitingApproval}`)}
      </Text>
      <Text>{freeWords(page, list, name)}</Text>
      <Table<DeskRequest>
        caption={t('portal-requests:waiting.caption', { name })}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<Text>{t('portal-requests:waiting.empty')}</Text>}
        columns={[
          {
            key: 'place',
            title: t('portal-requests:waiting.place'),
            cell: ({ waiting }) => format.count(waiting?.place ?? 0),
          },
          {
            key: 'person',
            title: t('portal-requests:columns.person'),
            cell: (row) => (
              <a class="kern-link" href={atDesk(`/hr/requests/${row.id}`, sheet.desk)}>
                {personOf(page, row.person)}
              </a>
            ),
          },
          { key: 'unit', title: t('portal-requests:columns.unit'), cell: (row) => row.person?.unit ?? '–' },
          {
            key: 'course',
            title: t('portal-requests:columns.course'),
            cell: (row) => courseOf(locale, row.courseTitle),
          },
          { key: 'date', title: t('portal-requests:columns.date'), cell: (row) => format.moment(row.requestedAt) },
        ]}
      />
    </section>
  );
}
