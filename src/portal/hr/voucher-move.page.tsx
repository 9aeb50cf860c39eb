import type { VNode } from 'preact';

import { Input } from '../shared/components.js';
import { Confirmation } from '../shared/confirmation.js';
import type { PageContext } from '../shared/page-context.js';
import { atDesk, DeskField } from './desk-bar.js';
import { courseOf, personOf } from './names.js';
import type { VoucherEnding } from './voucher-endings.js';
import type { VoucherAtDesk } from './vouchers.service.js';

interface VoucherMoveProps extends VoucherAtDesk {
  readonly page: PageContext;
  readonly move: VoucherEnding;
}

/** Asks before a voucher is revoked, completed or cancelled. */
export function VoucherMovePage({ page, desk, voucher, move }: VoucherMoveProps): VNode {
  const { t, locale } = page;
  const facts = t('portal-hr:vouchers.facts', {
    who: personOf(page, voucher.person),
    course: courseOf(locale, voucher.courseTitle),
  });
  return (
    <Confirmation
      page={page}
      title={t(`portal-hr:vouchers.${move}.title`)}
      consequences={[facts, t(`portal-hr:vouchers.${move}.follows`)]}
      action={`/hr/vouchers/${voucher.id}/${move}`}
      act={t(`portal-hr:vouchers.${move}.act`)}
      back={{ label: t('portal-hr:vouchers.keep'), href: atDesk('/hr/vouchers', desk) }}
    >
      <DeskField desk={desk} />
      {move !== 'complete' && (
        <Input
          id="reason"
          label={t('portal-hr:requests.reason')}
          hint={t('portal-hr:vouchers.reasonHint')}
          required
          maxLength={500}
        />
      )}
    </Confirmation>
  );
}
