import { DomainError } from '../../kernel/domain-error.js';
import { type Course, type CourseState, hasFacts } from './course.js';

export type CourseMove = 'publish' | 'withdraw';

/** From which states a move may start, and where it ends. A withdrawn course may be published again. */
const MOVES: Readonly<Record<CourseMove, { readonly from: readonly CourseState[]; readonly to: CourseState }>> = {
  publish: { from: ['draft', 'withdrawn'], to: 'published' },
  withdraw: { from: ['published'], to: 'withdrawn' },
};

/**
 * The state after the move.
 * @throws DomainError `course-move-not-possible` from another state, `course-facts-missing` for publishing a course
 *   without learning time or price
 */
export function stateAfter(move: CourseMove, course: Pick<Course, 'state' | 'minutes' | 'priceCents'>): CourseState {
  const { from, to } = MOVES[move];
  if (!from.includes(course.state)) {
    throw new DomainError('course-move-not-possible', 'conflict', { move, state: course.state });
  }
  if (to === 'published' && !hasFacts(course)) {
    const missing = [course.minutes === null && 'minutes', course.priceCents === null && 'priceCents'].filter(Boolean);
    throw new DomainError('course-facts-missing', 'invalid', { missing });
  }
  return to;
}
