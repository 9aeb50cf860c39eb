import type { CourseContent } from './course.js';
import { mustBeSound } from './sound-course.js';

const LESSON = { vocabulary: 'DigComp', competence: '1.1', from: 2, to: 4 };
const COURSE: CourseContent = {
  code: 'A',
  title: { de: 'Akten suchen' },
  description: {},
  provider: 'Hauptamt',
  url: 'https://kurse.example/a',
  minutes: 60,
  priceCents: 0,
  languages: ['de'],
  formats: [],
  accessModes: [],
  accessibility: [],
  prerequisites: [],
  lessons: [LESSON],
  requirements: [],
};

const many = <T>(entry: T, count: number): readonly T[] => Array.from({ length: count }, () => entry);
const requirement = { vocabulary: 'DigComp', competence: '2.1', level: 1 };

describe('the content of a course', () => {
  it.each<[string, Partial<CourseContent>]>([
    ['as it should be', {}],
    ['with neither time nor price nor link yet', { minutes: null, priceCents: null, url: null }],
    ['that teaches nothing', { lessons: [] }],
    ['open to everybody and up to the highest level', { lessons: [{ ...LESSON, from: 0, to: 8 }] }],
  ])('is sound %s', (_, more) => {
    expect(() => {
      mustBeSound({ ...COURSE, ...more });
    }).not.toThrow();
  });

  it.each<[string, Partial<CourseContent>, string]>([
    ['a title of spaces', { title: { de: '  ' } }, 'course-title-missing'],
    ['a price of −1', { priceCents: -1 }, 'price-not-negative'],
    ['no minutes at all', { minutes: 0 }, 'course-takes-time'],
    ['a link that runs code', { url: 'javascript:alert(1)' }, 'course-link-not-web'],
    ['a link to a file', { url: 'file:///etc/passwd' }, 'course-link-not-web'],
    ['a link without a host', { url: 'https:///path' }, 'course-link-not-web'],
    ['an unknown competence', { lessons: [{ ...LESSON, competence: '9.9' }] }, 'course-competence-unknown'],
    ['an unknown vocabulary', { lessons: [{ ...LESSON, vocabulary: 'ESCO' }] }, 'course-competence-unknown'],
    ['a level that is too high', { lessons: [{ ...LESSON, to: 9 }] }, 'course-competence-unknown'],
    ['an entry level that is too high', { requirements: [{ ...requirement, level: 9 }] }, 'course-competence-unknown'],
    ['a lesson that leads downwards', { lessons: [{ ...LESSON, from: 5 }] }, 'course-teaches-upwards'],
    ['a lesson that leads nowhere', { lessons: [{ ...LESSON, from: 4 }] }, 'course-teaches-upwards'],
    [
      'a competence both taught and required',
      { requirements: [{ ...LESSON, level: 2 }] },
      'course-competence-repeated',
    ],
    ['51 lessons', { lessons: many(LESSON, 51) }, 'course-entries-too-many'],
    ['10,000 requirements', { requirements: many(requirement, 10_000) }, 'course-entries-too-many'],
    ['51 prerequisites', { prerequisites: many('id', 51) }, 'course-entries-too-many'],
  ])('is refused with %s', (_, more, code) => {
    expect(() => {
      mustBeSound({ ...COURSE, ...more });
    }).toThrow(expect.objectContaining({ code, kind: 'invalid' }) as Error);
  });
});
