/** HR's offers: a yes in advance that reserves nothing. */
import { EMPLOYEES, type Taken, type Town, type Who } from './moves.js';
import {
  type Counts,
  type Item,
  PENDING,
  pick,
  type ProgrammeState,
  refuse,
  type Request,
  type Voucher,
} from './terms.js';

interface Offer extends Item {
  readonly offeredBy: Who;
  /** Its last day has gone by. */
  overdue: boolean;
}

/** Of the programme around: what it has, and what it lets somebody do. */
export interface OfferGround {
  readonly requests: Request[];
  readonly vouchers: Voucher[];
  mustBe(...states: readonly ProgrammeState[]): void;
  countsOf(town: Town): Counts;
  mustServe(by: Who, town: Town): void;
  mustSee(role: 'hr' | 'holder', by: Who, item: Item, subject: string): void;
  mustApprove(by: Who, item: Pick<Item, 'town' | 'person'>, subject: string): void;
  approverFor(town: Town, person: Who): Who;
  /** A voucher comes into being. */
  create(by: Who, item: Pick<Item, 'town' | 'person' | 'course'>): void;
  enter(town: Town, what: string): void;
}

export class OffersModel {
  readonly all: Offer[] = [];

  constructor(private readonly ground: OfferGround) {}

  /** The move by somebody who may make it, on an offer that is ready for it, if there is such a thing. */
  fitting(move: Taken<'offer' | 'accept' | 'refuse' | 'take-back'>, turn: number): typeof move {
    const { ground } = this;
    if (move.kind === 'offer') {
      const to = pick(EMPLOYEES[move.town], turn);
      return { ...move, to, by: ground.approverFor(move.town, to) };
    }
    const open = [...this.all.keys()].filter((nth) => this.all[nth]!.state === 'open');
    const nth = open.length > 0 ? pick(open, move.nth) : move.nth;
    const { town, person } = this.all[nth]!;
    return { ...move, nth, by: move.kind === 'take-back' ? ground.approverFor(town, person) : person };
  }

  offer({ by, to, town, course }: Taken<'offer'>): void {
    const { ground } = this;
    ground.mustServe(by, town);
    ground.mustBe('open');
    ground.mustApprove(by, { town, person: to }, 'offer');
    if (by === to) refuse('not-for-oneself');
    if (ground.countsOf(town).available === 0) refuse('no-voucher-left');
    if (!EMPLOYEES[town].includes(to)) refuse('member-not-found');
    if (course === 'dear') refuse('course-not-eligible');
    const same = this.all.some(
      (one) => one.state === 'open' && one.town === town && one.person === to && one.course === course,
    );
    if (same) refuse('one-open-offer-per-course');
    this.all.push({ state: 'open', town, person: to, course, offeredBy: by, overdue: false });
  }

  /** All with the programme; else those whose last day has gone by. */
  lapse(which: 'all' | 'overdue'): void {
    for (const offer of this.all) {
      if (offer.state === 'open' && (which === 'all' || offer.overdue)) offer.state = 'lapsed';
    }
  }

  answer({ kind, by, nth }: Taken<'accept' | 'refuse'>): void {
    const { ground } = this;
    const offer = this.all[nth]!;
    ground.mustSee('holder', by, offer, 'offer');
    if (kind === 'accept') ground.mustBe('open');
    else ground.mustBe('open', 'closed');
    if (by !== offer.person) refuse('offer-move-not-yours');
    if (offer.state !== 'open') refuse('offer-move-not-allowed');
    if (offer.overdue) refuse('offer-answered-too-late');
    if (kind === 'accept') this.requestAndApprove(offer);
    offer.state = kind === 'accept' ? 'accepted' : 'refused';
  }

  takeBack({ by, nth }: Taken<'take-back'>): void {
    const offer = this.all[nth]!;
    this.ground.mustSee('hr', by, offer, 'offer');
    this.ground.mustBe('open', 'closed');
    if (by === offer.person) refuse('offer-move-not-yours');
    this.ground.mustApprove(by, offer, 'offer');
    if (offer.state !== 'open') refuse('offer-move-not-allowed');
    offer.state = 'withdrawn';
  }

  /** Three entries at once: asked, approved, assigned, in the name of who offered. */
  private requestAndApprove({ town, person, course, offeredBy }: Offer): void {
    const { requests } = this.ground;
    const isAsked = requests.some(
      (one) => one.person === person && one.course === course && PENDING.includes(one.state),
    );
    if (isAsked) refuse('one-open-request-per-course');
    this.ground.create(offeredBy, { town, person, course });
    requests.push({ state: 'approved', town, person, course, decidedBy: offeredBy });
    this.ground.enter(town, 'requested');
    this.ground.enter(town, 'approved');
  }
}
