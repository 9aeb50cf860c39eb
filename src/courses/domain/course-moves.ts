import { DomainError } from '../../kernel/domain-error.js';
import { type Course, type CourseState, hasFacts } from './course.js';

export type CourseMove = 'publish' | 'withdraw' | 'archive';

/**
 * From which states a move may start, and where it ends. A withdrawn course may be published again; an archived one
 * stays for the vouchers and completions that name it and never comes back. What is published is withdrawn first, so
 * that nobody archives by one wrong click what people are looking at.
 */
const MOVES: Readonly<Record<CourseMove, { readonly from: readonly CourseState[]; readonly to: CourseState }>> = {
  publish: { from: ['draft', 'withdrawn'], to: 'published' },
  withdraw: { from: ['published'], to: 'withdrawn' },
  archive: { from: ['draft', 'withdrawn'], to: 'archived' },
};

/** The moves that the state allows. */
export function movesFrom(state: CourseState): readonly CourseMove[] {
  return (Object.keys(MOVES) as CourseMove[]).filter((move) => MOVES[move].from.includes(state));
}

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
  if (to === 'published') mustHaveFacts(course);
  return to;
}

/**
 * Whether the course may be rewritten so: an archived one stays as it is, a published one keeps its facts.
 * @throws DomainError `course-archived`, `course-facts-missing`
 */
export function mustAllowRewriting(
  { state }: Pick<Course, 'state'>,
  wanted: Pick<Course, 'minutes' | 'priceCents'>,
): void {
  if (state === 'archived') throw new DomainError('course-archived', 'conflict');
  if (state === 'published') mustHaveFacts(wanted);
}

function mustHaveFacts(course: Pick<Course, 'minutes' | 'priceCents'>): void {
  if (hasFacts(course)) return;
  const missing = [course.minutes === null && 'minutes', course.priceCents === null && 'priceCents'].filter(Boolean);
  throw new DomainError('course-facts-missing', 'invalid', { missing });
}
