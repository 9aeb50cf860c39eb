import { Injectable } from '@nestjs/common';

import { PersonsService } from '../../accounts/index.js';
import type { Day } from '../../kernel/calendar.js';
import { type News, Outbox } from '../../platform/mail/outbox.service.js';
import type { OfferState } from '../domain/offer-states.js';
import type { RequestState } from '../domain/request-states.js';
import type { Voucher, VoucherRequest } from '../domain/voucher.js';
import type { VoucherState } from '../domain/voucher-states.js';
import type { WaitingPlace } from '../domain/waiting-list.js';

const OWN_VOUCHERS = '/vouchers';
const VOUCHER_ENDING = 'voucher-expiring';
const OFFERS_OF_HR = '/hr/offers';
const TOLD_REQUESTS: readonly RequestState[] = ['declined', 'lapsed'];
const TOLD_OFFERS: readonly OfferState[] = ['accepted', 'refused'];
const TOLD_VOUCHERS: readonly VoucherState[] = ['revoked', 'cancelled', 'expired'];

type Told = Pick<News, 'kind' | 'occasion' | 'path' | 'values'>;
type Term = Pick<Voucher, 'id' | 'personId' | 'expiresOn'>;
interface Offered {
  readonly id: string;
  readonly personId: string;
  readonly offeredBy: string;
  readonly lastDay: Day;
}
type Asked = Pick<VoucherRequest, 'id' | 'personId'>;

/**
 * Tells people by mail what others, or time, did with their requests and vouchers. A mail names no person, course, code
 * or reason: those are read after signing in. Everything joins the caller's transaction.
 */
@Injectable()
export class VoucherMails {
  constructor(
    private readonly persons: PersonsService,
    private readonly outbox: Outbox,
  ) {}

  /** One mail, also when the voucher came by approving a request, which is handed in as it was before. */
  async voucherAssigned(term: Term, request: Pick<VoucherRequest, 'id' | 'state'> | null): Promise<void> {
    const fromList = request?.state === 'waitlisted' ? 'request-moved-up' : 'request-approved';
    const kind = request === null ? 'voucher-assigned' : fromList;
    const occasion = request?.id ?? term.id;
    await this.tell([term.personId], { kind, occasion, path: OWN_VOUCHERS, values: untilOf(term) });
  }

  async voucherOffered({ id, personId, lastDay }: Pick<Offered, 'id' | 'personId' | 'lastDay'>): Promise<void> {
    const values: News['values'] = (format) => ({ day: format.day(lastDay) });
    await this.tell([personId], { kind: 'voucher-offered', occasion: id, path: OWN_VOUCHERS, values });
  }

  /** Whoever offered hears of the answer. */
  async offerAnswered({ id, offeredBy }: Offered, state: OfferState): Promise<void> {
    if (!TOLD_OFFERS.includes(state)) return;
    await this.tell([offeredBy], { kind: `offer-${state}`, occasion: id, path: OFFERS_OF_HR });
  }

  /** Both sides: `offer-lapsed` with the programme, `offer-overdue` after the last day. */
  async offerLapsed({ id, personId, offeredBy }: Offered, kind: 'offer-lapsed' | 'offer-overdue'): Promise<void> {
    await this.tell([personId], { kind, occasion: id, path: OWN_VOUCHERS });
    await this.tell([offeredBy], { kind: `${kind}-hr`, occasion: id, path: OFFERS_OF_HR });
  }

  async voucherMoved({ id, personId }: Term, state: VoucherState): Promise<void> {
    if (!TOLD_VOUCHERS.includes(state)) return;
    await this.tell([personId], { kind: `voucher-${state}`, occasion: id, path: OWN_VOUCHERS });
  }

  async requestMoved({ id, personId }: Asked, state: RequestState): Promise<void> {
    if (!TOLD_REQUESTS.includes(state)) return;
    await this.tell([personId], { kind: `request-${state}`, occasion: id, path: OWN_VOUCHERS });
  }

  async requestWaitlisted({ id, personId }: Asked, place: WaitingPlace): Promise<void> {
    const values = () => ({ ...place });
    await this.tell([personId], { kind: 'request-waitlisted', occasion: id, path: OWN_VOUCHERS, values });
  }

  /** Once per request and day. False when its person was told today. */
  async waitingListMoved({ id, personId }: Asked, place: WaitingPlace, today: Day): Promise<boolean> {
    const occasion = `${id} ${today}`;
    const values = () => ({ ...place });
    return (await this.tell([personId], { kind: 'waiting-list-moved', occasion, path: OWN_VOUCHERS, values })) > 0;
  }

  /** Once per voucher. False when the holder was reminded before. */
  async voucherEnding({ id, ...term }: Term): Promise<boolean> {
    const news = { kind: VOUCHER_ENDING, occasion: id, path: OWN_VOUCHERS, values: untilOf(term) };
    return (await this.tell([term.personId], news)) > 0;
  }

  /** When the holder of each of these vouchers was reminded; by the voucher's id. */
  endingToldAt(voucherIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    return this.outbox.toldAt(VOUCHER_ENDING, voucherIds);
  }

  /** Once per person and day. Answers how many were told now. */
  requestsWait(personIds: readonly string[], count: number, today: string): Promise<number> {
    const values = () => ({ count });
    return this.tell(personIds, { kind: 'requests-untouched', occasion: today, path: '/hr/requests', values });
  }

  /** Once per person, step and version of the announcement. Answers how many were told now. */
  redistributionMoved(
    personIds: readonly string[],
    { id, revision, dueOn }: { readonly id: string; readonly revision: number; readonly dueOn: Day },
    news: string,
  ): Promise<number> {
    const values: News['values'] = (format) => ({ day: format.day(dueOn) });
    const occasion = `${id} ${String(revision)}`;
    return this.tell(personIds, { kind: `redistribution-${news}`, occasion, path: '/hr/redistributions', values });
  }

  private async tell(personIds: readonly string[], told: Told): Promise<number> {
    let count = 0;
    for (const addressee of await this.persons.addressees(personIds)) {
      if (await this.outbox.put(addressee, { texts: 'vouchers-mails:mails', ...told })) count += 1;
    }
    return count;
  }
}

function untilOf({ expiresOn }: Pick<Term, 'expiresOn'>): News['values'] {
  return (format) => ({ day: format.day(expiresOn) });
}
