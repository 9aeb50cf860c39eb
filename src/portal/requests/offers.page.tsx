import type { VNode } from 'preact';

import type { OfferView } from '../../vouchers/index.js';
import { atDesk, DeskBar, DeskField } from '../hr/desk-bar.js';
import type { Desk } from '../hr/desks.service.js';
import { courseOf, personOf } from '../hr/names.js';
import { LinkButton, Text } from '../shared/components.js';
import { Confirmation } from '../shared/confirmation.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { FormKey } from '../shared/form-key.js';
import type { OfferList, OfferQuestion } from './offer-sheets.service.js';

interface OffersProps {
  readonly page: PageContext;
  readonly list: OfferList;
}

/** What HR has offered, and how each offer stands. */
export function OffersPage({ page, list: { desk, rows } }: OffersProps): VNode {
  const { t, locale, format } = page;
  const open = rows.filter(({ state }) => state === 'open').length;
  return (
    <Layout page={page} title={t('portal-requests:offers.title', { count: open })} wide>
      <DeskBar page={page} desk={desk} action="/hr/offers" />
      <Text>{t('portal-requests:offers.lead')}</Text>
      <Table<OfferView>
        caption={t('portal-requests:offers.caption')}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<Text>{t('portal-requests:offers.empty')}</Text>}
        columns={[
          { key: 'person', title: t('portal-requests:columns.person'), cell: (row) => personOf(page, row.person) },
          { key: 'unit', title: t('portal-requests:columns.unit'), cell: (row) => row.person?.unit ?? '–' },
          {
            key: 'course',
            title: t('portal-requests:columns.course'),
            cell: (row) => courseOf(locale, row.courseTitle),
          },
          { key: 'date', title: t('portal-requests:offers.date'), cell: (row) => format.moment(row.offeredAt) },
          {
            key: 'state',
            title: t('portal-requests:columns.state'),
            cell: (row) => <OfferStanding page={page} desk={desk} offer={row} />,
          },
        ]}
      />
      <LinkButton label={t('portal-requests:toAssign')} href={atDesk('/hr/assign', desk)} />
    </Layout>
  );
}

interface StandingProps {
  readonly page: PageContext;
  readonly desk: Desk;
  readonly offer: OfferView;
}

function OfferStanding({ page: { t, format, ...page }, desk, offer }: StandingProps): VNode {
  const { id, state, endedAt, person } = offer;
  return (
    <>
      {t(`portal-requests:offers.states.${state}`)}
      {endedAt !== null && <span class="cell-note">{format.moment(endedAt)}</span>}
      {state === 'open' && (
        <a
          class="kern-link cell-note"
          href={atDesk(`/hr/offers/${id}/withdraw`, desk)}
          aria-label={t('portal-requests:offers.withdrawOf', { who: personOf({ t, format, ...page }, person) })}
        >
          {t('portal-requests:offers.withdraw')}
        </a>
      )}
    </>
  );
}

interface WithdrawProps {
  readonly page: PageContext;
  readonly question: OfferQuestion & { readonly desk: Desk };
}

/** Asks before an offer is taken back; of one that was answered meanwhile it shows the answer. */
export function WithdrawOfferPage({ page, question: { desk, offer, formKey } }: WithdrawProps): VNode {
  const { t, locale } = page;
  if (offer.state !== 'open') {
    return <OffersPage page={page} list={{ desk, rows: [offer] }} />;
  }
  const facts = { who: personOf(page, offer.person), course: courseOf(locale, offer.courseTitle) };
  return (
    <Confirmation
      page={page}
      title={t('portal-requests:offers.withdrawTitle')}
      consequences={[t('portal-requests:vouchers.facts', facts), t('portal-requests:offers.withdrawFollows')]}
      action={`/hr/offers/${offer.id}/withdraw`}
      act={t('portal-requests:offers.withdrawNow')}
      back={{ label: t('portal-requests:offers.keep'), href: atDesk('/hr/offers', desk) }}
    >
      <DeskField desk={desk} />
      <FormKey value={formKey} />
    </Confirmation>
  );
}
