import { PersonsService } from '../../src/accounts/index.js';
import { FrameworksService } from '../../src/competencies/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { importFile, importNow, OWN_FRAMEWORK, supplement } from '../support/competencies.js';
import { sharedFile, withShared } from '../support/shared.js';
import { signIn } from '../support/story.js';
import { archiveOf, workbookOf, workbookParts } from '../support/workbook.js';

const DIGCOMP = 'DigComp 3.0 Data Supplement 24 Nov 2025.xlsx';
const STATEMENTS = '3 Competence Statements';
const MEGABYTE = 1024 * 1024;

describe('A competence framework', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ worker: false });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.sql('TRUNCATE frameworks CASCADE');
  });

  async function theOnlyOne() {
    const [framework] = await app.get(FrameworksService).list();
    return framework!;
  }

  describe('that the European Commission published', () => {
    withShared('arrives whole, and a second import changes nothing', async () => {
      const first = await importNow(app, 'framework', sharedFile(DIGCOMP));
      expect(first.problems).toEqual([]);
      expect(first.counts).toEqual({ total: 920, created: 920, changed: 0, unchanged: 0, rejected: 0 });
      const framework = await theOnlyOne();
      expect(framework).toMatchObject({ code: 'digcomp', edition: '3.0', vocabulary: 'DigComp' });
      expect(framework.counts).toEqual({
        areas: 5,
        competencies: 21,
        levels: 8,
        coarseLevels: 4,
        statements: 362,
        learningOutcomes: 523,
      });
      const second = await importNow(app, 'framework', sharedFile(DIGCOMP));
      expect(second.counts).toEqual({ ...first.counts, created: 0, unchanged: 920 });
      expect(await theOnlyOne()).toEqual(framework);
    });

    withShared('has clean codes and texts', async () => {
      await importNow(app, 'framework', sharedFile(DIGCOMP));
      const { id } = await theOnlyOne();
      const competencies = await app.get(FrameworksService).competencies(id);
      expect(competencies.map(({ code }) => code).join(' ')).toBe(
        '1.1 1.2 1.3 2.1 2.2 2.3 2.4 2.5 2.6 3.1 3.2 3.3 3.4 4.1 4.2 4.3 4.4 5.1 5.2 5.3 5.4',
      );
      const untidy = await app.sql(
        `SELECT code FROM statements WHERE text->>'en' ~ '^\\s|\\s$' UNION SELECT code FROM competencies WHERE title->>'en' ~ '^\\s|\\s$'`,
      );
      expect(untidy).toEqual([]);
      const dimensions = await app.sql(
        `SELECT dimension, count(*)::int AS count FROM statements WHERE kind = 'learning-outcome' GROUP BY dimension ORDER BY dimension`,
      );
      expect(dimensions.map(({ dimension, count }) => [dimension, count])).toEqual([
        ['attitude', 107],
        ['knowledge', 217],
        ['skill', 199],
      ]);
    });

    withShared('is refused when it was cut off on its way', async () => {
      const whole = sharedFile(DIGCOMP);
      const { state, problems } = await importNow(app, 'framework', whole.subarray(0, whole.length / 2), 'good-rows');
      expect([state, problems.map(({ code }) => code)]).toEqual(['rejected', ['workbook-damaged']]);
    });
  });

  it('of the product itself arrives in both languages, and a second import changes nothing', async () => {
    const first = await importFile(app, 'framework', OWN_FRAMEWORK);
    expect(first).toMatchObject({ state: 'applied', problems: [], counts: { total: 203, created: 203 } });
    const second = await importFile(app, 'framework', OWN_FRAMEWORK);
    expect(second.counts).toMatchObject({ created: 0, changed: 0, unchanged: 203 });
    const { id, counts } = await theOnlyOne();
    expect(counts).toMatchObject({ areas: 5, competencies: 21, levels: 8, coarseLevels: 4 });
    const competencies = await app.get(FrameworksService).competencies(id);
    for (const { title, description, levels } of competencies) {
      expect(levels.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      for (const text of [title, description, ...levels.map((entry) => entry.text)]) {
        expect(Object.keys(text).sort()).toEqual(['de', 'en']);
      }
    }
  });

  it('whose file says something new is changed in place', async () => {
    await importNow(app, 'framework', workbookOf(supplement()));
    const tables = supplement();
    tables[STATEMENTS]![1]![2] = 'Can do it better';
    const { counts } = await importNow(app, 'framework', workbookOf(tables));
    expect(counts).toMatchObject({ created: 0, changed: 1, rejected: 0 });
    expect(await app.sql(`SELECT text FROM statements WHERE code = 'CS1'`)).toEqual([
      { text: { en: 'Can do it better' } },
    ]);
  });

  describe('with two bad rows of twenty', () => {
    const tables = supplement();
    tables[STATEMENTS]![5]![0] = 9.9;
    tables[STATEMENTS]![7]![3] = 'Genius';
    const file = workbookOf(tables);

    it('changes nothing, and the report names sheet, row, column and reason', async () => {
      const { state, counts, problems } = await importNow(app, 'framework', file);
      expect([state, counts.rejected]).toEqual(['rejected', 2]);
      expect(problems).toEqual([
        {
          severity: 'error',
          line: 6,
          column: `${STATEMENTS} › Competence number`,
          code: 'competence-unknown',
          values: { value: '9.9' },
        },
        {
          severity: 'error',
          line: 8,
          column: `${STATEMENTS} › Proficiency level name`,
          code: 'level-unknown',
          values: { value: 'Genius' },
        },
      ]);
      expect(await app.get(FrameworksService).list()).toEqual([]);
    });

    it('arrives without them when the person chose that', async () => {
      const { state, counts } = await importNow(app, 'framework', file, 'good-rows');
      expect([state, counts.rejected]).toEqual(['applied', 2]);
      expect((await theOnlyOne()).counts).toMatchObject({ statements: 18, learningOutcomes: 1 });
    });
  });

  describe('is refused without a change, also row by row,', () => {
    const withTables = (change: (tables: ReturnType<typeof supplement>) => void): Buffer => {
      const tables = supplement();
      change(tables);
      return workbookOf(tables);
    };
    const zeros = (size: number): Buffer => Buffer.alloc(size);
    const parts = workbookParts(supplement());
    const named = { de: 'x' };
    const tooMany = {
      ...{ edition: '1', vocabulary: 'x', title: named, source: 'x', licence: 'x' },
      levels: [{ number: 1, coarse: 1, name: named, coarseName: named }],
      areas: Array.from({ length: 9_999 }, (_, n) => ({ code: `a${n}`, title: named, competencies: [] })),
    };
    const json = (change: object) => ({ format: 'lernlotse-framework', formatVersion: 1, code: 'x', ...change });

    it.each<[string, Buffer | string | object, string]>([
      ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'framework-file-type-unknown'],
      ['a text', 'Bereich;Kompetenz\n1;1.1\n', 'framework-file-type-unknown'],
      ['half a JSON', '{"format": "lernlotse-framework", "levels": [', 'framework-file-type-unknown'],
      ['a JSON too large for a framework', zeros(4 * MEGABYTE + 1), 'framework-file-too-large'],
      ['a JSON of too many parts', json(tooMany), 'framework-parts-too-many'],
      ['another JSON', { format: 'lernlotse-items', formatVersion: 1 }, 'format-unknown'],
      ['a JSON without levels', json({ areas: [] }), 'framework-without-levels'],
      ['an archive that is no workbook', archiveOf([{ name: 'letter.txt', content: 'Dear' }]), 'not-a-workbook'],
      ['half a workbook', workbookOf(supplement()).subarray(0, 900), 'workbook-damaged'],
      ['a workbook of something else', workbookOf({ Budget: [['a', 'b']] }), 'sheet-missing'],
      ['a workbook without a column', withTables((t) => (t[STATEMENTS]![0]![1] = 'Other')), 'column-missing'],
      [
        'a bomb of zeros',
        archiveOf([...parts, { name: 'xl/worksheets/sheet9.xml', content: zeros(200 * MEGABYTE) }]),
        'workbook-too-large',
      ],
      [
        'a bomb that lies about its size',
        archiveOf([...parts, { name: 'xl/sharedStrings.xml', content: zeros(200 * MEGABYTE), claimedSize: 100 }]),
        'workbook-damaged',
      ],
      [
        'a bomb of many parts',
        archiveOf(Array.from({ length: 300 }, (_, i) => ({ name: `xl/worksheets/s${i}.xml`, content: '' }))),
        'workbook-too-large',
      ],
    ])('%s', async (_, content, code) => {
      const { state, problems } = await importNow(app, 'framework', content, 'good-rows');
      expect(state).toBe('rejected');
      expect(problems.map((problem) => problem.code)).toContain(code);
      expect(await app.get(FrameworksService).list()).toEqual([]);
    });

    it.each<[string, Buffer, number, string]>([
      ['codes that are used twice', withTables((t) => (t[STATEMENTS]![4]![1] = 'CS1')), 5, 'code-repeated'],
      ['cells that are empty', withTables((t) => (t[STATEMENTS]![4]![2] = ' ')), 5, 'cell-empty'],
      [
        'dimensions that nobody knows',
        withTables((t) => (t['4 Learning Outcomes']![1]![4] = 'Magic')),
        2,
        'dimension-unknown',
      ],
      [
        'levels that are no numbers',
        withTables((t) => (t['2 Proficiency levels']![3]![1] = 'three')),
        4,
        'levels-not-in-order',
      ],
    ])('while rows with %s are named', async (_, content, line, code) => {
      const { state, problems } = await importNow(app, 'framework', content);
      expect([state, problems[0]]).toMatchObject(['rejected', { line, code }]);
    });
  });

  it('can be read through the API', async () => {
    await importNow(app, 'framework', workbookOf(supplement(30)));
    const email = 'reader@lernlotse.example';
    const password = 'Ein-langes-Passwort-2026';
    await app
      .get(PersonsService)
      .provide({ email, givenName: 'Rea', familyName: 'Reader', password, admin: true, memberships: [] });
    const reader = await signIn(app, email, password);

    const { items } = await reader.get('/frameworks');
    expect(items).toMatchObject([{ code: 'digcomp', counts: { competencies: 2 } }]);
    const { levels, competencies } = await reader.get(`/frameworks/${items[0].id as string}/competencies`);
    expect((levels as { coarse: number }[]).map((level) => level.coarse)).toEqual([1, 1, 2, 2]);
    expect(competencies[0]).toMatchObject({ code: '1.1', title: { en: 'Search' }, area: { code: '1' }, levels: [] });
    const page = await reader.get(`/frameworks/${items[0].id as string}/statements?competence=1.1&limit=25`);
    const rest = await reader.get(
      `/frameworks/${items[0].id as string}/statements?competence=1.1&cursor=${page.next as string}`,
    );
    expect([page.items.length, rest.items.length, rest.next]).toEqual([25, 5, null]);
    const unknown = await reader.attempt('GET', '/frameworks/5f0c2c5e-7e4c-4f5e-9d0e-5b8f8f2f7a11/competencies');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'framework-not-found']);
  });
});
