import { type Change, type Chosen, PartChooser } from './choose-part.js';
import { costOf, isSuitable } from './cost.js';
import type { Part } from './part.js';
import type { Course, Levels, PathOutline, PathRequest } from './path-shapes.js';
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
  /** Pinned courses that have a place. */
  readonly pins: readonly string[];
  private readonly targets: readonly Target[];
  private readonly necessary: PartChooser;
  private readonly useful = new Map<string, PartChooser>();

  constructor(readonly request: PathRequest) {
    const { courses, completed, limits, gaps, levels, dismissed = [], pinned = [] } = request;
    const done = new Set(completed);
    const unwanted = new Set(dismissed);
    this.published = courses.filter(({ id }) => !done.has(id)).map((course) => withoutDone(course, done));
    this.offers = this.published.filter((course) => !unwanted.has(course.id) && isSuitable(course, limits));
    this.start = startLevels(levels, gaps);
    this.targets = targetsOf(gaps);
    this.necessary = new PartChooser({
      targets: this.targets.filter((target) => target.essential),
      start: this.start,
      offers: this.offers,
      fixed: [],
      pinned: this.offers.filter(({ id }) => pinned.includes(id)),
      limits,
      worth: 'closed',
    });
    this.pins = this.possible(pinned);
  }

  /** The path; with a change, what it would be then. Null when what is pinned has no place without those courses. */
  choose({ without = [], prefer }: Omit<Change, 'pinned'> = {}): Choice | null {
    const pins = this.pins.filter((id) => !without.includes(id));
    const first = this.necessary.choose({ without, pinned: pins, prefer });
    const second = first && this.usefulAfter(first).choose({ without, prefer });
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

  private possible(pinned: readonly string[]): readonly string[] {
    const kept: string[] = [];
    for (const id of [...pinned].sort()) {
      const isOffered = this.offers.some((course) => course.id === id);
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
      offers: this.offers.filter(({ id }) => !taken.has(id)).map((course) => withoutDone(course, taken)),
      fixed,
      pinned: [],
      limits: { ...limits, maxMinutes: limits.maxMinutes ?? DEFAULT_MAX_MINUTES },
      worth: 'gained',
    };
  }
}

/** The course without those prerequisites that are met already. */
function withoutDone(course: Course, done: ReadonlySet<string>): Course {
  const { prerequisites = [] } = course;
  if (!prerequisites.some((id) => done.has(id))) return course;
  return { ...course, prerequisites: prerequisites.filter((id) => !done.has(id)) };
}
