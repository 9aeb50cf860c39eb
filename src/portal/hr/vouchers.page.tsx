import type { VNode } from 'preact';

import type { VoucherView } from '../../vouchers/index.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { atDesk, DeskBar } from './desk-bar.js';
import type { Desk } from './desks.service.js';
import { courseOf, personOf } from './names.js';
import { endingsOf } from './voucher-endings.js';
import type { VoucherList } from './vouchers.service.js';

interface VouchersProps {
  readonly page: PageContext;
  readonly list: VoucherList;
}

export function VouchersPage({ page, list }: VouchersProps): VNode {
  const { t } = page;
  const { desk, rows, next } = list;
  return (
    <Layout page={page} title={t(rows.length === 0 ? 'portal-hr:vouchers.none' : 'portal-hr:vouchers.title')} wide>
      <DeskBar page={page} desk={desk} action="/hr/vouchers" />
      <Text>{t('portal-hr:vouchers.lead')}</Text>
      <VoucherTable page={page} list={list} />
      {next !== null && (
        <LinkButton
          kind="secondary"
          label={t('portal-hr:next')}
          href={atDesk('/hr/vouchers', desk, { cursor: next })}
        />
      )}
    </Layout>
  );
}

function VoucherTable({ page, list: { desk, rows } }: VouchersProps): VNode {
  const { t, locale, format } = page;
  return (
    <Table<VoucherView>
      caption={t('portal-hr:vouchers.caption', { name: desk.municipality.name })}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<Text>{t('portal-hr:vouchers.empty')}</Text>}
      columns={[
        { key: 'person', title: t('portal-hr:requests.person'), cell: (row) => personOf(page, row.person) },
        { key: 'unit', title: t('portal-hr:requests.unit'), cell: (row) => row.person?.unit ?? '–' },
        { key: 'course', title: t('portal-hr:requests.course'), cell: (row) => courseOf(locale, row.courseTitle) },
        { key: 'assigned', title: t('portal-hr:vouchers.assignedOn'), cell: (row) => format.day(row.assignedAt) },
        { key: 'state', title: t('portal-hr:requests.state'), cell: (row) => <State page={page} voucher={row} /> },
        {
          key: 'acts',
          title: t('portal-hr:vouchers.acts'),
          cell: (row) => <Acts page={page} desk={desk} voucher={row} />,
        },
      ]}
    />
  );
}

interface VoucherProps {
  readonly page: PageContext;
  readonly voucher: VoucherView;
}

function State({ page: { t, format }, voucher }: VoucherProps): VNode {
  const { state, expiresOn, redeemedAt, endedAt, reason } = voucher;
  return (
    <>
      {t(`portal-hr:vouchers.states.${state}`)}
      {state === 'assigned' && (
        <span class="cell-note">{t('portal-hr:vouchers.until', { day: format.day(expiresOn) })}</span>
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
      {own && <span class="cell-note">{t('portal-hr:vouchers.own')}</span>}
      <ul class="plain-list">
        {endings.map((ending) => (
          <li key={ending}>
            <a
              class="kern-link"
              href={atDesk(`/hr/vouchers/${voucher.id}/${ending}`, desk)}
              aria-label={t(`portal-hr:vouchers.${ending}.link`, { who: personOf(page, voucher.person) })}
            >
              {t(`portal-hr:vouchers.${ending}.act`)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
