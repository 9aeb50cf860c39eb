import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { LinkButton, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { offerHistory } from '../requests/offer-history.js';
import type { Offers } from './offers.js';
import { Heading, Link } from './parts.js';

interface OfferCardsProps {
  readonly page: PageContext;
  readonly offered: Offers['offered'];
}

/** What HR offers: to accept or to refuse, with a question in between. */
export function OfferCards({ page, offered }: OfferCardsProps): VNode | null {
  const { t, locale, format } = page;
  if (offered.length === 0) return null;
  return (
    <>
      <Heading>{t('portal-requests:offers.own.heading')}</Heading>
      {offered.map(({ id, courseId, courseTitle, offeredAt, lastDay, note }) => (
        <div key={id} class="kern-card kern-card--hug">
          <div class="kern-card__container">
            <h3 class="kern-title">{inLocale(courseTitle ?? {}, locale)}</h3>
            <Text>{t('portal-requests:offers.own.text')}</Text>
            {note !== null && <Text>{t('portal-requests:offers.own.note', { note })}</Text>}
            <Text>
              <strong>{t('portal-requests:offers.own.until', { day: format.day(lastDay) })}</strong>
            </Text>
            <Text muted>{t('portal-requests:offers.own.from', { day: format.day(offeredAt) })}</Text>
            <div class="row">
              <LinkButton label={t('portal-requests:offers.own.accept')} href={`/vouchers/offers/${id}/accept`} />
              <LinkButton
                kind="secondary"
                label={t('portal-requests:offers.own.refuse')}
                href={`/vouchers/offers/${id}/refuse`}
              />
              <Link href={`/courses/${courseId}`}>{t('portal-employee:vouchers.toCourse')}</Link>
            </div>
          </div>
        </div>
      ))}
    </>
  );
}

interface AnsweredOffersProps {
  readonly page: PageContext;
  readonly answered: Offers['answered'];
}

/** What became of earlier offers, the newest first. */
export function AnsweredOffers({ page, answered }: AnsweredOffersProps): VNode | null {
  const { t, locale, format } = page;
  if (answered.length === 0) return null;
  return (
    <>
      <Heading>{t('portal-requests:offers.own.answered')}</Heading>
      <ul class="plain-list kern-body">
        {answered.map((offer) => (
          <li key={offer.id}>
            {inLocale(offer.courseTitle ?? {}, locale)}:{' '}
            {offerHistory(offer)
              .map(({ at, state }) => t(`portal-requests:offers.history.${state}`, { when: format.moment(at) }))
              .join(', ')}
          </li>
        ))}
      </ul>
    </>
  );
}
