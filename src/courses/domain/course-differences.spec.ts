import type { CourseContent } from './course.js';
import { differingFields } from './course-differences.js';

const COURSE: CourseContent = {
  code: 'A',
  title: { de: 'Akten suchen', en: 'Finding files' },
  description: {},
  provider: 'Hauptamt',
  url: null,
  minutes: 60,
  priceCents: null,
  languages: ['de', 'en'],
  formats: [],
  accessModes: [],
  accessibility: ['captions'],
  prerequisites: [],
  lessons: [
    { vocabulary: 'DigComp', competence: '1.1', from: 0, to: 1 },
    { vocabulary: 'DigComp', competence: '1.2', from: 0, to: 1 },
  ],
  requirements: [],
};

describe('the difference between two contents', () => {
  it.each<[string, Partial<CourseContent>, readonly string[]]>([
    ['nothing', {}, []],
    ['the order of words', { languages: ['en', 'de'] }, []],
    ['the order of lessons', { lessons: COURSE.lessons.toReversed() }, []],
    ['a language that is not said', { title: { en: 'Finding files', de: 'Akten suchen' } }, []],
    ['one language of the title', { title: { de: 'Akten suchen' } }, ['title']],
    ['a level', { lessons: [{ ...COURSE.lessons[0]!, to: 2 }, COURSE.lessons[1]!] }, ['lessons']],
    ['a price of 0 against none', { priceCents: 0 }, ['priceCents']],
    [
      'several, in the order of the form',
      { minutes: null, code: 'B', accessibility: [] },
      ['code', 'minutes', 'accessibility'],
    ],
  ])('is %s', (_, more, fields) => {
    expect(differingFields(COURSE, { ...COURSE, ...more })).toEqual(fields);
  });
});
