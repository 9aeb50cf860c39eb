import type { VNode } from 'preact';

import { atDesk, DeskField } from '../hr/desk-bar.js';
import { courseOf, personOf } from '../hr/names.js';
import { LinkButton, Text } from '../shared/components.js';
import { Confirmation } from '../shared/confirmation.js';
import { Description } from '../shared/description.js';
import { FormKey } from '../shared/form-key.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { offerHistory } from './offer-history.js';
import type { OfferAtDesk } from './offer-sheets.service.js';

interface OfferProps {
  readonly page: PageContext;
  readonly sheet: OfferAtDesk;
}

/** One offer: to whom, for what, until when, what was said, and what has happened. */
export function OfferPage({ page, sheet: { desk, offer } }: OfferProps): VNode {
  const { t, locale, format } = page;
  const { id, state, person, courseTitle, lastDay, note, refusalReason } = offer;
  const fact = (name: string, value: string | null) =>
    value === null ? [] : [{ key: t(`portal-requests:offers.facts.${name}`), value }];
  return (
    <Layout page={page} title={t(`portal-requests:offers.one.${state}`, { who: personOf(page, person) })}>
      <Description
        items={[
          { key: t('portal-requests:columns.course'), value: courseOf(locale, courseTitle) },
          { key: t('portal-requests:offers.lastDay'), value: format.day(lastDay) },
          ...fact('note', note),
          ...fact('reason', refusalReason),
        ]}
      />
      <ol class="plain-list kern-body">
        {offerHistory(offer).map(({ at, state: reached }) => (
          <li key={reached}>{t(`portal-requests:offers.history.${reached}`, { when: format.moment(at) })}</li>
        ))}
      </ol>
      {state === 'open' && <Text>{t('portal-requests:offers.reservesNothing')}</Text>}
      <div class="row">
        {state === 'open' && (
          <LinkButton
            label={t('portal-requests:offers.withdraw')}
            about={personOf(page, person)}
            href={atDesk(`/hr/offers/${id}/withdraw`, desk)}
          />
        )}
        <LinkButton kind="tertiary" label={t('portal-requests:offers.link')} href={atDesk('/hr/offers', desk)} />
      </div>
    </Layout>
  );
}

/** Asks before an offer is taken back; of one that was answered meanwhile it shows the answer. */
export function WithdrawOfferPage({
  page,
  question,
}: {
  readonly page: PageContext;
  readonly question: OfferAtDesk;
}): VNode {
  const { t, locale } = page;
  const { desk, offer, formKey } = question;
  if (offer.state !== 'open') return <OfferPage page={page} sheet={question} />;
  const facts = { who: personOf(page, offer.person), course: courseOf(locale, offer.courseTitle) };
  return (
    <Confirmation
      page={page}
      title={t('portal-requests:offers.withdrawTitle')}
      consequences={[t('portal-requests:vouchers.facts', facts), t('portal-requests:offers.withdrawFollows')]}
      action={`/hr/offers/${offer.id}/withdraw`}
      act={t('portal-requests:offers.withdrawNow')}
      back={{ label: t('portal-requests:offers.keep'), href: atDesk('/hr/offers', desk) }}
    >
      <DeskField desk={desk} />
      <FormKey value={formKey} />
    </Confirmation>
  );
}
