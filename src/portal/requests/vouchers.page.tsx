import type { VNode } from 'preact';

import { type DeskVoucher, REMIND_DAYS } from '../../vouchers/index.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { atDesk, DeskBar } from '../hr/desk-bar.js';
import type { Desk } from '../hr/desks.service.js';
import { courseOf, personOf } from '../hr/names.js';
import { endingsOf } from './voucher-endings.js';
import { Pager } from '../shared/pager.js';
import { VoucherFilter } from './voucher-filter.js';
import type { VoucherList } from './voucher-lists.service.js';
import type { VoucherSearch } from './vouchers.forms.js';

interface VouchersProps {
  readonly page: PageContext;
  readonly found: VoucherList;
}

/** The vouchers of a municipality: whose, for what, how each stands, and what can be done. */
export function VouchersPage({ page, found }: VouchersProps): VNode {
  const { t } = page;
  const { desk, search, list } = found;
  return (
    <Layout page={page} title={t('portal-requests:vouchers.title', { count: list.total })} wide>
      <DeskBar page={page} desk={desk} action="/hr/vouchers" />
      <Text>{t('portal-requests:vouchers.lead')}</Text>
      <Text>{t('portal-requests:vouchers.reminders', { days: REMIND_DAYS })}</Text>
      <LinkButton label={t('portal-requests:toAssign')} href={atDesk('/hr/assign', desk)} />
      <VoucherFilter page={page} found={found} />
      <VoucherTable page={page} found={found} />
      <Pager page={page} list={list} hrefOf={(number) => atDesk('/hr/vouchers', desk, chosenIn(search, number))} />
    </Layout>
  );
}

function chosenIn({ state, programme, q, sort }: VoucherSearch, page: number): Readonly<Record<string, string>> {
  const said = Object.entries({ state, programme, q, sort, page: String(page) });
  return Object.fromEntries(said.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function VoucherTable({ page, found: { desk, list, reminded } }: VouchersProps): VNode {
  const { t, locale } = page;
  return (
    <Table<DeskVoucher>
      caption={t('portal-requests:vouchers.caption', { name: desk.municipality.name })}
      rows={list.rows}
      rowKey={({ id }) => id}
      empty={<Text>{t('portal-requests:vouchers.empty')}</Text>}
      columns={[
        { key: 'person', title: t('portal-requests:columns.person'), cell: (row) => personOf(page, row.person) },
        { key: 'unit', title: t('portal-requests:columns.unit'), cell: (row) => row.person?.unit ?? '–' },
        { key: 'course', title: t('portal-requests:columns.course'), cell: (row) => courseOf(locale, row.courseTitle) },
        { key: 'assigned', title: t('portal-requests:vouchers.assignedOn'), cell: (row) => assignedWords(page, row) },
        {
          key: 'state',
          title: t('portal-requests:columns.state'),
          cell: (row) => <State page={page} voucher={row} remindedAt={reminded.get(row.id)} />,
        },
        {
          key: 'acts',
          title: t('portal-requests:vouchers.acts'),
          cell: (row) => <Acts page={page} desk={desk} voucher={row} />,
        },
      ]}
    />
  );
}

/** "26.11.2026, Kim Muster, ohne Antrag" */
function assignedWords(page: PageContext, { assignedAt, assigner, requestId }: DeskVoucher): VNode {
  const { t, format } = page;
  return (
    <>
      {t('portal-requests:by', { when: format.day(assignedAt), who: personOf(page, assigner) })}
      {requestId === null && <span class="cell-note">{t('portal-requests:vouchers.withoutRequest')}</span>}
    </>
  );
}

interface VoucherProps {
  readonly page: PageContext;
  readonly voucher: DeskVoucher;
}

function State({
  page: { t, format },
  voucher,
  remindedAt,
}: VoucherProps & { readonly remindedAt: Date | undefined }): VNode {
  const { state, expiresOn, redeemedAt, endedAt, reason } = voucher;
  return (
    <>
      {t(`portal-requests:vouchers.states.${state}`)}
      {state === 'assigned' && (
        <span class="cell-note">{t('portal-requests:vouchers.until', { day: format.day(expiresOn) })}</span>
      )}
      {state === 'assigned' && remindedAt !== undefined && (
        <span class="cell-note">{t('portal-requests:vouchers.reminded', { day: format.day(remindedAt) })}</span>
      )}
      {state === 'redeemed' && redeemedAt !== null && <span class="cell-note">{format.day(redeemedAt)}</span>}
      {endedAt !== null && <span class="cell-note">{format.day(endedAt)}</span>}
      {reason !== null && <span class="cell-note">{t('portal-hr:reasonGiven', { reason })}</span>}
    </>
  );
}

function Acts({ page, desk, voucher }: VoucherProps & { readonly desk: Desk }): VNode | string {
  const { t, actor } = page;
  const endings = endingsOf(voucher, actor?.personId);
  const own = voucher.state === 'redeemed' && voucher.personId === actor?.personId;
  if (endings.length === 0) return '–';
  return (
    <>
      {own && <span class="cell-note">{t('portal-requests:vouchers.own')}</span>}
      <ul class="plain-list">
        {endings.map((ending) => (
          <li key={ending}>
            <a
              class="kern-link"
              href={atDesk(`/hr/vouchers/${voucher.id}/${ending}`, desk)}
              aria-label={t(`portal-requests:vouchers.${ending}.link`, { who: personOf(page, voucher.person) })}
            >
              {t(`portal-requests:vouchers.${ending}.act`)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
