import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { isOpenVoucher, isPendingRequest, type RequestView, type VoucherView } from '../../vouchers/index.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import type { Offers } from './offers.js';
import { AnsweredOffers, OfferCards } from './offer-cards.js';
import { Heading, Link } from './parts.js';
import { type Event, requestHistory, voucherHistory } from './voucher-history.js';

interface VouchersPageProps {
  readonly page: PageContext;
  readonly offers: Offers;
}

export function VouchersPage({ page, offers }: VouchersPageProps): VNode {
  const { t } = page;
  const { vouchers, requests } = offers;
  const withVoucher = new Set(vouchers.map(({ requestId }) => requestId));
  const undecided = requests.filter(({ id }) => !withVoucher.has(id));
  return (
    <Layout page={page} title={titleOf(page, offers)}>
      {vouchers.length + undecided.length + offers.offered.length + offers.answered.length === 0 && (
        <section class="empty">
          <Text>{t('portal-employee:vouchers.empty')}</Text>
          <LinkButton label={t('portal-employee:vouchers.toPath')} href="/path" />
        </section>
      )}
      <OfferCards page={page} offered={offers.offered} />
      {vouchers.length > 0 && <Heading>{t('portal-employee:vouchers.vouchers')}</Heading>}
      {vouchers.map((voucher) => (
        <VoucherCard key={voucher.id} page={page} offers={offers} voucher={voucher} />
      ))}
      {undecided.length > 0 && <Heading>{t('portal-employee:vouchers.requests')}</Heading>}
      {undecided.map((request) => (
        <RequestCard key={request.id} page={page} offers={offers} request={request} />
      ))}
      <AnsweredOffers page={page} answered={offers.answered} />
    </Layout>
  );
}

function titleOf({ t, format }: PageContext, { vouchers, requests, offered }: Offers): string {
  if (offered.length > 0) return t('portal-employee:vouchers.titleOffered', { count: offered.length });
  const assigned = vouchers.find(({ state }) => state === 'assigned');
  if (assigned !== undefined)
    return t('portal-employee:vouchers.titleAssigned', { day: format.day(assigned.expiresOn) });
  if (vouchers.some(({ state }) => state === 'redeemed')) return t('portal-employee:vouchers.titleRedeemed');
  const pending = requests.find(({ state }) => isPendingRequest(state));
  if (pending !== undefined) return t(`portal-employee:vouchers.titlePending.${pending.state}`);
  return t('portal-employee:vouchers.titleNone');
}

interface VoucherCardProps extends VouchersPageProps {
  readonly voucher: VoucherView;
}

function VoucherCard({ page, offers, voucher }: VoucherCardProps): VNode {
  const { t, locale } = page;
  const { id, courseId, courseTitle, programmeId, state, code } = voucher;
  const programme = offers.programmes.find((one) => one.id === programmeId);
  return (
    <div class="kern-card kern-card--hug">
      <div class="kern-card__container">
        <h3 class="kern-title">
          {courseTitle === null ? t('portal-employee:vouchers.withoutCourse') : inLocale(courseTitle, locale)}
        </h3>
        {programme !== undefined && <Text muted>{inLocale(programme.title, locale)}</Text>}
        <History page={page} kind="voucher" events={voucherHistory(voucher)} />
        <VoucherNotes page={page} voucher={voucher} />
        {isOpenVoucher(state) && code !== null && (
          <Text>
            {t('portal-employee:vouchers.code')} <code class="voucher-code">{code}</code>
          </Text>
        )}
        <div class="row">
          {isOpenVoucher(state) && <Link href={`/vouchers/${id}`}>{t(`portal-employee:sheet.link.${state}`)}</Link>}
          {state === 'assigned' && (
            <>
              <LinkButton label={t('portal-employee:vouchers.redeem')} href={`/vouchers/${id}/redeem`} />
              <LinkButton
                label={t('portal-employee:vouchers.return')}
                href={`/vouchers/${id}/return`}
                kind="secondary"
              />
            </>
          )}
          {courseId !== null && state === 'redeemed' && (
            <LinkButton
              label={t('portal-exchange:completion.claim')}
              href={`/courses/${courseId}/completion`}
              kind="secondary"
            />
          )}
          {courseId !== null && <Link href={`/courses/${courseId}`}>{t('portal-employee:vouchers.toCourse')}</Link>}
        </div>
      </div>
    </div>
  );
}

/** What to know of it: that nobody asked for it, why it was taken back, until when it counts. */
function VoucherNotes({ page: { t, format }, voucher }: Omit<VoucherCardProps, 'offers'>): VNode {
  const { requestId, state, reason, expiresOn } = voucher;
  return (
    <>
      {requestId === null && isOpenVoucher(state) && <Text>{t('portal-employee:vouchers.byHr')}</Text>}
      {reason !== null && <Text>{t('portal-employee:vouchers.reason', { reason })}</Text>}
      {state === 'assigned' && <Text>{t('portal-employee:vouchers.until', { day: format.day(expiresOn) })}</Text>}
    </>
  );
}

interface RequestCardProps extends VouchersPageProps {
  readonly request: RequestView;
}

function RequestCard({ page, offers, request }: RequestCardProps): VNode {
  const { t, locale } = page;
  const { id, courseTitle, state, reason } = request;
  const title = inLocale(courseTitle ?? {}, locale) || t('portal-employee:vouchers.withoutCourse');
  return (
    <div class="kern-card kern-card--hug">
      <div class="kern-card__container">
        <h3 class="kern-title">{title}</h3>
        <History page={page} kind="request" events={requestHistory(request)} />
        {reason !== null && <Text>{t('portal-employee:vouchers.reason', { reason })}</Text>}
        {isPendingRequest(state) && (
          <>
            {state === 'requested' && <Text>{t('portal-employee:vouchers.waiting')}</Text>}
            <WaitingPlace page={page} offers={offers} request={request} />
            <div class="row">
              <LinkButton
                label={t('portal-employee:vouchers.withdraw')}
                href={`/vouchers/requests/${id}/withdraw`}
                kind="secondary"
              />
            </div>
          </>
        )}
      </div>
    </div>
  );
}

/** The place on the waiting list and what it follows from. */
function WaitingPlace({ page: { t }, offers, request: { waiting, programmeId } }: RequestCardProps): VNode | null {
  const programme = offers.programmes.find(({ id }) => id === programmeId);
  if (waiting === null || programme === undefined) return null;
  const { waitingOrder, waitingApproval, waitingSeed: seed } = programme;
  return (
    <>
      <Text>{t('portal-employee:vouchers.place', { place: waiting.place, of: waiting.of })}</Text>
      <Text>
        {t(`portal-employee:vouchers.order.${waitingOrder}`, { seed })}{' '}
        {t(`portal-employee:vouchers.approval.${waitingApproval}`)}
      </Text>
    </>
  );
}

interface HistoryProps {
  readonly page: PageContext;
  readonly kind: 'voucher' | 'request';
  readonly events: readonly Event[];
}

function History({ page: { t, format }, kind, events }: HistoryProps): VNode {
  return (
    <ol class="plain-list kern-body">
      {events.map(({ at, state }) => (
        <li key={state}>
          <time dateTime={at.toISOString()}>{format.moment(at)}</time>: {t(`portal-employee:${kind}State.${state}`)}
        </li>
      ))}
    </ol>
  );
}
