/**
 * What a programme with two towns must do, written down a second time and without a line of the product: small enough to
 * be read, complete enough to foretell every answer.
 */
import {
  type Course,
  type Decision,
  EMPLOYEES,
  HR,
  isHr,
  isOnlyHr,
  LIMIT_PER_YEAR,
  type Listed,
  type Move,
  type OfferMove,
  type Outcome,
  PLACES,
  type ProgrammeMove,
  type RedistributionMove,
  type Taken,
  type Town,
  TOWNS,
  type VoucherMove,
  type Who,
} from './moves.js';

interface Item {
  state: string;
  readonly town: Town;
  readonly person: Who;
  course: Course | null;
}
interface Request extends Item {
  /** Who decided last. */
  decidedBy: Who | null;
}
interface Offer extends Item {
  readonly course: Course;
  readonly by: Who;
}
interface Redistribution {
  state: string;
  isDue: boolean;
  /** Fixed when it is decided, less when it is carried out. */
  transfer: Transfer | null;
}
interface Transfer {
  readonly giver: Town;
  readonly receiver: Town;
  readonly count: number;
}
interface Voucher extends Item {
  readonly assignedBy: Who;
  overdue: boolean;
}
export interface Counts {
  readonly granted: number;
  readonly requested: number;
  readonly assigned: number;
  readonly redeemed: number;
  readonly completed: number;
  readonly expired: number;
  readonly available: number;
  readonly ledgerPosition: number;
}

/** How the programme was set up; the model cannot know what the product draws and what was before. */
export interface Setting {
  readonly approval: 'hr' | 'admin' | 'both';
  readonly waitingOrder: 'by-time' | 'by-lot' | 'none-this-year-first';
  readonly waitingApproval: 'by-rule' | 'by-hr';
  /** The order in which the product goes through several towns. */
  readonly towns: readonly Town[];
  /** The number that the lot gave to a request. */
  readonly lotOf: (nth: number) => string;
  /** Who had a voucher of this year from the town, under an earlier programme. */
  readonly hadBefore: (person: Who, town: Town) => boolean;
}

type ProgrammeState = 'draft' | 'open' | 'closed' | 'settled';

const OPEN = ['assigned', 'redeemed'];
const OCCUPYING = ['assigned', 'redeemed', 'completed'];
const PENDING = ['requested', 'waitlisted'];
/** After these somebody on a waiting list may have a place. */
const FREEING = ['revoked', 'returned', 'cancelled', 'expired', 'waitlisted', 'granted'];

/** Who may take the move, which states it leaves, and where it leads. */
const REQUEST_TABLE = {
  approve: { by: 'hr', from: PENDING, to: 'approved' },
  decline: { by: 'hr', from: PENDING, to: 'declined' },
  waitlist: { by: 'hr', from: ['requested'], to: 'waitlisted' },
  withdraw: { by: 'holder', from: PENDING, to: 'withdrawn' },
} as const;
const VOUCHER_TABLE = {
  redeem: { by: 'holder', from: ['assigned'], to: 'redeemed' },
  complete: { by: 'hr', from: ['redeemed'], to: 'completed' },
  revoke: { by: 'hr', from: ['assigned'], to: 'revoked' },
  return: { by: 'holder', from: ['assigned'], to: 'returned' },
  cancel: { by: 'hr', from: ['redeemed'], to: 'cancelled' },
} as const;
const OFFER_TABLE = {
  'accept-offer': { by: 'holder', from: ['open'], to: 'accepted' },
  'refuse-offer': { by: 'holder', from: ['open'], to: 'refused' },
  'withdraw-offer': { by: 'hr', from: ['open'], to: 'withdrawn' },
} as const;
const REDISTRIBUTION_TABLE = {
  'decide-redistribution': { from: ['announced'], to: 'decided' },
  'call-off': { from: ['announced', 'decided'], to: 'cancelled' },
  'take-back': { from: ['carried-out'], to: 'reversed' },
} as const;
/** What one does with a request, a voucher or an offer that is there. */
export type ItemMove = keyof typeof REQUEST_TABLE | keyof typeof VOUCHER_TABLE | OfferMove;

class Refused extends Error {}
const refuse = (code: string): never => {
  throw new Refused(code);
};

/** `done`, or the code of the refusal. */
function outcomeOf(work: () => void): string {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

export class VoucherModel {
  readonly requests: Request[] = [];
  readonly vouchers: Voucher[] = [];
  readonly offers: Offer[] = [];
  readonly redistributions: Redistribution[] = [];
  /** The job for the waiting lists is ordered. */
  workWaits = false;
  private state: ProgrammeState = 'draft';
  private isDistributed = false;
  private readonly granted: Record<Town, number> = { A: 0, B: 0 };
  /** The towns of the ledger's entries, in their order. */
  private readonly ledger: Town[] = [];

  constructor(private readonly setting: Setting) {}

  /** Takes the move, or leaves everything as it was and answers why. */
  take(move: Move): Outcome {
    if (move.kind === 'bulk-decide') return this.decideMany(move);
    if (move.kind !== 'bulk-assign')
      return outcomeOf(() => {
        this.dispatch(move);
      });
    let listed: Listed = { done: [], refused: [] };
    const outcome = outcomeOf(() => (listed = this.assignMany(move)));
    return outcome === 'done' ? listed : outcome;
  }

  /** Many decisions; those that were taken under the same key before stay as they are. */
  decideMany({ by, decision, nths }: Taken<'bulk-decide'>, before: readonly number[] = []): Outcome {
    if (by !== 'admin' && !isHr(by)) return 'not-permitted';
    const outcomes = [...new Set(nths)].map((nth) => {
      const isDone = before.includes(nth);
      return [
        nth,
        isDone
          ? 'done'
          : outcomeOf(() => {
              this.decide({ kind: decision, by, nth });
            }),
      ] as const;
    });
    return listed(outcomes);
  }

  /** How many requests or vouchers there are for the move to choose from; null when it concerns none. */
  itemsFor({ kind }: Move): number | null {
    if (kind === 'bulk-decide' || kind in REQUEST_TABLE) return this.requests.length;
    if (kind in OFFER_TABLE) return this.offers.length;
    if (concernsRedistribution(kind)) return this.redistributions.length;
    return kind in VOUCHER_TABLE || kind === 'age' ? this.vouchers.length : null;
  }

  /** The move by somebody who may make it, on something that is ready for it, if there is such a thing. */
  fitting(move: Move): Move {
    const turn = this.ledger.length;
    if (move.kind === 'request') return { ...move, by: pick(EMPLOYEES[move.town], turn) };
    if (move.kind === 'assign' || move.kind === 'offer') {
      const to = pick(EMPLOYEES[move.town], turn);
      return { ...move, to, by: this.approverFor(move.town, to) };
    }
    if (move.kind === 'bulk-assign') return { ...move, by: this.approverFor(move.town, 'admin') };
    if (move.kind === 'bulk-decide') {
      const { town, person } = this.requests[move.nths[0]!]!;
      return { ...move, by: this.approverFor(town, person) };
    }
    if (concernsRedistribution(move.kind)) {
      const nth = this.redistributions.length - 1;
      return { ...move, nth, ...('by' in move && { by: 'admin' }) } as Move;
    }
    if ('nth' in move && 'by' in move) return this.fittingItem(move as Taken<ItemMove>);
    return 'by' in move ? { ...move, by: 'admin' } : move;
  }

  countsOf(town: Town): Counts {
    const count = (items: readonly Item[], ...states: readonly string[]) =>
      items.filter((item) => item.town === town && states.includes(item.state)).length;
    return {
      granted: this.granted[town],
      requested: count(this.requests, ...PENDING),
      assigned: count(this.vouchers, 'assigned'),
      redeemed: count(this.vouchers, 'redeemed'),
      completed: count(this.vouchers, 'completed'),
      expired: count(this.vouchers, 'expired'),
      available: this.granted[town] - count(this.vouchers, ...OCCUPYING),
      ledgerPosition: this.ledger.lastIndexOf(town) + 1,
    };
  }

  private dispatch(move: Exclude<Move, { kind: 'bulk-decide' | 'bulk-assign' }>): void {
    const { kind } = move;
    if (kind === 'request') this.request(move);
    else if (kind === 'assign') this.assign(move);
    else if (kind === 'offer') this.offer(move);
    else if (kind === 'announce') this.announce(move);
    else if (kind === 'fall-due') this.redistributions[move.nth]!.isDue = true;
    else if (kind === 'carry-out') this.carryOut(this.redistributions[move.nth]!);
    else if (kind === 'age') this.vouchers[move.nth]!.overdue = true;
    else if (kind === 'expire') this.expire();
    else if (kind === 'work') this.work();
    else if (kind === 'top-up') this.topUp(move);
    else if (kind in REQUEST_TABLE) this.decide(move as Taken<Decision | 'withdraw'>);
    else if (kind in OFFER_TABLE) this.answer(move as Taken<OfferMove>);
    else if (kind in REDISTRIBUTION_TABLE) this.redistribute(move as Taken<RedistributionMove>);
    else if (kind in VOUCHER_TABLE) this.moveVoucher(move as Taken<VoucherMove>);
    else this.moveProgramme(move as Taken<ProgrammeMove>);
  }

  /** One entry of the ledger. Whoever frees a place orders the job, if somebody waits anywhere. */
  private enter(town: Town, what: string): void {
    this.ledger.push(town);
    const isWaiting = this.requests.some(({ state }) => state === 'waitlisted');
    if (FREEING.includes(what) && isWaiting) this.workWaits = true;
  }

  // ── Programme ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private moveProgramme({ kind, by }: Taken<ProgrammeMove>): void {
    if (by !== 'admin') refuse('not-permitted');
    if (kind === 'distribute') this.distribute();
    else if (kind === 'reverse') this.reverse();
    else if (kind === 'open') this.open();
    else if (kind === 'close') this.close();
    else this.settle();
  }

  private distribute(): void {
    this.mustBe('draft');
    if (this.isDistributed) refuse('already-distributed');
    this.isDistributed = true;
    for (const town of TOWNS) this.grant(town, PLACES[town]);
  }

  private reverse(): void {
    this.mustBe('draft');
    if (!this.isDistributed) refuse('programme-not-distributed');
    this.isDistributed = false;
    for (const town of this.setting.towns) this.grant(town, -this.granted[town]);
  }

  private grant(town: Town, count: number): void {
    this.granted[town] += count;
    this.enter(town, count > 0 ? 'granted' : 'taken back');
  }

  private open(): void {
    if (this.state !== 'draft') refuse('programme-move-not-allowed');
    if (!this.isDistributed) refuse('programme-not-distributed');
    this.state = 'open';
  }

  /** Equal weights: each further voucher goes to who has fewest, and to the smaller ARS of two. */
  private topUp({ by, more }: Taken<'top-up'>): void {
    if (by !== 'admin') refuse('not-permitted');
    this.mustBe('open');
    if (more < 0) refuse('top-up-below-total');
    if (more === 0) refuse('nothing-to-top-up');
    const further: Record<Town, number> = { A: 0, B: 0 };
    for (let given = 0; given < more; given++) {
      further[this.granted.A + further.A <= this.granted.B + further.B ? 'A' : 'B']++;
    }
    for (const town of TOWNS) if (further[town] > 0) this.grant(town, further[town]);
  }

  private close(): void {
    if (this.state !== 'open') refuse('programme-move-not-allowed');
    this.state = 'closed';
    for (const request of this.requests.filter(({ state }) => PENDING.includes(state))) {
      request.state = 'lapsed';
      this.enter(request.town, 'lapsed');
    }
    for (const offer of this.offers) if (offer.state === 'open') offer.state = 'lapsed';
  }

  private settle(): void {
    if (this.state !== 'closed') refuse('programme-move-not-allowed');
    if (this.vouchers.some(({ state }) => OPEN.includes(state))) refuse('programme-still-open');
    this.state = 'settled';
  }

  private mustBe(...states: readonly ProgrammeState[]): void {
    if (!states.includes(this.state)) refuse('programme-act-not-allowed');
  }

  // ── Redistribution ─────────────────────────────────────────────────────────────────────────────────────────────────

  private announce({ by }: Taken<'announce'>): void {
    if (by !== 'admin') refuse('not-permitted');
    this.mustBe('open');
    const isUnderWay = this.redistributions.some(({ state }) => ['announced', 'decided'].includes(state));
    if (isUnderWay) refuse('one-redistribution-under-way');
    this.redistributions.push({ state: 'announced', isDue: false, transfer: null });
  }

  private redistribute(move: Taken<RedistributionMove>): void {
    const { kind, by, nth } = move;
    const one = this.redistributions[nth]!;
    const rule = REDISTRIBUTION_TABLE[kind];
    if (by !== 'admin') refuse('not-permitted');
    if (kind !== 'call-off') this.mustBe('open');
    if (!(rule.from as readonly string[]).includes(one.state)) refuse('redistribution-move-not-allowed');
    if (kind === 'decide-redistribution') {
      if (!one.isDue) refuse('redistribution-not-due');
      one.transfer = this.transfer() ?? refuse('nothing-to-redistribute');
    }
    if (move.kind === 'take-back') this.takeBack(one, move.leaveInUse);
    one.state = rule.to;
  }

  /** What nobody waits for in the one town goes to whoever waits in the other. */
  private transfer(): Transfer | null {
    const spare = (town: Town): number => {
      const waiting = this.requests.filter((one) => one.town === town && one.state === 'waitlisted').length;
      return this.countsOf(town).available - waiting;
    };
    for (const [giver, receiver] of [['A', 'B'] as const, ['B', 'A'] as const]) {
      const count = Math.min(spare(giver), -spare(receiver));
      if (count > 0) return { giver, receiver, count };
    }
    return null;
  }

  /** Never more than was decided, and only what both still allow. */
  private carryOut(one: Redistribution): void {
    if (one.state !== 'decided' || this.state !== 'open') return;
    const [decided, now] = [one.transfer!, this.transfer()];
    const count = now?.giver === decided.giver ? Math.min(decided.count, now.count) : 0;
    one.transfer = { ...decided, count };
    one.state = 'carried-out';
    this.shift(decided.giver, count);
  }

  /** Nothing that somebody uses. */
  private takeBack({ transfer }: Redistribution, leaveInUse: boolean): void {
    const { receiver, count } = transfer!;
    const back = Math.min(count, this.countsOf(receiver).available);
    if (back < count && !leaveInUse) refuse('redistribution-in-use');
    this.shift(receiver, back);
  }

  /** From one town to the other. */
  private shift(from: Town, count: number): void {
    if (count === 0) return;
    for (const town of TOWNS) this.grant(town, town === from ? -count : count);
  }

  // ── Offers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  private offer({ by, to, town, course }: Taken<'offer'>): void {
    this.mustServe(by, town);
    this.mustBe('open');
    this.mustApprove(by, { town, person: to }, 'offer');
    if (by === to) refuse('not-for-oneself');
    if (!EMPLOYEES[town].includes(to)) refuse('member-not-found');
    if (course === 'dear') refuse('course-not-eligible');
    const isSame = (one: Offer) => one.town === town && one.person === to && one.course === course;
    if (this.offers.some((one) => one.state === 'open' && isSame(one))) refuse('one-open-offer-per-course');
    this.offers.push({ state: 'open', town, person: to, course, by });
  }

  /** To accept is to make the request that HR has approved before. */
  private answer({ kind, by, nth }: Taken<OfferMove>): void {
    const offer = this.offers[nth]!;
    const rule = OFFER_TABLE[kind];
    this.mustSee(rule.by, by, offer, 'offer');
    if (kind === 'accept-offer') this.mustBe('open');
    else this.mustBe('open', 'closed');
    if (kind === 'withdraw-offer') this.mustHaveOffered(by, offer);
    else this.mustBeOneOf(rule.by, by, offer, 'offer');
    if (offer.state !== 'open') refuse('offer-move-not-allowed');
    if (kind === 'accept-offer') this.accept(offer);
    offer.state = rule.to;
  }

  private accept({ by, town, person, course }: Offer): void {
    this.mustBeOnlyRequest(person, course);
    this.create(by, { town, person, course });
    this.requests.push({ state: 'approved', town, person, course, decidedBy: by });
    this.enter(town, 'requested');
    this.enter(town, 'approved');
  }

  /** Whoever may offer may take it back, but not whom it is for. */
  private mustHaveOffered(by: Who, offer: Offer): void {
    if (by === offer.person) refuse('offer-move-not-yours');
    this.mustApprove(by, offer, 'offer');
  }

  // ── Requests and the waiting list ──────────────────────────────────────────────────────────────────────────────────

  private request({ by, town, course }: Taken<'request'>): void {
    if (by === 'admin') refuse('not-permitted');
    if (!EMPLOYEES[town].includes(by)) refuse('not-your-municipality');
    this.mustBe('open');
    if (course === 'dear') refuse('course-not-eligible');
    this.mustBeOnlyRequest(by, course);
    this.requests.push({ state: 'requested', town, person: by, course, decidedBy: null });
    this.enter(town, 'requested');
  }

  private mustBeOnlyRequest(person: Who, course: Course): void {
    const isSame = (one: Request) => one.person === person && one.course === course && PENDING.includes(one.state);
    if (this.requests.some(isSame)) refuse('one-open-request-per-course');
  }

  private decide({ kind, by, nth }: Taken<Decision | 'withdraw'>): void {
    const request = this.requests[nth]!;
    const rule = REQUEST_TABLE[kind];
    this.mustSee(rule.by, by, request, 'request');
    this.mustBe('open');
    if (kind === 'withdraw') this.mustBeOneOf(rule.by, by, request, 'request');
    else this.mustApprove(by, request, 'request');
    if (kind !== 'withdraw' && kind !== 'decline' && by === request.person) refuse('not-for-oneself');
    if (!(rule.from as readonly string[]).includes(request.state)) refuse('request-move-not-allowed');
    if (kind === 'decline' && by === request.person) refuse('not-for-oneself');
    if (kind === 'approve') this.create(by, request);
    request.state = rule.to;
    if (kind !== 'withdraw') request.decidedBy = by;
    this.enter(request.town, rule.to);
  }

  /** Gives each free place to the first of the list who can have it; who cannot is passed over and stays. */
  private work(): void {
    const wanted = this.workWaits;
    this.workWaits = false;
    if (!wanted || this.state !== 'open' || this.setting.waitingApproval === 'by-hr') return;
    for (const town of this.setting.towns) {
      while (this.inOrder(town).some((request) => this.moveUp(request)));
    }
  }

  private moveUp(request: Request): boolean {
    if (
      outcomeOf(() => {
        this.create(request.decidedBy!, request);
      }) !== 'done'
    )
      return false;
    request.state = 'approved';
    this.enter(request.town, 'approved');
    return true;
  }

  private inOrder(town: Town): readonly Request[] {
    const { waitingOrder, lotOf } = this.setting;
    const keyOf = (nth: number): string => {
      const byTime = String(nth).padStart(4, '0');
      if (waitingOrder === 'by-lot') return lotOf(nth);
      return waitingOrder === 'by-time' ? byTime : `${this.hasHad(this.requests[nth]!) ? 1 : 0} ${byTime}`;
    };
    return [...this.requests.entries()]
      .filter(([, request]) => request.town === town && request.state === 'waitlisted')
      .map(([nth, request]) => ({ request, key: keyOf(nth) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ request }) => request);
  }

  private hasHad({ person, town }: Item): boolean {
    const own = this.vouchers.some(
      (one) => one.person === person && one.town === town && OCCUPYING.includes(one.state),
    );
    return own || this.setting.hadBefore(person, town);
  }

  // ── Vouchers ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private assign({ by, to, town, course }: Taken<'assign'>): void {
    this.mustServe(by, town);
    this.mustBe('open');
    this.assignOne({ by, town, to, course });
  }

  private assignOne({ by, town, to, course }: Omit<Taken<'assign'>, 'kind'>): void {
    this.mustApprove(by, { town, person: to }, 'voucher');
    if (by === to) refuse('not-for-oneself');
    this.create(by, { town, person: to, course });
  }

  /** Row after row; a preview leaves nothing, and neither does all or nothing with a row that is refused. */
  private assignMany({ by, town, mode, rows }: Taken<'bulk-assign'>): Listed {
    this.mustServe(by, town);
    this.mustBe('open');
    const [vouchers, entries] = [this.vouchers.length, this.ledger.length];
    const seen = new Set<Who>();
    const outcomes = rows.map(({ to, course }, at) => {
      const row = () => {
        if (!EMPLOYEES[town].includes(to)) refuse('bulk-person-unknown');
        if (seen.has(to)) refuse('bulk-row-twice');
        seen.add(to);
        this.assignOne({ by, town, to, course });
      };
      return [at + 1, outcomeOf(row)] as const;
    });
    const all = listed(outcomes);
    const isRefused = mode === 'all' && all.refused.length > 0;
    if (isRefused || mode === 'preview') [this.vouchers.length, this.ledger.length] = [vouchers, entries];
    return isRefused ? refuse('bulk-rows-refused') : all;
  }

  /** The one way in which a voucher comes into being. */
  private create(by: Who, { town, person, course }: Pick<Item, 'town' | 'person' | 'course'>): void {
    if (this.countsOf(town).available === 0) refuse('no-voucher-left');
    if (!EMPLOYEES[town].includes(person)) refuse('member-not-found');
    if (course === 'dear') refuse('course-not-eligible');
    const own = this.vouchers.filter((voucher) => voucher.person === person);
    const open = own.some(({ state }) => OPEN.includes(state));
    const used = own.filter(({ state }) => OCCUPYING.includes(state)).length;
    if (open || used >= LIMIT_PER_YEAR) refuse('voucher-not-possible-for-person');
    this.vouchers.push({ state: 'assigned', town, person, course, assignedBy: by, overdue: false });
    this.enter(town, 'assigned');
  }

  private moveVoucher(move: Taken<VoucherMove>): void {
    const voucher = this.vouchers[move.nth]!;
    const rule = VOUCHER_TABLE[move.kind];
    const { by } = move;
    this.mustSee(rule.by, by, voucher, 'voucher');
    if (move.kind !== 'complete') this.mustBe('open', 'closed');
    this.mustBeOneOf(rule.by, by, voucher, 'voucher');
    if (move.kind === 'complete' && by === voucher.person) refuse('not-for-oneself');
    if (!(rule.from as readonly string[]).includes(voucher.state)) refuse('voucher-move-not-allowed');
    if (move.kind === 'redeem') this.redeem(voucher, move.course);
    voucher.state = rule.to;
    this.enter(voucher.town, rule.to);
  }

  private redeem(voucher: Voucher, named: Course | null): void {
    if (voucher.overdue) refuse('voucher-expired');
    if (voucher.course !== null && named !== null && named !== voucher.course) refuse('voucher-for-another-course');
    const course = voucher.course ?? named ?? refuse('voucher-needs-course');
    if (course === 'dear') refuse('course-not-eligible');
    voucher.course = course;
  }

  private expire(): void {
    for (const voucher of this.vouchers.filter(({ state, overdue }) => overdue && state === 'assigned')) {
      voucher.state = 'expired';
      this.enter(voucher.town, 'expired');
    }
  }

  // ── Who may ────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** For whom it does not concern, it does not exist. */
  private mustSee(role: 'hr' | 'holder', by: Who, { town, person }: Item, subject: string): void {
    const permitted = role === 'hr' ? by === 'admin' || isHr(by) : by !== 'admin';
    if (!permitted) refuse('not-permitted');
    const sees = HR[town].includes(by) || by === 'admin' || (role === 'holder' && by === person);
    if (!sees) refuse(`${subject}-not-found`);
  }

  private mustServe(by: Who, town: Town): void {
    if (by !== 'admin' && !isHr(by)) refuse('not-permitted');
    if (by !== 'admin' && !HR[town].includes(by)) refuse('not-your-municipality');
  }

  private mustBeOneOf(role: 'hr' | 'holder', by: Who, { town, person }: Item, subject: string): void {
    const may = role === 'holder' ? by === person : HR[town].includes(by) || isOnlyHr(person, town);
    if (!may) refuse(`${subject}-move-not-yours`);
  }

  /** Who decides and assigns is a rule of the programme. */
  private mustApprove(by: Who, { town, person }: Pick<Item, 'town' | 'person'>, subject: string): void {
    const { approval } = this.setting;
    if (by !== 'admin' && approval === 'admin') refuse('not-the-approver');
    if (by === 'admin' && approval === 'hr' && !isOnlyHr(person, town)) refuse(`${subject}-move-not-yours`);
  }

  private approverFor(town: Town, person: Who): Who {
    return this.setting.approval === 'admin' ? 'admin' : (HR[town].find((hr) => hr !== person) ?? 'admin');
  }

  private fittingItem(move: Taken<ItemMove>): Move {
    const isVoucher = move.kind in VOUCHER_TABLE;
    const pending = move.kind in OFFER_TABLE ? this.offers : this.requests;
    const items: readonly Item[] = isVoucher ? this.vouchers : pending;
    const rule = { ...REQUEST_TABLE, ...VOUCHER_TABLE, ...OFFER_TABLE }[move.kind];
    const ready = [...items.keys()].filter((nth) => (rule.from as readonly string[]).includes(items[nth]!.state));
    const nth = ready.length > 0 ? pick(ready, move.nth) : move.nth;
    const { town, person } = items[nth]!;
    if (rule.by === 'holder') return { ...move, nth, by: person };
    const hr = HR[town].find((one) => one !== person) ?? 'admin';
    return { ...move, nth, by: isVoucher ? hr : this.approverFor(town, person) };
  }
}

function concernsRedistribution(kind: Move['kind']): boolean {
  return kind in REDISTRIBUTION_TABLE || kind === 'fall-due' || kind === 'carry-out';
}

function listed(outcomes: readonly (readonly [number, string])[]): Listed {
  return {
    done: outcomes.filter(([, outcome]) => outcome === 'done').map(([at]) => at),
    refused: outcomes.filter(([, outcome]) => outcome !== 'done'),
  };
}

function pick<T>(from: readonly T[], at: number): T {
  return from[at % from.length]!;
}
