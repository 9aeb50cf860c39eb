import type { Part } from '../part.js';
import type { Course, Levels } from '../path-shapes.js';
import { arrange, isNext, levelsAfter, type Replay } from '../replay.js';
import { type Candidate, replayed } from './goal.js';

/** Up to so many courses every order is tried where the usual one leaves something out. */
const MOST_TO_PERMUTE = 7;

/** The outcome of the best order, and whether no other order of the same courses could lose less. */
export interface Ordered {
  readonly candidate: Candidate;
  readonly isBestOrder: boolean;
}

/**
 * The courses in the usual order or, where that loses more than `least`, in the order that loses the least. `least`
 * is what the courses lose at best by what they cover.
 */
export function inBestOrder(courses: readonly Course[], least: number, part: Part): Ordered {
  const usual = replayed(arrange(courses, part.start), part);
  const isComplete = usual.replay.courses.length === courses.length;
  if (usual.lost <= least + 1e-9 && (isComplete || part.pinned.length === 0)) {
    return { candidate: usual, isBestOrder: true };
  }
  if (courses.length > MOST_TO_PERMUTE) return { candidate: usual, isBestOrder: false };
  let best = usual;
  for (const replay of orders(courses, { courses: [], levels: part.start })) {
    const candidate = replayed(replay, part);
    if (candidate.lost < best.lost - 1e-9 || (candidate.lost <= best.lost && holdsMore(replay, best, part))) {
      best = candidate;
    }
  }
  return { candidate: best, isBestOrder: true };
}

function holdsMore({ courses }: Replay, best: Candidate, { pinned }: Part): boolean {
  const count = (all: readonly Course[]): number => pinned.filter((course) => all.includes(course)).length;
  return count(courses) > count(best.replay.courses);
}

/** Every order in which some of the courses can be taken one after the other. */
function* orders(courses: readonly Course[], before: Replay): Generator<Replay> {
  yield before;
  const ids = new Set(before.courses.map(({ id }) => id));
  const waiting = courses.filter(({ id }) => !ids.has(id));
  const levels: Levels = before.levels;
  for (const course of waiting) {
    if (!isNext(course, { levels, ids, waiting })) continue;
    yield* orders(courses, { courses: [...before.courses, course], levels: levelsAfter(course, levels) });
  }
}
