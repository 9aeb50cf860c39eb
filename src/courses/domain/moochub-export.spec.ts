import fc from 'fast-check';

import type { JsonObject } from '../../kernel/json.js';
import { type CatalogueCourse, readMoochub } from './moochub.js';
import { type KeptCourse, recordOf } from './moochub-export.js';

const ID = '6f1c1b7a-3c1e-5b0a-9d57-0f2f6f5d2a11';

function aCourse(more: Partial<KeptCourse> = {}): KeptCourse {
  return {
    id: ID,
    source: 'lernlotse',
    sourceId: ID,
    original: null,
    code: 'A-1',
    title: { de: 'Suchen' },
    description: {},
    provider: 'Hauptamt',
    url: 'https://kurse.example/a-1',
    minutes: 90,
    priceCents: 0,
    languages: ['de'],
    formats: [],
    accessModes: [],
    accessibility: [],
    prerequisites: [],
    needed: [],
    lessons: [],
    requirements: [],
    state: 'published',
    revision: 1,
    updatedAt: new Date(0),
    ...more,
  };
}

const FACTS = 'code title description provider url minutes priceCents languages formats accessModes'.split(' ');

function readAgain(course: KeptCourse): CatalogueCourse {
  const { rows, findings } = readMoochub({ data: [JSON.parse(JSON.stringify(recordOf(course))) as object] });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return rows[0]!;
}

const facts = (course: object): object =>
  Object.fromEntries(Object.entries(course).filter(([field]) => FACTS.includes(field)));

const word = fc
  .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
  .filter((text) => text.trim() === text && text !== '');
const text = fc.record({ de: word, en: word }, { requiredKeys: [] });
const level = fc.integer({ min: 1, max: 8 });
const competence = fc.constantFrom('1.1', '1.2', '2.3', '4.4', '5.1');
const lesson = fc
  .record({ competence, to: level, below: level })
  .map(({ below, ...one }) => ({ ...one, vocabulary: 'DigComp', from: Math.max(0, one.to - below) }));
const levels = fc
  .record({
    lessons: fc.uniqueArray(lesson, { selector: (one) => one.competence }),
    requirements: fc.uniqueArray(fc.record({ competence, level, vocabulary: fc.constant('DigComp') }), {
      selector: (one) => one.competence,
    }),
  })
  .map(({ lessons, requirements }) => ({
    lessons,
    requirements: requirements.filter((one) => !lessons.some((taught) => taught.competence === one.competence)),
  }));

describe('a course as a record of MOOChub', () => {
  it('says the same when it is read again, whatever it says', () => {
    const course = fc
      .record({
        ...{
          code: word,
          title: text.filter(({ de, en }) => (de ?? en) !== undefined),
          description: text,
          provider: word,
        },
        url: fc.constantFrom(null, 'https://kurse.example/x'),
        minutes: fc.integer({ min: 1, max: 60_000 }),
        priceCents: fc.integer({ min: 0, max: 100_000_000 }),
        languages: fc.subarray(['de', 'en', 'fr']),
        formats: fc.subarray(['blended', 'onsite', 'online']),
        accessibility: fc.subarray(['captions', 'keyboard']),
      })
      .chain((one) => levels.map((more) => aCourse({ ...one, ...more })));
    fc.assert(
      fc.property(course, (one) => {
        const read = readAgain(one);
        expect(facts(read)).toEqual(facts(one));
        const sorted = (list: readonly object[]): readonly string[] =>
          list.map((entry) => JSON.stringify(Object.entries(entry).sort())).sort();
        expect(sorted(read.lessons)).toEqual(sorted(one.lessons));
        expect(sorted(read.requirements)).toEqual(sorted(one.requirements));
        expect(read.accessibility ?? []).toEqual(one.accessibility);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the record that it came with to the letter while nothing was edited', () => {
    const original = readMoochub({ data: [recordOf(aCourse({ title: { de: 'Suchen', en: 'Searching' } }))] }).rows[0]!
      .original;
    const odd: JsonObject = {
      ...original,
      links: { self: 'x' },
      attributes: { ...(original.attributes as JsonObject), hollandCode: ['R'] },
    };
    const came = readMoochub({ data: [odd] }).rows[0]!;
    expect(recordOf(aCourse({ ...came, accessibility: [], source: 'moochub', sourceId: ID, original: odd }))).toEqual(
      odd,
    );
  });

  it('writes anew only what was edited', () => {
    const esco = { name: [], educationalFramework: 'ESCO', educationalFrameworkVersion: '1' };
    const { attributes, ...rest } = recordOf(aCourse());
    const original = { ...rest, attributes: { ...(attributes as JsonObject), teaches: [esco], keywords: ['a'] } };
    const lessons = [{ vocabulary: 'DigComp', competence: '1.1', from: 0, to: 5 }];
    const edited = recordOf(aCourse({ original, minutes: 61, lessons })).attributes as JsonObject;
    expect(edited).toMatchObject({ duration: 'PT1H1M', keywords: ['a'], name: 'Suchen' });
    expect(edited.teaches).toMatchObject([{ educationalFramework: 'ESCO' }, { shortCode: '1.1' }]);
    expect(edited.competencyRequired).toMatchObject([{ shortCode: '1.1', educationalLevel: { shortCode: '0' } }]);
  });

  it('goes by its own id when it came with one that is no UUID', () => {
    expect(recordOf(aCourse({ source: 'moochub:kurse.example', sourceId: '4711' })).id).toBe(ID);
  });
});
