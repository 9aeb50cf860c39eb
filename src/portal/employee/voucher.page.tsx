import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { LinkButton, Select, Submit, Text } from '../shared/components.js';
import { FormKey } from '../shared/form-key.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { courseFacts } from './course-facts.js';
import { Heading } from './parts.js';
import type { VoucherData } from './vouchers.service.js';

interface VoucherPageProps {
  readonly page: PageContext;
  readonly data: VoucherData;
}

/** Asks once before a voucher is spent, and says what follows. */
export function RedeemPage({ page, data }: VoucherPageProps): VNode {
  const { t, format } = page;
  const { voucher, courses } = data;
  if (voucher.state !== 'assigned') return <SettledPage page={page} data={data} />;
  return (
    <Layout page={page} title={t('portal-employee:redeem.title', { day: format.day(voucher.expiresOn) })}>
      {courses.length === 0 ? (
        <Text>{t('portal-employee:redeem.noCourse')}</Text>
      ) : (
        <form method="post" action={`/vouchers/${voucher.id}/redeem`}>
          <FormKey value={data.formKey} />
          <CourseField page={page} data={data} />
          <Text>{t('portal-employee:redeem.consequence')}</Text>
          <div class="row">
            <Submit label={t('portal-employee:redeem.submit')} />
            <LinkButton label={t('portal-employee:keep')} href="/vouchers" kind="secondary" />
          </div>
        </form>
      )}
    </Layout>
  );
}

function CourseField({ page, data: { voucher, courses } }: VoucherPageProps): VNode | null {
  const { t, locale, format } = page;
  const [only] = courses;
  if (voucher.courseId !== null && only !== undefined) {
    return (
      <>
        <Heading>{inLocale(only.title, locale)}</Heading>
        <Description items={courseFacts(page, only, true)} />
      </>
    );
  }
  return (
    <Select
      id="courseId"
      label={t('portal-employee:redeem.course')}
      hint={t('portal-employee:redeem.courseHint')}
      options={courses.map(({ id, title, provider, minutes }) => ({
        value: id,
        label: `${inLocale(title, locale)} (${provider}, ${format.duration(minutes)})`,
      }))}
    />
  );
}

export function ReturnPage({ page, data }: VoucherPageProps): VNode {
  const { t } = page;
  const { voucher } = data;
  if (voucher.state !== 'assigned') return <SettledPage page={page} data={data} />;
  return (
    <Layout page={page} title={t('portal-employee:return.title')}>
      <Text>{t('portal-employee:return.consequence')}</Text>
      <form method="post" action={`/vouchers/${voucher.id}/return`}>
        <FormKey value={data.formKey} />
        <div class="row">
          <Submit label={t('portal-employee:return.submit')} />
          <LinkButton label={t('portal-employee:keep')} href="/vouchers" kind="secondary" />
        </div>
      </form>
    </Layout>
  );
}

/** Whoever comes back by an old link learns how the voucher stands now. */
function SettledPage({ page: { t, ...rest }, data: { voucher } }: VoucherPageProps): VNode {
  return (
    <Layout page={{ t, ...rest }} title={t('portal-employee:settled.title')}>
      <Text>{t(`portal-employee:voucherState.${voucher.state}`)}</Text>
      <LinkButton label={t('portal-employee:settled.back')} href="/vouchers" />
    </Layout>
  );
}
