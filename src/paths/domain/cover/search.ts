import type { Part } from '../part.js';
import { ascend, copyOf } from './ascent.js';
import { branchColumn } from './branch.js';
import { construct } from './construct.js';
import { type CoverModel, coursesOf, lostBy, restrictedTo } from './cover-model.js';
import { Decisions } from './decisions.js';
import { ROUNDING } from './goal.js';
import { Incumbent } from './incumbent.js';
import type { Ordered } from './orders.js';
import { helpersOf } from './mending.js';
import { priceOf, type Pricing, pricingOf } from './pricing.js';
import type { Found, SearchRules } from './search-rules.js';
import { FREE, type Multipliers, Relaxation } from './relaxation.js';

/** Steps at the root; after each round, what is ruled out is left out. */
const ROOT_STEPS = [80, 60];
const NODE_STEPS = 12;
/** What it takes to put a cover in order, as columns looked at. */
const ORDER_EFFORT = 500;
/** A real solution is made of every so many relaxed ones: of a wide model seldom. */
const WIDE = 600;
const LOOK_SELDOM = 20;
const LOOK_OFTEN = 6;

/** Branch and bound over the columns of a cover, with the Lagrangian relaxation as its bound. */
export class CoverSearch {
  private readonly incumbent: Incumbent;
  private left: number;
  private isSure = true;
  /** What was put in order before, by its columns: the same come again and again. */
  private readonly offered = new Map<string, Ordered | null>();
  private model: CoverModel;
  private pricing: Pricing;
  private relaxation: Relaxation;
  private decisions: Decisions;
  /** Prices after the first round, of all columns. */
  private kept: Multipliers | null = null;
  /** Whether ties in what is compared first are looked at too. */
  private seeksTies = true;

  constructor(
    model: CoverModel,
    private readonly part: Part,
    private readonly rules: SearchRules,
  ) {
    this.incumbent = new Incumbent(rules.goal, part, rules.seed);
    this.left = rules.effort;
    this.model = model;
    this.pricing = pricingOf(model, rules.goal, part.limits);
    this.relaxation = new Relaxation(model, this.pricing);
    this.decisions = new Decisions(model, this.pricing);
  }

  run(): Found {
    const told = this.search(copyOf(this.rules.prices ?? this.relaxation.firstPrices()));
    return { ...told, best: this.incumbent.best, prices: this.kept };
  }

  private search(first: Multipliers): Pick<Found, 'isProven' | 'bound'> {
    if (!this.decisions.isWithin) return this.told(Infinity, true);
    let prices = first;
    let root = -Infinity;
    for (const steps of ROOT_STEPS) {
      root = Math.max(root, this.ascendRoot(prices, steps));
      this.kept ??= copyOf(prices);
      if (root > this.cutoff) return this.told(root, true);
      prices = this.reduce(root, prices);
    }
    this.seeksTies = false;
    if (!this.visit(copyOf(prices))) return this.told(root, false);
    this.seeksTies = true;
    const isDone = this.rules.goal.aim === 'worth' || this.visit(prices);
    return this.told(this.isSure ? Infinity : root, isDone);
  }

  /** The bound is the best known where everything else was ruled out. */
  private told(bound: number, isDone: boolean): Pick<Found, 'isProven' | 'bound'> {
    const { step, slack } = this.pricing;
    const whole = Math.ceil((bound - slack) / step - 1e-6) * step;
    return { isProven: isDone && this.isSure, bound: Math.min(this.incumbent.first, whole) };
  }

  private ascendRoot(prices: Multipliers, steps: number): number {
    const every = this.model.courses.length > WIDE ? LOOK_SELDOM : LOOK_OFTEN;
    return ascend(this.relaxation, this.decisions, prices, {
      steps,
      target: () => this.incumbent.first,
      enough: Infinity,
      onStep: (step) => {
        this.left -= this.model.courses.length;
        if (step % every === every - 1) this.look();
      },
    });
  }

  /** Leaves out every column with which nothing as good as the best known can be had. Answers with the prices left. */
  private reduce(bound: number, prices: Multipliers): Multipliers {
    const { needColumn } = this.relaxation;
    const isTooDear = this.tooDear(bound);
    const { state } = this.decisions;
    const forced = new Set(this.model.forced);
    const keep = [...state.keys()].filter((column) =>
      state[column] === FREE ? !isTooDear(column) : forced.has(column),
    );
    const kept = new Set(keep);
    this.offered.clear();
    this.model = restrictedTo(this.model, keep);
    this.pricing = pricingOf(this.model, this.rules.goal, this.part.limits);
    this.relaxation = new Relaxation(this.model, this.pricing);
    this.decisions = new Decisions(this.model, this.pricing);
    return { ...prices, needs: prices.needs.filter((_, need) => kept.has(needColumn[need] ?? 0)) };
  }

  /** Looks through everything under the decisions made; false when the effort was used up before. */
  private visit(prices: Multipliers): boolean {
    if (this.left <= 0) return false;
    const bound = ascend(this.relaxation, this.decisions, prices, {
      steps: NODE_STEPS,
      target: () => this.incumbent.first,
      enough: this.cutoff,
      onStep: () => (this.left -= this.model.courses.length),
    });
    if (bound > this.cutoff) return true;
    this.look();
    if (bound > this.cutoff || this.isSettled()) return true;
    const { mark } = this.decisions;
    this.ruleOut(bound);
    const column = branchColumn(this.relaxation, this.decisions);
    const isDone = column === null || this.branch(column, prices);
    if (column === null) this.isSure &&= this.offer(this.decisions.taken)?.isBestOrder ?? true;
    this.decisions.backTo(mark);
    return isDone;
  }

  /** Leaves out what is too dear under the decisions made. */
  private ruleOut(bound: number): void {
    const isTooDear = this.tooDear(bound);
    this.decisions.state.forEach((decided, column) => {
      if (decided === FREE && isTooDear(column)) this.decisions.leave(column);
    });
  }

  private tooDear(bound: number): (column: number) => boolean {
    const { reduced, taken } = this.relaxation;
    const most = this.cutoff - bound;
    return (column) => taken[column] === 0 && (reduced[column] ?? 0) > most;
  }

  private branch(column: number, prices: Multipliers): boolean {
    const { decisions } = this;
    const { mark } = decisions;
    decisions.take(column);
    const isWithDone = !decisions.isWithin || this.visit(copyOf(prices));
    decisions.backTo(mark);
    decisions.leave(column);
    const isDone = isWithDone && this.visit(prices);
    decisions.backTo(mark);
    return isDone;
  }

  /** Whether the columns that are in are a solution themselves, or cost too much, so that more of them only cost more. */
  private isSettled(): boolean {
    if (this.rules.goal.aim === 'worth') return false;
    const { taken } = this.decisions;
    if (priceOf(this.pricing, taken) > this.cutoff) return true;
    const ordered = this.offer(taken);
    return ordered !== null && this.incumbent.allows(ordered.candidate);
  }

  /** Makes a real solution of the relaxed one; where it has no order, one course more may help. */
  private look(): void {
    const columns = construct(this.relaxation, this.decisions.state);
    if (columns === null || priceOf(this.pricing, columns) > this.cutoff || this.offered.has(columns.join(' '))) return;
    const candidate = this.offer(columns)?.candidate;
    if (candidate === undefined || candidate.lost <= this.rules.goal.maxLost + ROUNDING) return;
    const workshop = { model: this.model, pricing: this.pricing, part: this.part, state: this.decisions.state };
    for (const column of helpersOf(columns, candidate, workshop)) {
      if (priceOf(this.pricing, [...columns, column]) <= this.cutoff) this.offer([...columns, column]);
    }
  }

  /** Notes the columns as the best when they are; null when they lose too much by what they cover. */
  private offer(columns: readonly number[]): Ordered | null {
    const key = columns.join(' ');
    if (!this.offered.has(key)) this.offered.set(key, this.ordered(columns));
    return this.offered.get(key) ?? null;
  }

  private ordered(columns: readonly number[]): Ordered | null {
    const least = lostBy(this.model, columns);
    if (least > this.rules.goal.maxLost + ROUNDING) return null;
    this.left -= ORDER_EFFORT;
    return this.incumbent.offer(coursesOf(this.model, columns), least);
  }

  private get cutoff(): number {
    return this.incumbent.cutoff(this.pricing, this.seeksTies);
  }
}
