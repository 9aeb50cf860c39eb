import type { Part } from '../part.js';
import { ascend, copyOf } from './ascent.js';
import { branchColumn } from './branch.js';
import { construct } from './construct.js';
import { isClosed } from '../targets.js';
import { levelIn } from '../replay.js';
import type { Gap, Levels, Teaching } from '../path-shapes.js';
import { coreOf, lostBy } from './core.js';
import { type CoverModel, restrictedTo } from './cover-model.js';
import { Decisions } from './decisions.js';
import { type Candidate, compareCandidates, type Goal, isAllowed, ROUNDING } from './goal.js';
import { inBestOrder } from './orders.js';
import { type Pricing, pricingOf } from './pricing.js';
import { FREE, type Multipliers, OUT, Relaxation } from './relaxation.js';

/** What a search found. */
export interface Found {
  readonly best: Candidate | null;
  /** Nothing better exists, in the full order of costs. */
  readonly isProven: boolean;
  /** No solution is better than this in what the goal compares first; infinite when there is none. */
  readonly bound: number;
  /** The prices of the rules at the root, to start a like search with. */
  readonly prices: Multipliers;
}

export interface SearchRules {
  readonly goal: Goal;
  /** A solution that is known before. */
  readonly seed: Candidate | null;
  /** How much may be done, in columns looked at. The same request always gets the same answer. */
  readonly effort: number;
  /** Prices that an earlier search of a like model ended the root with; without them they are looked for. */
  readonly prices?: Multipliers;
}

/** Steps at the root: first on the core alone, then on everything; after each round, what is ruled out is left out. */
const CORE_STEPS = 150;
const ROOT_STEPS = [12, 40, 120];
/** What it takes to put a cover in order, as columns looked at. */
const ORDER_EFFORT = 500;
const NODE_ITERATIONS = 12;
/** A real solution is made of every so many relaxed ones: of a wide model seldom. */
const WIDE = 600;
const LOOK_SELDOM = 20;
const LOOK_OFTEN = 6;

/** So many courses are tried to mend a cover that has no order. */
const MOST_HELPERS = 8;

/** Branch and bound over the columns of a cover, with the Lagrangian relaxation as its bound. */
export class CoverSearch {
  private readonly goal: Goal;
  private best: Candidate | null;
  private left: number;
  private isSure = true;
  private rootPrices: Multipliers | null = null;
  /** Whether the courses offered last could lose no less in another order. */
  private isInBestOrder = true;
  private model: CoverModel;
  private pricing: Pricing;
  private relaxation: Relaxation;
  private decisions: Decisions;
  /** Whether ties in what is compared first are looked at too. */
  private seeksTies = false;

  constructor(
    model: CoverModel,
    private readonly part: Part,
    private readonly rules: SearchRules,
  ) {
    const { goal, seed, effort } = rules;
    this.goal = goal;
    this.best = seed;
    this.left = effort;
    this.model = model;
    this.pricing = pricingOf(model, goal, part.limits);
    this.relaxation = new Relaxation(model, this.pricing);
    this.decisions = new Decisions(model, this.pricing);
  }

  run(): Found {
    let prices = this.rules.prices === undefined ? this.corePrices() : copyOf(this.rules.prices);
    this.rootPrices = copyOf(prices);
    if (!this.decisions.isWithin) return this.found(Infinity, true);
    let root = -Infinity;
    this.seeksTies = true;
    for (const iterations of ROOT_STEPS) {
      root = Math.max(root, this.ascendRoot(prices, iterations));
      if (root > this.cutoff) return this.found(root, true);
      prices = this.reduce(root, prices);
    }
    this.seeksTies = false;
    if (!this.visit(copyOf(prices))) return this.found(root, false);
    this.seeksTies = true;
    return this.found(this.isSure ? Infinity : root, this.goal.aim === 'worth' || this.visit(prices));
  }

  /** The bound is the best found where everything else was ruled out. */
  private found(bound: number, isDone: boolean): Found {
    const first = this.best === null ? Infinity : this.firstOf(this.best);
    const { step } = this.pricing;
    return {
      best: this.best,
      prices: this.rootPrices ?? this.relaxation.firstPrices(),
      isProven: isDone && this.isSure,
      bound: Math.min(first, Math.ceil((bound - this.pricing.slack) / step - 1e-6) * step),
    };
  }

  /** Good prices, found on the columns that are likely to matter. */
  private corePrices(): Multipliers {
    const whole = this.relaxation;
    const first = whole.firstPrices();
    const core = coreOf(this.model, this.pricing, this.decisions.state);
    if (core.length > this.model.courses.length / 2) return first;
    const part = new CoverSearch(restrictedTo(this.model, core), this.part, this.rules);
    const prices = part.relaxation.firstPrices();
    part.ascendRoot(prices, CORE_STEPS);
    this.best = part.best;
    this.left = part.left;
    const isCore = new Set(core);
    let next = 0;
    whole.needColumn.forEach((column, need) => {
      if (isCore.has(column)) first.needs[need] = prices.needs[next++] ?? 0;
    });
    return { ...prices, needs: first.needs };
  }

  private ascendRoot(prices: Multipliers, iterations: number): number {
    return ascend(this.relaxation, this.decisions, prices, {
      iterations,
      target: () => this.target,
      enough: Infinity,
      onLook: (iteration) => {
        this.left -= this.model.courses.length;
        const every = this.model.courses.length > WIDE ? LOOK_SELDOM : LOOK_OFTEN;
        if (iteration % every === every - 1) this.look();
      },
    });
  }

  /** Leaves out every column with which nothing as good as the best known can be had. Answers with the prices left. */
  private reduce(bound: number, prices: Multipliers): Multipliers {
    const { reduced, taken, needColumn } = this.relaxation;
    const { state } = this.decisions;
    const keep = [...state.keys()].filter((column) => {
      if (state[column] !== FREE) return this.model.forced.includes(column);
      return taken[column] === 1 || bound + (reduced[column] ?? 0) <= this.cutoff;
    });
    const kept = new Set(keep);
    this.model = restrictedTo(this.model, keep);
    this.pricing = pricingOf(this.model, this.goal, this.part.limits);
    this.relaxation = new Relaxation(this.model, this.pricing);
    this.decisions = new Decisions(this.model, this.pricing);
    return { ...prices, needs: prices.needs.filter((_, need) => kept.has(needColumn[need] ?? 0)) };
  }

  /** Looks through everything under the decisions made; false when the effort was used up before. */
  private visit(prices: Multipliers): boolean {
    if (this.left <= 0) return false;
    const bound = ascend(this.relaxation, this.decisions, prices, {
      iterations: NODE_ITERATIONS,
      target: () => this.target,
      enough: this.cutoff,
      onLook: () => (this.left -= this.model.courses.length),
    });
    if (bound > this.cutoff) return true;
    this.look();
    if (bound > this.cutoff || this.isSettled()) return true;
    const column = branchColumn(this.relaxation, this.decisions);
    if (column !== null) return this.branch(column, prices);
    this.isSure &&= this.isInBestOrder;
    return true;
  }

  private branch(column: number, prices: Multipliers): boolean {
    const { decisions } = this;
    const { mark } = decisions;
    decisions.take(column);
    const isWithDone = !decisions.isWithin || this.visit(copyOf(prices));
    decisions.backTo(mark);
    if (!isWithDone) return false;
    decisions.leave(column);
    const isWithoutDone = this.visit(prices);
    decisions.backTo(mark);
    return isWithoutDone;
  }

  /** Whether the columns that are in are a solution themselves, or cost too much, so that more of them only cost more. */
  private isSettled(): boolean {
    if (this.goal.aim === 'worth') return false;
    const { taken } = this.decisions;
    if (this.costOf(taken) > this.cutoff) return true;
    const candidate = this.offer(taken);
    return candidate !== null && isAllowed(candidate, this.goal, this.part);
  }

  private look(): void {
    const columns = construct(this.relaxation, this.decisions.state);
    if (columns === null || this.costOf(columns) > this.cutoff) return;
    const candidate = this.offer(columns);
    if (candidate !== null && candidate.lost > this.goal.maxLost + ROUNDING) this.mend(columns, candidate);
  }

  /** Where no order of a cover reaches what it covers, one more course on an open gap may do. */
  private mend(columns: readonly number[], { replay: { levels } }: Candidate): void {
    const { model, part, pricing, decisions } = this;
    const open = part.targets.filter((target) => !isClosed(target, levels)).flatMap(({ gaps }) => gaps);
    const price = (column: number): number => pricing.cost[column] ?? 0;
    const room = this.cutoff - this.costOf(columns);
    const helpers = [...decisions.state.keys()].filter((column) => {
      if (decisions.state[column] === OUT || price(column) > room || columns.includes(column)) return false;
      return model.courses[column]?.teaches.some((lesson) => open.some((gap) => isStep(lesson, gap, levels))) === true;
    });
    for (const column of helpers.sort((x, y) => price(x) - price(y) || x - y).slice(0, MOST_HELPERS)) {
      if (price(column) <= this.cutoff - this.costOf(columns)) this.offer([...columns, column]);
    }
  }

  /** Notes the columns as the best when they are; null when they lose too much by what they cover. */
  private offer(columns: readonly number[]): Candidate | null {
    const { model, goal, part, best } = this;
    const covered = new Set(columns.flatMap((column) => model.covers[column] ?? []));
    const least = lostBy(model, covered);
    if (least > goal.maxLost + ROUNDING) return null;
    const fixed = new Set(part.fixed);
    const courses = columns.flatMap((column) => model.courses.slice(column, column + 1));
    const own = courses.filter((course) => !fixed.has(course));
    const { candidate, isBestOrder } = inBestOrder(own, least, part);
    this.isInBestOrder = isBestOrder;
    this.left -= ORDER_EFFORT;
    if (isAllowed(candidate, goal, part) && (best === null || compareCandidates(candidate, best, goal) < 0)) {
      this.best = candidate;
    }
    return candidate;
  }

  private costOf(columns: readonly number[]): number {
    return columns.reduce((sum, column) => sum + (this.pricing.cost[column] ?? 0), 0);
  }

  private firstOf({ lost, cost }: Candidate): number {
    if (this.goal.aim === 'worth') return lost;
    return this.goal.prefer === 'minutes' ? cost.minutes : cost.priceCents;
  }

  /** A bound above this rules out everything that is still looked for. */
  private get cutoff(): number {
    const { caps, step, slack, fraction, tiny } = this.pricing;
    const most = this.goal.aim === 'cost' && this.goal.prefer === 'minutes' ? caps.minutes + slack : Infinity;
    if (this.best === null) return most;
    const first = this.firstOf(this.best);
    if (!this.seeksTies) return Math.min(most, first - step + slack);
    if (this.goal.aim === 'worth') return first - step + slack;
    const { minutes, priceCents, courses } = this.best.cost;
    const second = this.goal.prefer === 'minutes' ? priceCents : minutes;
    return first + fraction * second + tiny * courses + 1e-11;
  }

  private get target(): number {
    return this.best === null ? NaN : this.firstOf(this.best);
  }
}

function isStep({ competence, to }: Teaching, gap: Gap, levels: Levels): boolean {
  return competence === gap.competence && to > levelIn(levels, competence);
}
