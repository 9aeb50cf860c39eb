import { COURSE_STATES, type CourseState } from './course.js';
import { type CourseMove, movesFrom, mustAllowRewriting, stateAfter } from './course-moves.js';

const known = { minutes: 60, priceCents: 0 };

describe('the moves of a course', () => {
  it.each<[CourseState, readonly CourseMove[]]>([
    ['draft', ['publish', 'archive']],
    ['published', ['withdraw']],
    ['withdrawn', ['publish', 'archive']],
    ['archived', []],
  ])('from %s are %j and no other', (state, moves) => {
    expect(movesFrom(state)).toEqual(moves);
    for (const move of ['publish', 'withdraw', 'archive'] as const) {
      const attempt = () => stateAfter(move, { ...known, state });
      if (moves.includes(move)) expect(COURSE_STATES).toContain(attempt());
      else expect(attempt).toThrow(expect.objectContaining({ code: 'course-move-not-possible' }) as Error);
    }
  });

  it('publish only what has learning time and price', () => {
    const missing = (facts: object) => () => stateAfter('publish', { ...known, ...facts, state: 'draft' });
    expect(missing({ minutes: null })).toThrow(
      expect.objectContaining({ code: 'course-facts-missing', details: { missing: ['minutes'] } }) as Error,
    );
    expect(missing({ priceCents: null })).toThrow(expect.objectContaining({ code: 'course-facts-missing' }) as Error);
  });
});

describe('rewriting a course', () => {
  it.each<[CourseState, object, string | null]>([
    ['draft', { minutes: null }, null],
    ['withdrawn', { priceCents: null }, null],
    ['published', {}, null],
    ['published', { priceCents: null }, 'course-facts-missing'],
    ['archived', {}, 'course-archived'],
  ])('that is %s with %j', (state, facts, code) => {
    const attempt = (): void => {
      mustAllowRewriting({ state }, { ...known, ...facts });
    };
    if (code === null) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(expect.objectContaining({ code }) as Error);
  });
});
