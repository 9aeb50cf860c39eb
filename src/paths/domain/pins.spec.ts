import { pathOf } from './path.js';
import type { Course, Limits, Path, PathRequest } from './path-shapes.js';
import { type PinLeft, pinsLeft } from './pins.js';
import { Planner } from './planner.js';

function course(code: string, minutes: number, competence: string, more: Partial<Course> = {}): Course {
  const teaches = [{ competence, from: 0, to: 3 }];
  const rest = { requires: [], priceCents: 0, languages: ['de'], voucherEligible: false };
  return { id: code, code, minutes, teaches, ...rest, ...more };
}

const COURSES: readonly Course[] = [
  course('quick', 60, '1.1'),
  course('slow', 90, '1.1'),
  course('beside', 30, '5.1'),
  course('english', 10, '1.1', { languages: ['en'] }),
  course('high', 20, '5.2', { requires: [{ competence: '4.1', level: 2 }] }),
  course('known', 20, '3.1'),
  course('known-too', 20, '3.1', { prerequisites: ['known'] }),
  course('step', 30, '1.1', { teaches: [{ competence: '1.1', from: 0, to: 2 }] }),
  course('basics', 20, '5.4', { teaches: [{ competence: '5.4', from: 0, to: 2 }] }),
  course('advanced', 20, '5.4', { teaches: [{ competence: '5.4', from: 2, to: 4 }] }),
  course('beyond', 20, '5.3', { teaches: [{ competence: '5.3', from: 4, to: 6 }] }),
];

function plan(
  wishes: Pick<PathRequest, 'pinned' | 'dismissed'>,
  limits: Partial<Limits> = {},
): { readonly path: Path; readonly left: readonly PinLeft[] } {
  const planner = new Planner({
    gaps: [{ competence: '1.1', from: 1, to: 3, essential: true, weight: 1 }],
    courses: COURSES,
    completed: [],
    levels: { '3.1': 5 },
    limits: { maxMinutes: null, maxPriceCents: null, language: 'de', vouchers: 0, ...limits },
    ...wishes,
  });
  const path = pathOf(planner);
  return { path, left: pinsLeft(path, planner) };
}

function codesOf({ courses }: Path): readonly string[] {
  return courses.map(({ code, part }) => `${code} ${part}`);
}

describe('a pinned course', () => {
  it('takes the place of a better one, and says that it is wanted', () => {
    expect(codesOf(plan({ pinned: ['slow'] }).path)).toEqual(['slow pinned']);
  });

  it('comes into the path also where it serves no gap', () => {
    expect([...codesOf(plan({ pinned: ['beside'] }).path)].sort()).toEqual(['beside pinned', 'quick necessary']);
  });

  it('is taken before the one after which it would lift nothing', () => {
    expect(codesOf(plan({ pinned: ['step'] }).path)).toEqual(['step pinned', 'quick necessary']);
  });

  it('that begins above what the person can brings no chain of other courses along', () => {
    const { path, left } = plan({ pinned: ['advanced'] });
    expect(codesOf(path)).toEqual(['quick necessary']);
    expect(left).toMatchObject([{ courseId: 'advanced', reason: 'not-needed' }]);
  });

  it('without use stays out, also where another wish without use asks for it', () => {
    const { path, left } = plan({ pinned: ['known', 'known-too'] });
    expect(codesOf(path)).toEqual(['quick necessary']);
    expect(left).toMatchObject([{ courseId: 'known' }, { courseId: 'known-too' }]);
  });

  it.each([
    ['english', 'language'],
    ['high', 'entry'],
    ['known', 'not-needed'],
    ['beyond', 'not-needed'],
    ['gone', 'not-offered'],
  ])('without a place leaves the path as it is and says why: %s, %s', (courseId, reason) => {
    const { path, left } = plan({ pinned: [courseId] });
    expect(codesOf(path)).toEqual(['quick necessary']);
    expect(left).toMatchObject([{ courseId, reason }]);
  });

  it('says that the limits leave it no room', () => {
    const { path, left } = plan({ pinned: ['slow'] }, { maxMinutes: 80 });
    expect(codesOf(path)).toEqual(['quick necessary']);
    expect(left).toMatchObject([{ courseId: 'slow', reason: 'no-room' }]);
  });

  it('says the same where it serves no gap', () => {
    expect(plan({ pinned: ['beside'] }, { maxMinutes: 20 }).left).toMatchObject([{ reason: 'no-room' }]);
  });

  it('that is dismissed as well is dismissed', () => {
    expect(plan({ pinned: ['slow'], dismissed: ['slow'] }).left).toMatchObject([{ reason: 'dismissed' }]);
  });
});

it('never puts a dismissed course into the path', () => {
  expect(codesOf(plan({ dismissed: ['quick'] }).path)).toEqual(['slow necessary']);
});
