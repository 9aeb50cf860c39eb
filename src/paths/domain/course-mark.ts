import { DomainError } from '../../kernel/domain-error.js';

/** `pin`: wanted in the path in any case. `dismissal`: not wanted in it. */
export type MarkKind = 'pin' | 'dismissal';
export const MARK_KINDS: readonly MarkKind[] = ['pin', 'dismissal'];

/** What a person says of a course for their learning path. */
export interface CourseMark {
  readonly courseId: string;
  readonly kind: MarkKind;
  /** A dismissal always has one. */
  readonly reason: string | null;
  readonly createdAt: Date;
}

export const MARK_LIMITS = {
  /** Characters of a reason. */
  reason: 500,
  /** Marks that one person may have: every pin is planned once more, so they are few. */
  most: { pin: 10, dismissal: 200 },
} as const;

/**
 * Whether the mark may stand beside the person's other ones; it replaces the one that the course has.
 * @throws DomainError `mark-reason-missing`, `marks-too-many` with `kind` and `most`
 */
export function mustBeMarkable(mark: Omit<CourseMark, 'createdAt'>, marks: readonly CourseMark[]): void {
  const { courseId, kind, reason } = mark;
  if (kind === 'dismissal' && reason === null) throw new DomainError('mark-reason-missing', 'invalid');
  const others = marks.filter((other) => other.kind === kind && other.courseId !== courseId);
  const most = MARK_LIMITS.most[kind];
  if (others.length >= most) throw new DomainError('marks-too-many', 'conflict', { kind, most });
}

/** The courses that the person wants, and those that they do not want, as a path is planned with them. */
export function wishesOf(marks: readonly CourseMark[]): {
  readonly pinned: readonly string[];
  readonly dismissed: readonly string[];
} {
  const of = (kind: MarkKind) => marks.filter((mark) => mark.kind === kind).map(({ courseId }) => courseId);
  return { pinned: of('pin'), dismissed: of('dismissal') };
}
