import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { isPendingRequest } from '../../vouchers/index.js';
import { LinkButton, Text } from '../shared/components.js';
import { FormKey } from '../shared/form-key.js';
import { Confirmation } from '../shared/confirmation.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import type { RequestQuestion } from './vouchers.service.js';

interface WithdrawProps {
  readonly page: PageContext;
  readonly question: RequestQuestion;
}

/** Asks once before a request is withdrawn; of one that waits no more it says how it stands. */
export function WithdrawPage({ page, question: { request, formKey } }: WithdrawProps): VNode {
  const { t, locale } = page;
  if (!isPendingRequest(request.state)) {
    const state = t(`portal-employee:requestState.${request.state}`);
    return (
      <Layout page={page} title={t('portal-employee:withdraw.settled')}>
        <Text>{t('portal-employee:withdraw.now', { state })}</Text>
        <LinkButton label={t('portal-employee:settled.back')} href="/vouchers" />
      </Layout>
    );
  }
  return (
    <Confirmation
      page={page}
      title={t('portal-employee:withdraw.title')}
      consequences={[
        t('portal-employee:withdraw.consequence', { course: inLocale(request.courseTitle ?? {}, locale) }),
      ]}
      action={`/vouchers/requests/${request.id}/withdraw`}
      act={t('portal-employee:withdraw.submit')}
      back={{ label: t('portal-employee:keep'), href: '/vouchers' }}
    >
      <FormKey value={formKey} />
    </Confirmation>
  );
}
