import { type Change, type Chosen, PartChooser } from './choose-part.js';
import { costOf, isSuitable } from './cost.js';
import type { Part, Preference } from './part.js';
import type { Course, Levels, PathOutline, PathRequest } from './path-shapes.js';
import { type Reach, reachOf } from './reach.js';
import { isGapClosed, startLevels, type Target, targetsOf } from './targets.js';

/** What the useful part may fill, in all, when the person sets no limit: 40 hours. */
export const DEFAULT_MAX_MINUTES = 40 * 60;

/** The courses of a path: the necessary part, with what is pinned, then the useful part. */
export interface Choice {
  readonly first: Chosen;
  readonly second: Chosen;
  /** In the order in which they are taken. */
  readonly courses: readonly Course[];
}

/**
 * Chooses the courses of a path and of those that differ from it by a course. The necessary part closes as much
 * essential weight as the limits allow; the useful part then lifts desirable gaps within what they leave. What the
 * choices share is computed once; all depends on nothing but the request.
 */
export class Planner {
  /** Published and not completed, suitable or not, without the prerequisites that are completed. */
  readonly published: readonly Course[];
  /** Of these, what the person can and wants to take. */
  readonly offers: readonly Course[];
  readonly start: Levels;
  /** What the offers lead to. */
  readonly reach: Reach;
  /** Pinned courses that have a place. */
  readonly pins: readonly string[];
  private readonly targets: readonly Target[];
  /** The offers that can be taken at some time, in rising order of minutes, then of code. */
  private readonly choices: readonly Course[];
  private readonly necessary: PartChooser;
  private readonly useful = new Map<string, PartChooser>();

  /** `prefer`: what of the cost is compared first. */
  constructor(
    readonly request: PathRequest,
    private readonly prefer: Preference = 'minutes',
  ) {
    const { courses, completed, limits, gaps, levels, dismissed = [], pinned = [] } = request;
    const done = new Set(completed);
    const unwanted = new Set(dismissed);
    const left = done.size === 0 ? courses : courses.filter(({ id }) => !done.has(id));
    this.published = done.size === 0 ? left : left.map((course) => withoutDone(course, done));
    this.offers = this.published.filter((course) => !unwanted.has(course.id) && isSuitable(course, limits));
    this.start = startLevels(levels, gaps);
    this.reach = reachOf(this.offers, this.start);
    this.choices = this.offers.filter(({ id }) => this.reach.taken.has(id)).sort(byMinutes);
    this.targets = targetsOf(gaps);
    this.necessary = new PartChooser({
      targets: this.targets.filter((target) => target.essential),
      start: this.start,
      offers: this.choices,
      fixed: [],
      pinned: this.choices.filter(({ id }) => pinned.includes(id)),
      limits,
      worth: 'closed',
      prefer,
    });
    this.pins = this.possible(pinned);
  }

  /** The path; with a change, what it would be then. Null when what is pinned has no place without that course. */
  choose({ without }: Pick<Change, 'without'> = {}): Choice | null {
    const pins = this.pins.filter((id) => id !== without);
    const first = this.necessary.choose({ without, pinned: pins });
    const second = first && this.usefulAfter(first).choose({ without });
    return second && { first, second, courses: [...first.replay.courses, ...second.replay.courses] };
  }

  /** What a choice costs and closes. */
  outline({ courses, second }: Choice): PathOutline {
    const { gaps, limits } = this.request;
    const closed = gaps.filter((gap) => isGapClosed(gap, second.replay.levels));
    return {
      courses: courses.map(({ id }) => id),
      closed: closed.map(({ competence }) => competence),
      cost: costOf(courses, limits.vouchers),
    };
  }

  /** What all published courses lead to, suitable or not. */
  highest(): Levels {
    const isAll = this.published.length === this.offers.length;
    return isAll ? this.reach.levels : reachOf(this.published, this.start).levels;
  }

  private possible(pinned: readonly string[]): readonly string[] {
    const kept: string[] = [];
    for (const id of [...pinned].sort()) {
      const isOffered = this.choices.some((course) => course.id === id);
      if (isOffered && this.necessary.choose({ pinned: [...kept, id] }) !== null) kept.push(id);
    }
    return kept;
  }

  private usefulAfter({ replay }: Chosen): PartChooser {
    const key = replay.courses.map(({ id }) => id).join(' ');
    const known = this.useful.get(key) ?? new PartChooser(this.usefulPart(replay.courses, replay.levels));
    this.useful.set(key, known);
    return known;
  }

  private usefulPart(fixed: readonly Course[], start: Levels): Part {
    const taken = new Set(fixed.map(({ id }) => id));
    const { limits } = this.request;
    return {
      targets: this.targets.filter((target) => !target.essential),
      start,
      offers: this.choices.filter(({ id }) => !taken.has(id)).map((course) => withoutDone(course, taken)),
      fixed,
      pinned: [],
      limits: { ...limits, maxMinutes: limits.maxMinutes ?? DEFAULT_MAX_MINUTES },
      worth: 'gained',
      prefer: this.prefer,
    };
  }
}

function byMinutes(x: Course, y: Course): number {
  return x.minutes - y.minutes || (x.code < y.code ? -1 : Number(x.code > y.code));
}

/** The course without those prerequisites that are met already. */
function withoutDone(course: Course, done: ReadonlySet<string>): Course {
  const { prerequisites = [] } = course;
  if (!prerequisites.some((id) => done.has(id))) return course;
  return { ...course, prerequisites: prerequisites.filter((id) => !done.has(id)) };
}
