import type { VNode } from 'preact';

import { Input, LinkButton, Text } from '../shared/components.js';
import { Confirmation } from '../shared/confirmation.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { atDesk, DeskField } from '../hr/desk-bar.js';
import { courseOf, personOf } from '../hr/names.js';
import { FormKey } from '../shared/form-key.js';
import { endingsOf, type VoucherEnding } from './voucher-endings.js';
import type { VoucherAtDesk } from './voucher-lists.service.js';

interface VoucherMoveProps extends VoucherAtDesk {
  readonly page: PageContext;
  readonly move: VoucherEnding;
}

/** Asks before a voucher is revoked, completed or cancelled. */
export function VoucherMovePage({ page, desk, voucher, formKey, move }: VoucherMoveProps): VNode {
  const { t, locale } = page;
  if (!endingsOf(voucher, page.actor?.personId).includes(move)) {
    return <SettledPage page={page} desk={desk} voucher={voucher} />;
  }
  const facts = t('portal-requests:vouchers.facts', {
    who: personOf(page, voucher.person),
    course: courseOf(locale, voucher.courseTitle),
  });
  return (
    <Confirmation
      page={page}
      title={t(`portal-requests:vouchers.${move}.title`)}
      consequences={[facts, t(`portal-requests:vouchers.${move}.follows`)]}
      action={`/hr/vouchers/${voucher.id}/${move}`}
      act={t(`portal-requests:vouchers.${move}.act`)}
      back={{ label: t('portal-requests:vouchers.keep'), href: atDesk('/hr/vouchers', desk) }}
    >
      <DeskField desk={desk} />
      <FormKey value={formKey} />
      {move !== 'complete' && (
        <Input
          id="reason"
          label={t('portal-requests:reason')}
          hint={t('portal-requests:vouchers.reasonHint')}
          required
          maxLength={1_000}
        />
      )}
    </Confirmation>
  );
}

/** Whoever comes back by an old link or too late learns how the voucher stands now. */
function SettledPage({ page, desk, voucher }: Pick<VoucherMoveProps, 'page' | 'desk' | 'voucher'>): VNode {
  const { t, format } = page;
  const { state, endedAt, reason } = voucher;
  return (
    <Layout page={page} title={t('portal-requests:vouchers.settled')}>
      <Text>
        {t('portal-requests:vouchers.now', { who: personOf(page, voucher.person) })}{' '}
        {t(`portal-requests:vouchers.states.${state}`)}
        {endedAt !== null && `, ${format.moment(endedAt)}`}
      </Text>
      {reason !== null && <Text>{t('portal-hr:reasonGiven', { reason })}</Text>}
      <LinkButton label={t('portal-requests:vouchers.back')} href={atDesk('/hr/vouchers', desk)} />
    </Layout>
  );
}
