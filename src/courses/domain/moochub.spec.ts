import { readFileSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';

import type { JsonObject } from '../../kernel/json.js';
import { type CatalogueCourse, readMoochub } from './moochub.js';

const ID = '6f1c1b7a-3c1e-5b0a-9d57-0f2f6f5d2a11';

function level(shortCode: string | undefined, name = 'Level'): JsonObject {
  return { name: [{ inLanguage: 'en', name }], shortCode, educationalFramework: 'DigComp', type: 'EducationalLevel' };
}

function skill(shortCode: string, educationalLevel?: JsonObject): JsonObject {
  return { name: [], educationalFramework: 'DigComp', educationalFrameworkVersion: '3.0', shortCode, educationalLevel };
}

function record(attributes: JsonObject = {}, more: JsonObject = {}): JsonObject {
  const facts = {
    name: 'Suchen im Intranet',
    courseCode: 'S-1',
    inLanguage: ['de-DE'],
    description: '<p>Für alle.</p>',
    publisher: { type: 'Organization', name: 'Lernwerkstatt' },
    url: 'https://kurse.example/s-1',
    duration: 'PT1H30M',
    access: ['paid'],
    offer: [{ price: 19.99, priceCurrency: 'EUR', paymentFrequency: 'one-time', category: 'course' }],
    teaches: [skill('1.1', level('2'))],
    ...attributes,
  };
  return { id: ID, type: 'Course', attributes: facts, ...more };
}

function read(...records: readonly unknown[]) {
  return readMoochub({ links: {}, data: JSON.parse(JSON.stringify(records)) as unknown });
}

function one(attributes: JsonObject = {}): CatalogueCourse & { readonly notes: readonly string[] } {
  const { rows, findings } = read(record(attributes));
  return { ...rows[0]!, notes: findings.map(({ code, column }) => `${code} ${column ?? ''}`) };
}

describe('a MOOChub record', () => {
  it('becomes a course', () => {
    const { notes, original, ...course } = one({ courseMode: ['online'], accessMode: ['textual'], keywords: ['x'] });
    expect(course).toEqual({
      source: 'moochub',
      sourceId: ID,
      code: 'S-1',
      title: { de: 'Suchen im Intranet' },
      description: { de: 'Für alle.' },
      provider: 'Lernwerkstatt',
      url: 'https://kurse.example/s-1',
      minutes: 90,
      priceCents: 1999,
      languages: ['de'],
      formats: ['online'],
      accessModes: ['textual'],
      lessons: [{ vocabulary: 'DigComp', competence: '1.1', from: 0, to: 2 }],
      requirements: [],
      state: 'published',
    });
    expect(notes).toEqual([]);
    expect(original).toMatchObject({ attributes: { keywords: ['x'] } });
  });

  it('keeps unknown fields in the original', () => {
    const { rows } = read(record({ futureField: { deep: [1] } }, { relationships: { a: 1 } }));
    expect(rows[0]?.original).toMatchObject({ relationships: { a: 1 }, attributes: { futureField: { deep: [1] } } });
  });

  it.each<[string, JsonObject, string]>([
    ['no duration', { duration: undefined }, 'course-duration-missing duration'],
    ['a duration in months', { duration: 'P2M' }, 'course-duration-not-mapped duration'],
    ['no price', { offer: [] }, 'course-price-missing offer'],
  ])('is a draft with %s', (_, attributes, note) => {
    const course = one(attributes);
    expect(course.state).toBe('draft');
    expect(course.notes).toEqual([note]);
  });

  it('is free with free access, whatever a certificate costs', () => {
    const offer = [{ price: 50, priceCurrency: 'EUR', paymentFrequency: 'one-time', category: 'certificate' }];
    expect(one({ access: ['free'], offer }).priceCents).toBe(0);
    expect(one({ offer }).priceCents).toBeNull();
  });

  it('takes no price in another currency or by instalments', () => {
    const offers = [
      { price: 10, priceCurrency: 'CHF', paymentFrequency: 'one-time', category: 'course' },
      { price: 10, priceCurrency: 'EUR', paymentFrequency: 'monthly', category: 'course' },
      { price: -1, priceCurrency: 'EUR', paymentFrequency: 'one-time', category: 'complete' },
    ];
    const { priceCents, notes } = one({ offer: offers });
    expect(priceCents).toBeNull();
    expect(notes).toEqual([
      'course-offer-not-mapped offer[0]',
      'course-offer-not-mapped offer[1]',
      'course-offer-not-mapped offer[2]',
      'course-price-missing offer',
    ]);
  });

  it('is titled in its first language', () => {
    expect(one({ inLanguage: ['en', 'de'] }).title).toEqual({ en: 'Suchen im Intranet' });
    expect(one({ inLanguage: ['fr'] }).notes).toEqual(['course-language-shown-as-german inLanguage']);
    expect(one({ inLanguage: null }).notes).toEqual(['course-language-missing inLanguage']);
  });

  it('links to web addresses only', () => {
    const { url, notes } = one({ url: 'javascript:alert(1)' });
    expect([url, notes]).toEqual([null, ['course-address-not-mapped url']]);
  });

  it('cuts a text that is too long, and says so', () => {
    const { title, notes } = one({ name: 'x'.repeat(1000) });
    expect([title.de?.length, notes]).toEqual([300, ['course-text-shortened name']]);
  });
});

describe('what a record teaches', () => {
  it.each<[string, JsonObject, number, number, boolean]>([
    ['fine, Foundation: open to everybody', level('2'), 0, 2, false],
    ['fine, the first level', level('1'), 0, 1, false],
    ['fine, above Foundation: one level below', level('5'), 4, 5, true],
    ['coarse, Foundation', level('Foundation'), 0, 2, false],
    ['coarse, by its name', level(undefined, 'Intermediate'), 2, 4, true],
    ['coarse, the highest', level('Highly specialised'), 6, 8, true],
  ])('without an entry level: %s', (_, stated, from, to, assumed) => {
    const { lessons, notes } = one({ teaches: [skill('1.1', stated)] });
    expect(lessons).toEqual([{ vocabulary: 'DigComp', competence: '1.1', from, to }]);
    expect(notes).toEqual(assumed ? ['entry-level-assumed competencyRequired'] : []);
  });

  it('starts from the required level of the same competence and asks for the others', () => {
    const { lessons, requirements, notes } = one({
      teaches: [skill('1.1', level('6'))],
      competencyRequired: [skill('1.1', level('3')), skill('4.2', level('Intermediate'))],
    });
    expect(lessons).toMatchObject([{ from: 3, to: 6 }]);
    expect(requirements).toEqual([{ vocabulary: 'DigComp', competence: '4.2', level: 4 }]);
    expect(notes).toEqual([]);
  });

  it('takes the level of the whole course for a skill without its own', () => {
    expect(one({ teaches: [skill('1.1')], educationalLevel: [level('3')] }).lessons).toMatchObject([{ to: 3 }]);
  });

  it.each<[string, JsonObject, string]>([
    [
      'another framework',
      { teaches: [{ ...skill('1.1'), educationalFramework: 'ESCO' }] },
      'course-skill-framework-not-mapped teaches[0]',
    ],
    [
      'an unknown competence',
      { teaches: [skill('6.1', level('2'))] },
      'course-competence-not-mapped teaches[0].shortCode',
    ],
    ['no level', { teaches: [skill('1.1')] }, 'course-level-not-mapped teaches[0].educationalLevel'],
    [
      'an unknown level',
      { teaches: [skill('1.1', level('9', 'Master'))] },
      'course-level-not-mapped teaches[0].educationalLevel',
    ],
    [
      'no gain',
      { teaches: [skill('1.1', level('2'))], competencyRequired: [skill('1.1', level('2'))] },
      'course-lifts-nothing teaches',
    ],
  ])('notes %s', (_, attributes, note) => {
    const { lessons, notes } = one(attributes);
    expect(lessons).toEqual([]);
    expect(notes).toEqual([note, 'course-teaches-nothing-known teaches']);
  });

  it('notes a required course', () => {
    const required = { name: [], educationalFramework: 'Course_ID', targetUrl: 'https://kurse.example/s-0' };
    expect(one({ competencyRequired: [required] }).notes).toEqual([
      'course-required-course-not-mapped competencyRequired[0]',
    ]);
  });

  it('takes the highest of a competence that is given twice', () => {
    const { lessons, notes } = one({ teaches: [skill('1.1', level('1')), skill('1.1', level('2'))] });
    expect(lessons).toMatchObject([{ from: 0, to: 2 }]);
    expect(notes).toEqual(['course-competence-twice teaches[1]']);
  });
});

describe('a MOOChub document', () => {
  it.each<[string, unknown, string]>([
    ['is no object', [], 'catalogue-not-moochub'],
    ['has no data', { links: {} }, 'catalogue-not-moochub'],
    ['is empty', { data: [] }, 'catalogue-empty'],
  ])('that %s is refused', (_, document, code) => {
    expect(readMoochub(document)).toMatchObject({ rows: [], findings: [{ severity: 'error', code }], total: 0 });
  });

  it('gives the good records and names the bad ones by number and field', () => {
    const bad = [
      null,
      record({}, { type: 'Program' }),
      record({ name: ' ' }),
      record({ publisher: {} }),
      record({}, { id: '' }),
    ];
    const { rows, findings, total } = read(record(), ...bad, record());
    expect([rows.length, total]).toEqual([1, 7]);
    expect(findings.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, null, 'course-record-not-readable'],
      [3, 'type', 'course-type-unknown'],
      [4, 'name', 'course-field-missing'],
      [5, 'publisher.name', 'course-field-missing'],
      [6, 'id', 'course-field-missing'],
      [7, 'id', 'course-id-repeated'],
    ]);
  });

  it('survives records that are huge or nested without end', () => {
    let deep: unknown = {};
    for (let i = 0; i < 5000; i++) deep = { deep };
    const { rows, findings } = readMoochub({ data: [deep, record({ description: 'x'.repeat(300_000) })] });
    expect(rows).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(['course-record-not-readable', 'course-record-too-large']);
  });

  it('keeps only text that a database can keep', () => {
    const { rows } = readMoochub({ data: [record({ name: 'A\u0000B\uD800' })] });
    expect(rows[0]?.title.de).toBe('AB\uFFFD');
    expect(rows[0]?.original).toMatchObject({ attributes: { name: 'AB\uFFFD' } });
  });

  it('never throws and counts every record once', () => {
    const attributes = fc.dictionary(
      fc.constantFrom(
        'name',
        'publisher',
        'duration',
        'offer',
        'teaches',
        'competencyRequired',
        'access',
        'inLanguage',
        'url',
      ),
      fc.jsonValue(),
    );
    const records = fc.array(
      fc.oneof(
        fc.jsonValue(),
        attributes.map((given) => record(given as JsonObject)),
      ),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(records, (data) => {
        const { rows, findings, total } = readMoochub({ data });
        const errors = new Set(findings.filter(({ severity }) => severity === 'error').map(({ line }) => line));
        expect(total).toBe(data.length);
        expect(rows.length + errors.size).toBe(total);
        expect(rows.flatMap(({ lessons }) => lessons).filter(({ from, to }) => from >= to)).toEqual([]);
      }),
    );
  });
});

describe('the demo catalogue', () => {
  const file = path.resolve(import.meta.dirname, '../content/kommunal.moochub.json');
  const { rows, findings } = readMoochub(JSON.parse(readFileSync(file, 'utf8')) as unknown);

  it('is read without a finding, every course ready to be published', () => {
    expect(findings).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(80);
    expect(rows.every(({ state }) => state === 'published')).toBe(true);
  });

  it('opens every course without an entry level to everybody', () => {
    const open = rows.filter(({ original }) => (original.attributes as JsonObject).competencyRequired === undefined);
    expect(open.length).toBeGreaterThan(0);
    expect(open.flatMap(({ lessons }) => lessons.map(({ from }) => from))).toEqual(
      open.flatMap(({ lessons }) => lessons.map(() => 0)),
    );
  });
});
