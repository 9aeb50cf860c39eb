import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { LinkButton, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
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
      {offered.map(({ id, courseId, courseTitle, offeredAt }) => (
        <div key={id} class="kern-card kern-card--hug">
          <div class="kern-card__container">
            <h3 class="kern-title">{inLocale(courseTitle ?? {}, locale)}</h3>
            <Text>{t('portal-requests:offers.own.text')}</Text>
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
