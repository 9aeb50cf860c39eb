import { type CoverModel, coverModel, withForced, withoutCourse } from './cover/cover-model.js';
import { type Candidate, candidateOf } from './cover/goal.js';
import type { Multipliers } from './cover/relaxation.js';
import { CoverSearch } from './cover/search.js';
import type { Found } from './cover/search-rules.js';
import type { Part } from './part.js';
import { type Reach, reachOf } from './reach.js';
import type { Replay } from './replay.js';
import { levelIn } from './taking.js';

/** How much one search may do, in columns looked at: some hundredths of a second. */
const EFFORT = 250_000;

/** The best choice for a part, and how well that is known. */
export interface Chosen {
  readonly replay: Replay;
  /** What the part leaves of its worth; 0 when every target is closed to the full. */
  readonly lost: number;
  /** No better choice exists, in the full order of worth and cost. */
  readonly isProven: boolean;
  /** No choice of as much worth takes fewer minutes, or cents where the price is compared first. */
  readonly bound: number;
  /** All that courses can do for the targets is done. */
  readonly isFull: boolean;
}

/** How a choice differs from the part as it is: a course that does not exist, courses that must be taken, by id. */
export interface Change {
  readonly without?: string;
  readonly pinned?: readonly string[];
}

/**
 * Chooses the courses of one part, also with changes ("and without this course?"), which begin where the first
 * choice ended. A choice has the most worth that the limits allow, then the least cost. First everything that courses
 * can lift to is asked for; only when the limits do not allow that, what they do allow is searched.
 */
export class PartChooser {
  private readonly model: CoverModel;
  /** Prices of the first search of the whole model, to start the others from. */
  private prices: Multipliers | null = null;
  private reach: Reach | null = null;

  /** What the part has pinned is in the model, but taken only where a change pins it. */
  constructor(private readonly part: Part) {
    this.model = coverModel(part);
  }

  /** Null when a pinned course has no place within the limits. */
  choose({ without, pinned = [] }: Change = {}): Chosen | null {
    const isPinned = new Set(pinned);
    if (!pinned.every((id) => this.hasAPlace(id))) return null;
    const part = { ...this.part, pinned: this.part.pinned.filter(({ id }) => isPinned.has(id)) };
    const model = withForced(without === undefined ? this.model : withoutCourse(this.model, without), isPinned);
    if (model.demands.length === 0 && part.pinned.length === 0) return nothingToDo(part);
    const search = (aim: 'worth' | 'cost', maxLost: number, seed: Candidate | null): Found =>
      new CoverSearch(model, part, {
        goal: { aim, prefer: part.prefer, maxLost },
        seed,
        effort: EFFORT,
        prices: aim === 'cost' ? this.pricesWithout(without) : undefined,
      }).run();
    const whole = search('cost', leastLost(model), null);
    if (without === undefined) this.prices ??= whole.prices;
    if (whole.best !== null) return chosen(whole.best, whole, { isProven: true, isFull: true });
    return leastLoss(part, { search, whole });
  }

  /** False where no search is needed to know it: nothing in the model leads to where the course could lift or help. */
  private hasAPlace(id: string): boolean {
    const { courses } = this.model;
    const { start } = this.part;
    const course = courses.find((one) => one.id === id);
    this.reach ??= reachOf(courses, start);
    if (course === undefined || !this.reach.taken.has(id)) return false;
    const { levels } = this.reach;
    const canLift = course.teaches.some(({ competence, from, to }) => {
      return from <= levelIn(levels, competence) && to > levelIn(start, competence);
    });
    return canLift || courses.some(({ prerequisites = [] }) => prerequisites.includes(id));
  }

  /** The prices of the first search, fit for the model without a course. */
  private pricesWithout(without?: string): Multipliers | undefined {
    if (this.prices === null) return undefined;
    const { courses, needs } = this.model;
    const kept = needs.flatMap((rows, column) => rows.map(() => courses[column]?.id !== without));
    return { ...this.prices, needs: this.prices.needs.filter((_, need) => kept[need] === true) };
  }
}

interface Searching {
  readonly search: (aim: 'worth' | 'cost', maxLost: number, seed: Candidate | null) => Found;
  readonly whole: Found;
}

/** The most worth that the limits allow, then the least cost. */
function leastLoss(part: Part, { search, whole }: Searching): Chosen | null {
  const seed = part.pinned.length === 0 ? candidateOf([], part) : null;
  const worth = search('worth', Infinity, seed);
  if (worth.best === null) return null;
  const cheapest = search('cost', worth.best.lost, worth.best);
  return chosen(cheapest.best ?? worth.best, cheapest, { isProven: whole.isProven && worth.isProven, isFull: false });
}

function nothingToDo(part: Part): Chosen {
  const { replay, lost } = candidateOf([], part);
  return { replay, lost, isProven: true, bound: 0, isFull: true };
}

function chosen(best: Candidate, found: Found, rest: { readonly isProven: boolean; readonly isFull: boolean }): Chosen {
  const { replay, lost } = best;
  const { isFull } = rest;
  return { replay, lost, isProven: rest.isProven && found.isProven, bound: found.bound, isFull };
}

/** What stays lost when every demand is met as far as courses lead. */
function leastLost({ demands }: CoverModel): number {
  return demands.reduce((sum, options) => sum + Math.min(...options.map(({ lost }) => lost)), 0);
}
