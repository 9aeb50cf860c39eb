import { type CourseMark, MARK_LIMITS, type MarkKind, mustBeMarkable, wishesOf } from './course-mark.js';

const AT = new Date('2026-11-26T10:00:00Z');

function mark(courseId: string, kind: MarkKind): CourseMark {
  return { courseId, kind, reason: kind === 'pin' ? null : 'Kenne ich schon', createdAt: AT };
}

function marks(kind: MarkKind, count: number): CourseMark[] {
  return Array.from({ length: count }, (_, at) => mark(`${kind}-${at}`, kind));
}

describe('a mark on a course', () => {
  it('needs a reason to dismiss, and none to pin', () => {
    expect(() => {
      mustBeMarkable({ courseId: 'a', kind: 'dismissal', reason: null }, []);
    }).toThrow('mark-reason-missing');
    expect(() => {
      mustBeMarkable({ courseId: 'a', kind: 'pin', reason: null }, []);
    }).not.toThrow();
  });

  it.each<[MarkKind]>([['pin'], ['dismissal']])('is one of a limited number: %s', (kind) => {
    const most = MARK_LIMITS.most[kind];
    expect(() => {
      mustBeMarkable(mark('new', kind), marks(kind, most - 1));
    }).not.toThrow();
    expect(() => {
      mustBeMarkable(mark('new', kind), marks(kind, most));
    }).toThrow('marks-too-many');
  });

  it('replaces the one of the same course, also where no other has room', () => {
    const full = marks('pin', MARK_LIMITS.most.pin);
    expect(() => {
      mustBeMarkable(mark('pin-3', 'pin'), full);
    }).not.toThrow();
    expect(() => {
      mustBeMarkable(mark('pin-3', 'dismissal'), full);
    }).not.toThrow();
  });

  it('is a wish for the path or against it', () => {
    expect(wishesOf([mark('a', 'pin'), mark('b', 'dismissal'), mark('c', 'pin')])).toEqual({
      pinned: ['a', 'c'],
      dismissed: ['b'],
    });
  });
});
