/**
 * What a programme with two towns must do, written down a second time and without a line of the product: small enough to
 * be read, complete enough to foretell every answer.
 */

export type Town = 'A' | 'B';
export type Who = 'hrA' | 'hrA2' | 'hrB' | 'ada' | 'ben' | 'cem' | 'dora' | 'admin';
export type Course = 'cheap' | 'other' | 'dear';

export type Move =
  | { readonly kind: 'request'; readonly by: Who; readonly town: Town; readonly course: Course }
  | { readonly kind: 'approve' | 'decline' | 'withdraw'; readonly by: Who; readonly nth: number }
  | { readonly kind: 'assign'; readonly by: Who; readonly to: Who; readonly town: Town; readonly course: Course | null }
  | { readonly kind: 'redeem'; readonly by: Who; readonly nth: number; readonly course: Course | null }
  | { readonly kind: 'complete' | 'revoke' | 'return' | 'cancel'; readonly by: Who; readonly nth: number }
  | { readonly kind: 'close'; readonly by: Who }
  /** The last day of a voucher goes by. */
  | { readonly kind: 'age'; readonly nth: number }
  /** The job that ends what nobody redeemed in time. */
  | { readonly kind: 'expire' };

/** `done`, or the code of the refusal. */
export type Outcome = string;

interface Item {
  state: string;
  readonly town: Town;
  readonly person: Who;
  course: Course | null;
}
interface Voucher extends Item {
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

export const EMPLOYEES: Readonly<Record<Town, readonly Who[]>> = {
  A: ['hrA', 'hrA2', 'ada', 'ben', 'cem'],
  B: ['hrB', 'cem', 'dora'],
};
export const HR: Readonly<Record<Town, readonly Who[]>> = { A: ['hrA', 'hrA2'], B: ['hrB'] };
export const PLACES: Readonly<Record<Town, number>> = { A: 2, B: 2 };
export const LIMIT_PER_YEAR = 2;

const OPEN = ['assigned', 'redeemed'];
const OCCUPYING = ['assigned', 'redeemed', 'completed'];
const PENDING = ['requested', 'waitlisted'];

/** Who may take the move, which states it leaves, and where it leads. */
const REQUEST_TABLE = {
  approve: { by: 'hr', from: PENDING, to: 'approved' },
  decline: { by: 'hr', from: PENDING, to: 'declined' },
  withdraw: { by: 'holder', from: PENDING, to: 'withdrawn' },
} as const;
const VOUCHER_TABLE = {
  redeem: { by: 'holder', from: ['assigned'], to: 'redeemed' },
  complete: { by: 'hr', from: ['redeemed'], to: 'completed' },
  revoke: { by: 'hr', from: ['assigned'], to: 'revoked' },
  return: { by: 'holder', from: ['assigned'], to: 'returned' },
  cancel: { by: 'hr', from: ['redeemed'], to: 'cancelled' },
} as const;

class Refused extends Error {}
const refuse = (code: string): never => {
  throw new Refused(code);
};

export class VoucherModel {
  readonly requests: Item[] = [];
  readonly vouchers: Voucher[] = [];
  closed = false;
  /** The towns of the ledger's entries, in their order: the distribution wrote the first two. */
  private readonly ledger: Town[];

  constructor(firstEntries: readonly Town[]) {
    this.ledger = [...firstEntries];
  }

  /** Takes the move, or leaves everything as it was and answers why. */
  take(move: Move): Outcome {
    try {
      this.dispatch(move);
      return 'done';
    } catch (error) {
      if (error instanceof Refused) return error.message;
      throw error;
    }
  }

  /** The move by somebody who may make it, on something that is ready for it, if there is such a thing. */
  fitting<M extends Move>(move: M): M {
    if (move.kind === 'request')
      return { ...move, by: pick(EMPLOYEES[move.town], move.town.length + this.ledger.length) };
    if (move.kind === 'assign') {
      const to = pick(EMPLOYEES[move.town], this.ledger.length);
      return { ...move, to, by: HR[move.town].find((hr) => hr !== to) ?? 'admin' };
    }
    if (!('nth' in move && 'by' in move)) return move;
    const { items, rule } = this.subjectOf(move.kind);
    const ready = [...items.keys()].filter((nth) => rule.from.includes(items[nth]!.state));
    const nth = ready.length > 0 ? pick(ready, move.nth) : move.nth;
    const { town, person } = items[nth]!;
    return { ...move, nth, by: rule.by === 'holder' ? person : (HR[town].find((hr) => hr !== person) ?? 'admin') };
  }

  private subjectOf(kind: keyof typeof REQUEST_TABLE | keyof typeof VOUCHER_TABLE): {
    readonly items: readonly Item[];
    readonly rule: { readonly by: 'hr' | 'holder'; readonly from: readonly string[] };
  } {
    if (kind in REQUEST_TABLE) return { items: this.requests, rule: REQUEST_TABLE[kind as keyof typeof REQUEST_TABLE] };
    return { items: this.vouchers, rule: VOUCHER_TABLE[kind as keyof typeof VOUCHER_TABLE] };
  }

  countsOf(town: Town): Counts {
    const count = (items: readonly Item[], ...states: readonly string[]) =>
      items.filter((item) => item.town === town && states.includes(item.state)).length;
    return {
      granted: PLACES[town],
      requested: count(this.requests, ...PENDING),
      assigned: count(this.vouchers, 'assigned'),
      redeemed: count(this.vouchers, 'redeemed'),
      completed: count(this.vouchers, 'completed'),
      expired: count(this.vouchers, 'expired'),
      available: PLACES[town] - count(this.vouchers, ...OCCUPYING),
      ledgerPosition: this.ledger.lastIndexOf(town) + 1,
    };
  }

  private dispatch(move: Move): void {
    switch (move.kind) {
      case 'request': {
        this.request(move);
        return;
      }
      case 'approve':
      case 'decline':
      case 'withdraw': {
        this.decide(move);
        return;
      }
      case 'assign': {
        this.assign(move);
        return;
      }
      case 'redeem':
      case 'complete':
      case 'revoke':
      case 'return':
      case 'cancel': {
        this.moveVoucher(move);
        return;
      }
      case 'close': {
        this.close(move.by);
        return;
      }
      case 'age':
        this.vouchers[move.nth]!.overdue = true;
        return;
      case 'expire': {
        this.expire();
        return;
      }
    }
  }

  private request({ by, town, course }: Extract<Move, { kind: 'request' }>): void {
    if (by === 'admin') refuse('not-permitted');
    if (!EMPLOYEES[town].includes(by)) refuse('not-your-municipality');
    if (this.closed) refuse('programme-act-not-allowed');
    if (course === 'dear') refuse('course-not-eligible');
    const same = this.requests.find((one) => one.person === by && one.course === course && PENDING.includes(one.state));
    if (same) refuse('one-open-request-per-course');
    this.requests.push({ state: 'requested', town, person: by, course });
    this.ledger.push(town);
  }

  private decide({ kind, by, nth }: { kind: 'approve' | 'decline' | 'withdraw'; by: Who; nth: number }): void {
    const request = this.requests[nth]!;
    const rule = REQUEST_TABLE[kind];
    this.mustSee(rule.by, by, request, 'request');
    if (this.closed) refuse('programme-act-not-allowed');
    this.mustBeOneOf(rule.by, by, request, 'request');
    if (kind === 'approve' && by === request.person) refuse('not-for-oneself');
    if (!rule.from.includes(request.state)) refuse('request-move-not-allowed');
    if (kind === 'decline' && by === request.person) refuse('not-for-oneself');
    if (kind === 'approve') this.create(request.town, request.person, request.course);
    request.state = rule.to;
    this.ledger.push(request.town);
  }

  private assign({ by, to, town, course }: Extract<Move, { kind: 'assign' }>): void {
    if (by !== 'admin' && !HR.A.concat(HR.B).includes(by)) refuse('not-permitted');
    if (by !== 'admin' && !HR[town].includes(by)) refuse('not-your-municipality');
    // Who may assign is a rule of the programme, so its state is looked at first.
    if (this.closed) refuse('programme-act-not-allowed');
    if (by === 'admin' && !isOnlyHr(to, town)) refuse('voucher-move-not-yours');
    if (by === to) refuse('not-for-oneself');
    this.create(town, to, course);
  }

  /** The one way in which a voucher comes into being. */
  private create(town: Town, person: Who, course: Course | null): void {
    if (this.countsOf(town).available === 0) refuse('no-voucher-left');
    if (!EMPLOYEES[town].includes(person)) refuse('member-not-found');
    if (course === 'dear') refuse('course-not-eligible');
    const own = this.vouchers.filter((voucher) => voucher.person === person);
    const open = own.some(({ state }) => OPEN.includes(state));
    const used = own.filter(({ state }) => OCCUPYING.includes(state)).length;
    if (open || used >= LIMIT_PER_YEAR) refuse('voucher-not-possible-for-person');
    this.vouchers.push({ state: 'assigned', town, person, course, overdue: false });
    this.ledger.push(town);
  }

  private moveVoucher(move: Extract<Move, { kind: keyof typeof VOUCHER_TABLE }>): void {
    const voucher = this.vouchers[move.nth]!;
    const rule = VOUCHER_TABLE[move.kind];
    const { by } = move;
    this.mustSee(rule.by, by, voucher, 'voucher');
    this.mustBeOneOf(rule.by, by, voucher, 'voucher');
    if (move.kind === 'complete' && by === voucher.person) refuse('not-for-oneself');
    if (!(rule.from as readonly string[]).includes(voucher.state)) refuse('voucher-move-not-allowed');
    if (move.kind === 'redeem') this.redeem(voucher, move.course);
    voucher.state = rule.to;
    this.ledger.push(voucher.town);
  }

  private redeem(voucher: Voucher, named: Course | null): void {
    if (voucher.overdue) refuse('voucher-expired');
    if (voucher.course !== null && named !== null && named !== voucher.course) refuse('voucher-for-another-course');
    const course = voucher.course ?? named ?? refuse('voucher-needs-course');
    if (course === 'dear') refuse('course-not-eligible');
    voucher.course = course;
  }

  private close(by: Who): void {
    if (by !== 'admin') refuse('not-permitted');
    if (this.closed) refuse('programme-move-not-allowed');
    this.closed = true;
    for (const request of this.requests.filter(({ state }) => PENDING.includes(state))) {
      request.state = 'lapsed';
      this.ledger.push(request.town);
    }
  }

  private expire(): void {
    for (const voucher of this.vouchers.filter(({ state, overdue }) => overdue && state === 'assigned')) {
      voucher.state = 'expired';
      this.ledger.push(voucher.town);
    }
  }

  /** For whom it does not concern, it does not exist. */
  private mustSee(role: 'hr' | 'holder', by: Who, { town, person }: Item, subject: string): void {
    const permitted = role === 'hr' ? by === 'admin' || HR.A.concat(HR.B).includes(by) : by !== 'admin';
    if (!permitted) refuse('not-permitted');
    const sees = HR[town].includes(by) || by === 'admin' || (role === 'holder' && by === person);
    if (!sees) refuse(`${subject}-not-found`);
  }

  private mustBeOneOf(role: 'hr' | 'holder', by: Who, { town, person }: Item, subject: string): void {
    const may = role === 'holder' ? by === person : HR[town].includes(by) || isOnlyHr(person, town);
    if (!may) refuse(`${subject}-move-not-yours`);
  }
}

function pick<T>(from: readonly T[], at: number): T {
  return from[at % from.length]!;
}

/** Then the admin decides in the place of HR. */
function isOnlyHr(person: Who, town: Town): boolean {
  return HR[town].length === 1 && HR[town].includes(person);
}
