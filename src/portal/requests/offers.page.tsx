import type { VNode } from 'preact';

import type { OfferView } from '../../vouchers/index.js';
import { atDesk, DeskBar } from '../hr/desk-bar.js';
import type { Desk } from '../hr/desks.service.js';
import { courseOf, personOf } from '../hr/names.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Pager } from '../shared/pager.js';
import { Table } from '../shared/table.js';
import type { OfferList } from './offer-sheets.service.js';

interface OffersProps {
  readonly page: PageContext;
  readonly list: OfferList;
}

/** What HR has offered, and how each offer stands. */
export function OffersPage({ page, list: { desk, list, open } }: OffersProps): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-requests:offers.title', { count: open })} wide>
      <DeskBar page={page} desk={desk} action="/hr/offers" />
      <Text>{t('portal-requests:offers.lead')}</Text>
      <OfferTable page={page} desk={desk} rows={list.rows} />
      <Pager page={page} list={list} hrefOf={(number) => atDesk('/hr/offers', desk, { page: String(number) })} />
      <LinkButton label={t('portal-requests:toAssign')} href={atDesk('/hr/assign', desk)} />
    </Layout>
  );
}

interface TableProps {
  readonly page: PageContext;
  readonly desk: Desk;
  readonly rows: readonly OfferView[];
}

function OfferTable({ page, desk, rows }: TableProps): VNode {
  const { t, locale, format } = page;
  return (
    <Table<OfferView>
      caption={t('portal-requests:offers.caption')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<Text>{t('portal-requests:offers.empty')}</Text>}
      columns={[
        { key: 'person', title: t('portal-requests:columns.person'), cell: (row) => personOf(page, row.person) },
        { key: 'unit', title: t('portal-requests:columns.unit'), cell: (row) => row.person?.unit ?? '–' },
        { key: 'course', title: t('portal-requests:columns.course'), cell: (row) => courseOf(locale, row.courseTitle) },
        { key: 'date', title: t('portal-requests:offers.date'), cell: (row) => format.moment(row.offeredAt) },
        { key: 'lastDay', title: t('portal-requests:offers.lastDay'), cell: (row) => format.day(row.lastDay) },
        {
          key: 'state',
          title: t('portal-requests:columns.state'),
          cell: (row) => <OfferStanding page={page} desk={desk} offer={row} />,
        },
      ]}
    />
  );
}

interface StandingProps {
  readonly page: PageContext;
  readonly desk: Desk;
  readonly offer: OfferView;
}

function OfferStanding({ page, desk, offer }: StandingProps): VNode {
  const { t, format } = page;
  const { id, state, endedAt, person, refusalReason } = offer;
  return (
    <>
      {t(`portal-requests:offers.states.${state}`)}
      {endedAt !== null && <span class="cell-note">{format.moment(endedAt)}</span>}
      {refusalReason !== null && <span class="cell-note">{t('portal-hr:reasonGiven', { reason: refusalReason })}</span>}
      <a
        class="kern-link cell-note"
        href={atDesk(`/hr/offers/${id}`, desk)}
        aria-label={t('portal-requests:offers.showOf', { who: personOf(page, person) })}
      >
        {t('portal-requests:offers.show')}
      </a>
    </>
  );
}
