/** Unused vouchers move from the town that uses few to the waiting list of the other, in steps that everybody can foresee. */
import { HR, isHr, RULES, type Taken, type Town, TOWNS } from './moves.js';
import { type Counts, pick, type ProgrammeState, refuse } from './terms.js';

/** With two towns there is one that gives and one that receives; nobody does both. */
interface Shift {
  readonly to: Town;
  readonly count: number;
}

interface Redistribution {
  state: 'announced' | 'decided' | 'carried-out' | 'cancelled' | 'reversed' | 'lapsed';
  rules: number;
  windowDays: number;
  /** The published day has come. */
  isDue: boolean;
  isWindowOver: boolean;
  decided: Shift;
  moved: Shift;
}

interface Objection {
  state: 'open' | 'upheld' | 'dismissed' | 'lapsed';
  readonly town: Town;
  readonly against: Redistribution;
}

/** Of the programme around. */
export interface RedistributionGround {
  readonly state: ProgrammeState;
  mustBe(...states: readonly ProgrammeState[]): void;
  countsOf(town: Town): Counts;
  /** Requests on the waiting list. */
  waitingIn(town: Town): number;
  grant(town: Town, count: number): void;
}

type Act = Taken<'change' | 'decide' | 'call-off' | 'give-back'>;

const FROM: Readonly<Record<Act['kind'], readonly Redistribution['state'][]>> = {
  change: ['announced'],
  decide: ['announced'],
  'call-off': ['announced', 'decided'],
  'give-back': ['carried-out'],
};
const NOTHING: Shift = { to: 'A', count: 0 };

export class RedistributionsModel {
  readonly all: Redistribution[] = [];
  readonly objections: Objection[] = [];

  constructor(private readonly ground: RedistributionGround) {}

  fitting(move: Act | Taken<'answer-objection'>): typeof move {
    const isReady = (nth: number): boolean =>
      move.kind === 'answer-objection'
        ? this.objections[nth]!.state === 'open'
        : FROM[move.kind].includes(this.all[nth]!.state);
    const items = move.kind === 'answer-objection' ? this.objections : this.all;
    const ready = [...items.keys()].filter(isReady);
    return { ...move, by: 'admin', nth: ready.length > 0 ? pick(ready, move.nth) : move.nth };
  }

  announce({ by, inTime, windowDays, rules }: Taken<'announce'>): void {
    if (by !== 'admin') refuse('not-permitted');
    this.ground.mustBe('open');
    if (!inTime) refuse('redistribution-notice-too-short');
    if (this.underWay() !== undefined) refuse('one-redistribution-under-way');
    const fresh = { isDue: false, isWindowOver: false, decided: NOTHING, moved: NOTHING };
    this.all.push({ state: 'announced', rules, windowDays, ...fresh });
  }

  act(move: Act): void {
    if (move.by !== 'admin') refuse('not-permitted');
    const one = this.all[move.nth]!;
    const mustMove = () => FROM[move.kind].includes(one.state) || refuse('redistribution-move-not-allowed');
    if (move.kind === 'decide' || move.kind === 'give-back') this.ground.mustBe('open');
    mustMove();
    if (move.kind === 'change') this.change(one, move);
    else if (move.kind === 'decide') this.decide(one);
    else if (move.kind === 'give-back') this.giveBack(one, move.leaveInUse);
    else this.end(one, 'cancelled');
  }

  object({ by, town }: Taken<'object'>): void {
    if (!isHr(by)) refuse('not-permitted');
    if (!HR[town].includes(by)) refuse('not-your-municipality');
    const against = this.all.find(({ state }) => state === 'decided') ?? refuse('programme-act-not-allowed');
    this.ground.mustBe('open');
    if (against.windowDays === 0 || against.isWindowOver) refuse('objection-window-closed');
    const same = this.objections.some((o) => o.against === against && o.town === town && o.state === 'open');
    if (same) refuse('one-open-objection-per-municipality');
    this.objections.push({ state: 'open', town, against });
  }

  answer({ by, nth, verdict }: Taken<'answer-objection'>): void {
    if (by !== 'admin') refuse('not-permitted');
    const objection = this.objections[nth]!;
    if (objection.state !== 'open') refuse('objection-move-not-allowed');
    objection.state = verdict;
  }

  /** The day that was published, or after the decision the last day of the window, goes by. */
  goBy(): void {
    const one = this.underWay();
    if (one?.state === 'announced') one.isDue = true;
    if (one?.state === 'decided') one.isWindowOver = true;
  }

  /** The job: as much as was decided, as far as the numbers of now allow it. */
  carryOut(): void {
    const one = this.underWay();
    if (one?.state !== 'decided' || this.ground.state !== 'open') return;
    if (one.windowDays > 0 && !one.isWindowOver) return;
    if (this.objections.some((o) => o.against === one && ['open', 'upheld'].includes(o.state))) return;
    const now = this.shiftBy(one.rules);
    const isSame = now.to === one.decided.to;
    one.moved = { to: one.decided.to, count: isSame ? Math.min(now.count, one.decided.count) : 0 };
    one.state = 'carried-out';
    this.shift(one.moved.to, one.moved.count);
  }

  private change(one: Redistribution, { inTime, windowDays, rules }: Taken<'change'>): void {
    this.ground.mustBe('open');
    if (!inTime) refuse('redistribution-notice-too-short');
    Object.assign(one, { windowDays, rules, isDue: false });
  }

  private decide(one: Redistribution): void {
    if (!one.isDue) refuse('redistribution-not-due');
    const decided = this.shiftBy(one.rules);
    if (decided.count === 0) refuse('nothing-to-redistribute');
    one.decided = decided;
    one.state = 'decided';
  }

  /** With the programme. */
  lapse(): void {
    const one = this.underWay();
    if (one !== undefined) this.end(one, 'lapsed');
  }

  private end(one: Redistribution, state: 'cancelled' | 'lapsed'): void {
    one.state = state;
    for (const objection of this.objections) {
      if (objection.against === one && objection.state === 'open') objection.state = 'lapsed';
    }
  }

  /** What is in use stays, if that is asked for. */
  private giveBack(one: Redistribution, leaveInUse: boolean): void {
    const { to, count } = one.moved;
    const back = Math.min(count, this.ground.countsOf(to).available);
    if (back < count && !leaveInUse) refuse('redistribution-in-use');
    one.state = 'reversed';
    this.shift(to, -back);
  }

  private underWay(): Redistribution | undefined {
    return this.all.find(({ state }) => state === 'announced' || state === 'decided');
  }

  /** Entries go by ARS. */
  private shift(to: Town, count: number): void {
    if (count === 0) return;
    for (const town of TOWNS) this.ground.grant(town, town === to ? count : -count);
  }

  private shiftBy(rules: number): Shift {
    const counts = (to: Town) => Math.min(this.lackingIn(to, rules), this.spareIn(to === 'A' ? 'B' : 'A', rules));
    return counts('A') > 0 ? { to: 'A', count: counts('A') } : { to: 'B', count: counts('B') };
  }

  /** Who waits there beyond what is free there. */
  private lackingIn(town: Town, rules: number): number {
    const lacking = Math.max(0, this.ground.waitingIn(town) - this.ground.countsOf(town).available);
    return Math.min(lacking, RULES[rules]!.maximumReceived ?? lacking);
  }

  /** What is free beyond what the town keeps: its share, its minimum, or enough for its own list. */
  private spareIn(town: Town, rules: number): number {
    const { useThresholdPercent, keepPercent, minimumKept } = RULES[rules]!;
    const { granted, available } = this.ground.countsOf(town);
    if ((granted - available) / granted >= useThresholdPercent / 100 || granted === 0) return 0;
    const kept = Math.max(Math.ceil((available * keepPercent) / 100), minimumKept, this.ground.waitingIn(town));
    return Math.max(0, available - kept);
  }
}
