import type { Part } from '../part.js';
import type { Course } from '../path-shapes.js';
import { type Candidate, compareCandidates, type Goal, isAllowed } from './goal.js';
import { inBestOrder, type Ordered } from './orders.js';
import type { Pricing } from './pricing.js';

/** The best solution that a search knows, and what it rules out. */
export class Incumbent {
  constructor(
    readonly goal: Goal,
    readonly part: Part,
    public best: Candidate | null,
  ) {}

  /** Puts the courses in order and keeps them where they are better. `least` is what they lose by what they cover. */
  offer(courses: readonly Course[], least: number): Ordered {
    const { fixed } = this.part;
    const own = courses.filter((course) => !fixed.includes(course));
    const ordered = inBestOrder(own, least, this.part);
    const { candidate } = ordered;
    const isBetter = this.best === null || compareCandidates(candidate, this.best, this.goal) < 0;
    if (isBetter && this.allows(candidate)) this.best = candidate;
    return ordered;
  }

  allows(candidate: Candidate): boolean {
    return isAllowed(candidate, this.goal, this.part);
  }

  /** The best in what the goal compares first; infinite where none is known. */
  get first(): number {
    if (this.best === null) return Infinity;
    const { lost, cost } = this.best;
    if (this.goal.aim === 'worth') return lost;
    return this.goal.prefer === 'minutes' ? cost.minutes : cost.priceCents;
  }

  /** A bound above this rules out everything that is better, or with `ties` everything that is as good in the first. */
  cutoff({ caps, step, slack, fraction, tiny }: Pricing, ties: boolean): number {
    const { aim, prefer } = this.goal;
    const most = aim === 'cost' && prefer === 'minutes' ? caps.minutes + slack : Infinity;
    if (this.best === null) return most;
    if (!ties || aim === 'worth') return Math.min(most, this.first - step + slack);
    const { minutes, priceCents, courses } = this.best.cost;
    return this.first + fraction * (prefer === 'minutes' ? priceCents : minutes) + tiny * courses + 1e-11;
  }
}
