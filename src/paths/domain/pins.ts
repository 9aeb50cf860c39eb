import type { Path, PathRequest } from './path-shapes.js';
import { Planner } from './planner.js';
import { whyNot, type WhyNot } from './why-not.js';

/** A pinned course that has no place in the path, and why. */
export interface PinLeft extends WhyNot {
  readonly courseId: string;
}

/**
 * Why each pinned course that the path leaves out has no place in it. It need not serve a gap, only lift something:
 * then it is the limits, or the other pinned courses, that leave it no room.
 */
export function pinsLeft(path: Path, planner: Planner): readonly PinLeft[] {
  return path.pinsLeft.map((courseId) => {
    const why = whyNot(courseId, path, planner);
    const isCrowdedOut = why.reason === 'not-needed' && hasAPlaceElsewhere(courseId, planner.request);
    return { courseId, ...why, reason: isCrowdedOut ? 'no-room' : why.reason };
  });
}

function hasAPlaceElsewhere(courseId: string, request: PathRequest): boolean {
  const limits = { ...request.limits, maxMinutes: null, maxPriceCents: null };
  return new Planner({ ...request, limits, pinned: [courseId] }).pins.includes(courseId);
}
