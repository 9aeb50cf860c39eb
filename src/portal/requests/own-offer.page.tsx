import type { VNode } from 'preact';

import { OFFER_TEXT_LIMIT } from '../../vouchers/index.js';
import { courseOf } from '../hr/names.js';
import { Input, LinkButton, Text } from '../shared/components.js';
import { Confirmation } from '../shared/confirmation.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { FormKey } from '../shared/form-key.js';
import type { OfferAnswer, OfferQuestion } from './offer-sheets.service.js';

interface OwnOfferProps {
  readonly page: PageContext;
  readonly question: OfferQuestion;
  readonly answer: OfferAnswer;
}

/** Asks once before an offer is accepted or refused; of one that has ended it says how. */
export function OwnOfferPage({ page, question: { offer, formKey }, answer }: OwnOfferProps): VNode {
  const { t, locale, format } = page;
  if (offer.state !== 'open') {
    const state = t(`portal-requests:offers.states.${offer.state}`);
    return (
      <Layout page={page} title={t('portal-requests:offers.own.settled')}>
        <Text>{t('portal-requests:offers.own.now', { state })}</Text>
        <LinkButton label={t('portal-requests:vouchers.back')} href="/vouchers" />
      </Layout>
    );
  }
  return (
    <Confirmation
      page={page}
      title={t(`portal-requests:offers.own.${answer}Title`)}
      consequences={[
        t('portal-requests:offers.own.course', { course: courseOf(locale, offer.courseTitle) }),
        t('portal-requests:offers.own.until', { day: format.day(offer.lastDay) }),
        t(`portal-requests:offers.own.${answer}Follows`),
      ]}
      action={`/vouchers/offers/${offer.id}/${answer}`}
      act={t(`portal-requests:offers.own.${answer}`)}
      back={{ label: t('portal-requests:offers.own.later'), href: '/vouchers' }}
    >
      <FormKey value={formKey} />
      {answer === 'refuse' && (
        <Input
          id="reason"
          label={t('portal-requests:offers.own.reason')}
          hint={t('portal-requests:offers.own.reasonHint')}
          maxLength={OFFER_TEXT_LIMIT}
        />
      )}
    </Confirmation>
  );
}
