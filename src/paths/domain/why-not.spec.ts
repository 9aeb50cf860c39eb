import { pathOf } from './path.js';
import type { Course, Gap, Limits, PathRequest } from './path-shapes.js';
import { Planner } from './planner.js';
import { whyNot, type WhyNot } from './why-not.js';

function course(code: string, minutes: number, competence: string, more: Partial<Course> = {}): Course {
  const teaches = [{ competence, from: 0, to: 3 }];
  const rest = { requires: [], priceCents: 0, languages: ['de'], voucherEligible: false };
  return { id: code, code, minutes, teaches, ...rest, ...more };
}

function gap(competence: string, essential: boolean): Gap {
  return { competence, from: 1, to: 3, essential, weight: 1 };
}

const COURSES: readonly Course[] = [
  course('quick', 60, '1.1'),
  course('slow', 90, '1.1'),
  course('nice', 30, '1.2'),
  course('nicer', 45, '1.2'),
  course('english', 10, '1.1', { languages: ['en'] }),
  course('other', 20, '5.1'),
  course('high', 20, '1.1', { requires: [{ competence: '4.1', level: 2 }] }),
  course('done', 20, '1.1'),
];

function ask(courseId: string, limits: Partial<Limits> = {}): WhyNot {
  const request: PathRequest = {
    gaps: [gap('1.1', true), gap('1.2', false)],
    courses: COURSES,
    completed: ['done'],
    levels: {},
    limits: { maxMinutes: null, maxPriceCents: null, language: 'de', vouchers: 0, ...limits },
  };
  const planner = new Planner(request);
  return whyNot(courseId, pathOf(planner), planner);
}

describe('why a course is not in the path', () => {
  it.each([
    ['quick', 'in-path'],
    ['nice', 'in-path'],
    ['done', 'completed'],
    ['unknown', 'not-offered'],
    ['english', 'language'],
    ['other', 'not-needed'],
  ])('%s: %s', (courseId, reason) => {
    expect(ask(courseId).reason).toBe(reason);
  });

  it('names the entry level that no path reaches', () => {
    expect(ask('high')).toMatchObject({ reason: 'entry', missing: [{ competence: '4.1', level: 2 }] });
  });

  it('tells what the best path with it would cost, for an essential gap', () => {
    const costWith = { minutes: 120, priceCents: 0, courses: 2, vouchers: 0 };
    expect(ask('slow')).toEqual({ reason: 'not-better', missing: [], costWith, gapsLost: [] });
  });

  it('tells the same for a course that serves only a desirable gap', () => {
    expect(ask('nicer')).toMatchObject({ reason: 'not-better', costWith: { minutes: 105, courses: 2 } });
  });

  it('says that the limits leave it no room', () => {
    expect(ask('slow', { maxMinutes: 80 }).reason).toBe('no-room');
  });
});
