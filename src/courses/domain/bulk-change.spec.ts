import { type BulkChange, changedBy, mustBeFewEnough } from './bulk-change.js';
import type { Course } from './course.js';

const LESSON = { vocabulary: 'DigComp', competence: '1.1', from: 0, to: 2 };
const COURSE: Course = {
  id: 'a',
  code: 'A',
  title: { de: 'Akten suchen' },
  description: {},
  provider: 'Hauptamt',
  url: null,
  minutes: 60,
  priceCents: 100,
  languages: ['de'],
  formats: [],
  accessModes: [],
  accessibility: [],
  lessons: [LESSON],
  requirements: [],
  prerequisites: [],
  state: 'published',
  revision: 1,
  updatedAt: new Date('2026-01-01'),
};

describe('a change of many courses', () => {
  it.each<[BulkChange, Partial<Course>, Partial<Course>]>([
    [{ kind: 'publish' }, { state: 'draft' }, { state: 'published' }],
    [{ kind: 'withdraw' }, {}, { state: 'withdrawn' }],
    [{ kind: 'archive' }, { state: 'withdrawn' }, { state: 'archived' }],
    [{ kind: 'set-price', priceCents: 0 }, {}, { priceCents: 0 }],
    [{ kind: 'set-languages', languages: ['en'] }, {}, { languages: ['en'] }],
    [{ kind: 'set-formats', formats: ['online'] }, {}, { formats: ['online'] }],
    [{ kind: 'set-accessibility', accessibility: ['captions'] }, {}, { accessibility: ['captions'] }],
    [
      { kind: 'add-competence', lesson: { ...LESSON, competence: '1.2' } },
      {},
      { lessons: [LESSON, { ...LESSON, competence: '1.2' }] },
    ],
    [{ kind: 'remove-competence', vocabulary: 'DigComp', competence: '1.1' }, {}, { lessons: [] }],
  ])('%j', (change, before, after) => {
    expect(changedBy(change, { ...COURSE, ...before })).toEqual({ ...COURSE, ...before, ...after });
  });

  it.each<[BulkChange]>([
    [{ kind: 'publish' }],
    [{ kind: 'set-price', priceCents: 100 }],
    [{ kind: 'add-competence', lesson: LESSON }],
    [{ kind: 'remove-competence', vocabulary: 'DigComp', competence: '5.4' }],
  ])('%j leaves alone what is so already', (change) => {
    expect(changedBy(change, COURSE)).toBe(COURSE);
  });

  it.each<[BulkChange, Partial<Course>, string]>([
    [{ kind: 'publish' }, { state: 'archived' }, 'course-move-not-possible'],
    [{ kind: 'publish' }, { state: 'draft', minutes: null }, 'course-facts-missing'],
    [{ kind: 'archive' }, {}, 'course-move-not-possible'],
    [{ kind: 'set-price', priceCents: -1 }, {}, 'price-not-negative'],
    [{ kind: 'set-price', priceCents: 0 }, { state: 'archived' }, 'course-archived'],
    [{ kind: 'add-competence', lesson: { ...LESSON, to: 4 } }, {}, 'course-competence-repeated'],
    [{ kind: 'add-competence', lesson: { ...LESSON, competence: '9.9' } }, {}, 'course-competence-unknown'],
    [{ kind: 'add-competence', lesson: { ...LESSON, competence: '1.2', from: 2 } }, {}, 'course-teaches-upwards'],
  ])('%j is refused as it would be alone, for %j', (change, before, code) => {
    expect(() => changedBy(change, { ...COURSE, ...before })).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('takes at most 500 courses', () => {
    expect(() => {
      mustBeFewEnough(500);
    }).not.toThrow();
    expect(() => {
      mustBeFewEnough(501);
    }).toThrow(
      expect.objectContaining({ code: 'courses-bulk-too-many', details: { given: 501, limit: 500 } }) as Error,
    );
  });
});
