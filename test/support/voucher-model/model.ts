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
  type Outcome,
  PLACES,
  type ProgrammeMove,
  type Taken,
  type Town,
  TOWNS,
  type VoucherMove,
  type Who,
} from './moves.js';
import { type OfferGround, OffersModel } from './offers-model.js';
import { type RedistributionGround, RedistributionsModel } from './redistributions-model.js';
import {
  type Counts,
  FREEING,
  type Item,
  type ItemMove,
  listed,
  OCCUPYING,
  OPEN,
  outcomeOf,
  PENDING,
  pick,
  type ProgrammeState,
  refuse,
  type Request,
  REQUEST_TABLE,
  type Setting,
  type Voucher,
  VOUCHER_TABLE,
} from './terms.js';

type OnOffers = Taken<'offer' | 'accept' | 'refuse' | 'take-back'>;
type OnRedistributions = Taken<'change' | 'decide' | 'call-off' | 'give-back' | 'answer-objection'>;
const ON_OFFERS: readonly Move['kind'][] = ['accept', 'refuse', 'take-back'];
const ON_REDISTRIBUTIONS: readonly Move['kind'][] = ['change', 'decide', 'call-off', 'give-back'];

function isOnOffers(move: Move): move is OnOffers {
  return move.kind === 'offer' || ON_OFFERS.includes(move.kind);
}

function isOnRedistributions(move: Move): move is OnRedistributions {
  return move.kind === 'answer-objection' || ON_REDISTRIBUTIONS.includes(move.kind);
}

export class VoucherModel implements OfferGround, RedistributionGround {
  readonly requests: Request[] = [];
  readonly vouchers: Voucher[] = [];
  /** The job for the waiting lists is ordered. */
  workWaits = false;
  state: ProgrammeState = 'draft';
  readonly offers = new OffersModel(this);
  readonly redistributions = new RedistributionsModel(this);
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
    if (kind in VOUCHER_TABLE || kind === 'age') return this.vouchers.length;
    if (ON_OFFERS.includes(kind) || kind === 'age-offer') return this.offers.all.length;
    if (ON_REDISTRIBUTIONS.includes(kind)) return this.redistributions.all.length;
    return kind === 'answer-objection' ? this.redistributions.objections.length : null;
  }

  /** The move by somebody who may make it, on something that is ready for it, if there is such a thing. */
  fitting(move: Move): Move {
    const turn = this.ledger.length;
    if (move.kind === 'request') return { ...move, by: pick(EMPLOYEES[move.town], turn) };
    if (move.kind === 'assign') {
      const to = pick(EMPLOYEES[move.town], turn);
      return { ...move, to, by: this.approverFor(move.town, to) };
    }
    if (move.kind === 'bulk-assign') return { ...move, by: this.approverFor(move.town, 'admin') };
    if (move.kind === 'bulk-decide') {
      const { town, person } = this.requests[move.nths[0]!]!;
      return { ...move, by: this.approverFor(town, person) };
    }
    if (isOnOffers(move)) return this.offers.fitting(move, turn);
    if (isOnRedistributions(move)) return this.redistributions.fitting(move);
    if (move.kind === 'object') return { ...move, by: pick(HR[move.town], turn) };
    if ('nth' in move && 'by' in move) return this.fittingItem(move);
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
    else if (kind === 'age') this.vouchers[move.nth]!.overdue = true;
    else if (kind === 'expire') this.expire();
    else if (kind === 'work') this.work();
    else if (kind === 'top-up') this.topUp(move);
    else if (isOnOffers(move)) this.moveOffer(move);
    else if (isOnRedistributions(move) || kind === 'announce' || kind === 'object') this.redistribute(move);
    else if (kind === 'age-offer') this.offers.all[move.nth]!.overdue = true;
    else if (kind === 'lapse-offers') this.offers.lapse('overdue');
    else if (kind === 'go-by') this.redistributions.goBy();
    else if (kind === 'carry-out') this.redistributions.carryOut();
    else if (kind in REQUEST_TABLE) this.decide(move as Taken<Decision | 'withdraw'>);
    else if (kind in VOUCHER_TABLE) this.moveVoucher(move as Taken<VoucherMove>);
    else this.moveProgramme(move as Taken<ProgrammeMove>);
  }

  private moveOffer(move: OnOffers): void {
    if (move.kind === 'offer') this.offers.offer(move);
    else if (move.kind === 'take-back') this.offers.takeBack(move);
    else this.offers.answer(move);
  }

  private redistribute(move: OnRedistributions | Taken<'announce' | 'object'>): void {
    const { redistributions } = this;
    if (move.kind === 'announce') redistributions.announce(move);
    else if (move.kind === 'object') redistributions.object(move);
    else if (move.kind === 'answer-objection') redistributions.answer(move);
    else redistributions.act(move);
  }

  waitingIn(town: Town): number {
    return this.requests.filter((one) => one.town === town && one.state === 'waitlisted').length;
  }

  /** One entry of the ledger. Whoever frees a place orders the job, if somebody waits anywhere. */
  enter(town: Town, what: string): void {
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

  grant(town: Town, count: number): void {
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
    this.offers.lapse('all');
    this.redistributions.lapse();
  }

  private settle(): void {
    if (this.state !== 'closed') refuse('programme-move-not-allowed');
    if (this.vouchers.some(({ state }) => OPEN.includes(state))) refuse('programme-still-open');
    this.state = 'settled';
  }

  mustBe(...states: readonly ProgrammeState[]): void {
    if (!states.includes(this.state)) refuse('programme-act-not-allowed');
  }

  // ── Requests and the waiting list ──────────────────────────────────────────────────────────────────────────────────

  private request({ by, town, course }: Taken<'request'>): void {
    if (by === 'admin') refuse('not-permitted');
    if (!EMPLOYEES[town].includes(by)) refuse('not-your-municipality');
    this.mustBe('open');
    if (course === 'dear') refuse('course-not-eligible');
    const same = this.requests.find((one) => one.person === by && one.course === course && PENDING.includes(one.state));
    if (same) refuse('one-open-request-per-course');
    this.requests.push({ state: 'requested', town, person: by, course, decidedBy: null });
    this.enter(town, 'requested');
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
  create(by: Who, { town, person, course }: Pick<Item, 'town' | 'person' | 'course'>): void {
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
  mustSee(role: 'hr' | 'holder', by: Who, { town, person }: Item, subject: string): void {
    const permitted = role === 'hr' ? by === 'admin' || isHr(by) : by !== 'admin';
    if (!permitted) refuse('not-permitted');
    const sees = HR[town].includes(by) || by === 'admin' || (role === 'holder' && by === person);
    if (!sees) refuse(`${subject}-not-found`);
  }

  mustServe(by: Who, town: Town): void {
    if (by !== 'admin' && !isHr(by)) refuse('not-permitted');
    if (by !== 'admin' && !HR[town].includes(by)) refuse('not-your-municipality');
  }

  private mustBeOneOf(role: 'hr' | 'holder', by: Who, { town, person }: Item, subject: string): void {
    const may = role === 'holder' ? by === person : HR[town].includes(by) || isOnlyHr(person, town);
    if (!may) refuse(`${subject}-move-not-yours`);
  }

  /** Who decides and assigns is a rule of the programme. */
  mustApprove(by: Who, { town, person }: Pick<Item, 'town' | 'person'>, subject: string): void {
    const { approval } = this.setting;
    if (by !== 'admin' && approval === 'admin') refuse('not-the-approver');
    if (by === 'admin' && approval === 'hr' && !isOnlyHr(person, town)) refuse(`${subject}-move-not-yours`);
  }

  approverFor(town: Town, person: Who): Who {
    return this.setting.approval === 'admin' ? 'admin' : (HR[town].find((hr) => hr !== person) ?? 'admin');
  }

  private fittingItem(move: Taken<ItemMove>): Move {
    const isRequest = move.kind in REQUEST_TABLE;
    const items: readonly Item[] = isRequest ? this.requests : this.vouchers;
    const rule = { ...REQUEST_TABLE, ...VOUCHER_TABLE }[move.kind];
    const ready = [...items.keys()].filter((nth) => (rule.from as readonly string[]).includes(items[nth]!.state));
    const nth = ready.length > 0 ? pick(ready, move.nth) : move.nth;
    const { town, person } = items[nth]!;
    if (rule.by === 'holder') return { ...move, nth, by: person };
    const hr = HR[town].find((one) => one !== person) ?? 'admin';
    return { ...move, nth, by: isRequest ? this.approverFor(town, person) : hr };
  }
}
