import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { isOpenVoucher } from '../../vouchers/index.js';
import { LinkButton, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Heading } from './parts.js';
import { QrCode } from '../shared/qr-code.js';
import type { VoucherSheet } from './vouchers.service.js';

interface SheetProps {
  readonly page: PageContext;
  readonly sheet: VoucherSheet;
}

/** One voucher to show or to print: what the provider needs, and no name. */
export function VoucherSheetPage({ page, sheet }: SheetProps): VNode {
  const { t, format } = page;
  const { state, code, expiresOn } = sheet.voucher;
  const isOpen = isOpenVoucher(state);
  const title = isOpen ? `portal-employee:sheet.${state}` : `portal-employee:voucherState.${state}`;
  return (
    <Layout page={page} title={t(title, { day: format.day(expiresOn) })}>
      {sheet.access !== null && <Access page={page} sheet={sheet} />}
      {isOpen && code !== null && (
        <section class="voucher-sheet">
          <QrCode content={code} label={t('portal-employee:sheet.qr', { code })} />
          <p class="kern-body">
            {t('portal-employee:vouchers.code')} <code class="voucher-code">{code}</code>
          </p>
        </section>
      )}
      <Facts page={page} sheet={sheet} />
      {isOpen && <Text>{t('portal-employee:sheet.print')}</Text>}
      <div class="row">
        {state === 'assigned' && (
          <LinkButton label={t('portal-employee:vouchers.redeem')} href={`/vouchers/${sheet.voucher.id}/redeem`} />
        )}
        <LinkButton label={t('portal-employee:settled.back')} href="/vouchers" kind="secondary" />
      </div>
    </Layout>
  );
}

function Facts({ page: { t, locale, format }, sheet: { voucher, programme } }: SheetProps): VNode {
  const { courseTitle, expiresOn } = voucher;
  const course = courseTitle === null ? t('portal-employee:vouchers.withoutCourse') : inLocale(courseTitle, locale);
  return (
    <Description
      items={[
        { key: t('portal-employee:redeem.course'), value: course },
        ...(programme === undefined
          ? []
          : [{ key: t('portal-employee:sheet.programme'), value: inLocale(programme.title, locale) }]),
        { key: t('portal-employee:sheet.until'), value: format.day(expiresOn) },
      ]}
    />
  );
}

function Access({ page: { t }, sheet: { access } }: SheetProps): VNode | null {
  if (access === null) return null;
  const { link, provider } = access;
  return (
    <section>
      <Heading>{t('portal-employee:sheet.toCourse')}</Heading>
      <Text>{t(`portal-employee:sheet.${link === null ? 'noLink' : 'pseudonym'}`, { provider })}</Text>
      {link !== null && <LinkButton label={t('portal-employee:sheet.open', { provider })} href={link} />}
    </section>
  );
}
