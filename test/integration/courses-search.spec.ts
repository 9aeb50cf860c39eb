import { readFileSync } from 'node:fs';
import path from 'node:path';

import { folded } from '../../src/kernel/search-words.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCourse, aPerson, demoCatalogue } from '../support/courses.js';
import type { Caller } from '../support/story.js';

const FRAMEWORK = path.resolve(import.meta.dirname, '../../src/competencies/content/kommunal.framework.json');

interface Listed {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly provider: string;
  readonly url: string | null;
  readonly minutes: number | null;
  readonly priceCents: number | null;
  readonly languages: readonly string[];
  readonly formats: readonly string[];
  readonly accessibility: readonly string[];
  readonly lessons: readonly { readonly competence: string }[];
  readonly marks: readonly string[];
}

describe('the search for courses', () => {
  let app: TestApp;
  let admin: Caller & { id: string };
  let reader: Caller & { id: string };

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, 'admin@lernlotse.example', { admin: true });
    reader = await aPerson(app, 'kim@lernlotse.example');
  });
  afterAll(() => app.close());

  const publish = async (more: object): Promise<void> => {
    const { id } = await admin.post('/courses', aCourse(more));
    await admin.post(`/courses/${id as string}/publish`);
  };
  const query = (fields: Record<string, string | readonly string[]>): string =>
    new URLSearchParams(
      Object.entries(fields).flatMap(([name, some]) => [some].flat().map((one) => [name, one])),
    ).toString();
  const codes = async (q: string, more: Record<string, string> = {}): Promise<readonly string[]> => {
    const { items } = await reader.get(`/courses?${query({ q, ...more })}`);
    return (items as readonly Listed[]).map(({ code }) => code);
  };

  describe('by words', () => {
    beforeAll(async () => {
      await app.sql('DELETE FROM courses');
      const nothing = { lessons: [], description: {} };
      await publish({ ...nothing, code: 'BUERO', title: { de: 'Termine im Bürgerbüro vergeben' } });
      await publish({ ...nothing, code: 'STRASSE', title: { de: 'Grüße aus der Straßenverkehrsbehörde' } });
      await publish({
        ...nothing,
        code: 'STEUER',
        title: { de: 'Steuern und Abgaben' },
        provider: 'Qualität & Köhler',
      });
      await publish({ ...nothing, code: 'SCHUTZ', title: { de: 'Datenschutz im Alltag' } });
      await publish({ ...nothing, code: 'EXCEL', title: { de: 'Tabellen mit Excel', en: 'Spreadsheets with Excel' } });
      await publish({ ...nothing, code: 'IT', title: { de: 'IT-Sicherheit für alle' } });
      await publish({ ...nothing, code: 'BUCH', title: { de: 'Bücher führen' } });
      await publish({
        ...nothing,
        code: 'TEXT',
        title: { de: 'Briefe schreiben' },
        description: { de: 'Auch Datenschutz kommt vor, und das Bürgerbüro.' },
      });
      await publish({ ...nothing, code: 'EN', title: { en: 'Writing clear letters' }, languages: ['en'] });
    });

    it.each<[string, string, readonly string[]]>([
      ['umlauts as they are', 'Bürgerbüro', ['BUERO', 'TEXT']],
      ['umlauts in two letters', 'Buergerbuero', ['BUERO', 'TEXT']],
      ['umlauts without dots', 'burgerburo', ['BUERO', 'TEXT']],
      ['ss for ß', 'strassenverkehrsbehoerde', ['STRASSE']],
      ['ß for ss', 'GRÜSSE', ['STRASSE']],
      ['ue that is no umlaut, in another form', 'Steuer', ['STEUER']],
      ['another form of a word', 'Buch', ['BUCH']],
      ['English in another form', 'letter', ['EN']],
      ['a part of a word', 'schutz', ['SCHUTZ']],
      ['the beginning of a word', 'Sicherh', ['IT']],
      ['a code', 'excel', ['EXCEL']],
      ['a provider', 'qualitaet koehler', ['STEUER']],
      ['two letters as a word only', 'IT', ['IT']],
      ['words that say nothing beside one that does', 'das und die Steuern für den', ['STEUER']],
      ['words in title and provider together', 'steuern qualität', ['STEUER']],
      ['words of two courses', 'Excel Datenschutz', []],
      ['a wildcard', '%', ['EXCEL', 'SCHUTZ', 'IT', 'BUCH', 'BUERO', 'STRASSE', 'STEUER', 'TEXT', 'EN']],
      ['what is no word anywhere', 'Quastenflosser', []],
    ])('finds %s', async (_, q, expected) => {
      const found = await codes(q);
      expect([...found].sort()).toEqual([...expected].sort());
    });

    it('puts a title before a description', async () => {
      expect(await codes('Datenschutz')).toEqual(['SCHUTZ', 'TEXT']);
      expect(await codes('Bürgerbüro')).toEqual(['BUERO', 'TEXT']);
    });

    it.each<[string, readonly string[], string]>([
      ['Datenschuz', ['SCHUTZ'], 'Datenschutz'],
      ['Datenshcutz', ['SCHUTZ'], 'Datenschutz'],
      ['Exel', ['EXCEL'], 'Excel'],
      ['Buergerbüroo', ['BUERO'], 'Bürgerbüro'],
      ['Strasenverkehr', ['STRASSE'], 'Straßenverkehrsbehörde'],
      ['Sicherheid für ale', ['IT'], 'IT-Sicherheit für alle'],
    ])('asks “%s”: did you mean …?', async (q, expected, suggestion) => {
      const answer = await reader.get(`/courses?${query({ q })}`);
      expect((answer.items as readonly Listed[]).map(({ code }) => code)).toEqual(expected);
      expect(answer.suggestion).toBe(suggestion);
    });

    it('suggests nothing where words are found', async () => {
      expect((await reader.get('/courses?q=Excel')).suggestion).toBeNull();
      expect((await reader.get('/courses')).suggestion).toBeNull();
    });

    it('does not call similar what a facet leaves out', async () => {
      const answer = await reader.get(`/courses?${query({ q: 'Excel', language: 'en' })}`);
      expect(answer).toMatchObject({ items: [], suggestion: null });
    });

    it('folds as the rule does', async () => {
      const texts = [
        'Bürgerbüro',
        'Buergerbuero',
        'BÜRGER',
        'Straße STRAẞE',
        'Steuer Quelle neue',
        'Café Ñandú',
        'Bu\u0308ro',
        'C++ 1.1_x',
      ];
      const rows = await app.sql<{ folded: string }>(
        'SELECT catalogue_folded(t) AS folded FROM unnest($1::text[]) AS t',
        [texts],
      );
      expect(rows.map((row) => row.folded)).toEqual(texts.map(folded));
    });

    it('withstands what nobody means as a search', async () => {
      for (const q of ["'", '\\', ':*', '!!', "a' & (b", '\u{1F600}', 'x'.repeat(200), '<script>', '" OR 1=1']) {
        expect((await reader.attempt('GET', `/courses?${query({ q })}`)).status).toBe(200);
      }
      expect((await reader.attempt('GET', `/courses?${query({ q: 'x'.repeat(201) })}`)).body.code).toBe(
        'input-invalid',
      );
      expect((await reader.attempt('GET', `/courses?${query({ q: 'a\u0000b' })}`)).body.code).toBe('request-malformed');
    });
  });

  describe('by the names of competences', () => {
    it('follows whatever changes them', async () => {
      await app.sql('DELETE FROM courses');
      await publish({
        code: 'X',
        title: { de: 'Ohne Worte' },
        description: {},
        lessons: [{ competence: '2.2', from: 0, to: 2 }],
      });
      const [name] = (JSON.parse(readFileSync(FRAMEWORK, 'utf8')) as Framework).areas
        .flatMap(({ competencies }) => competencies)
        .filter(({ code }) => code === '2.2')
        .map(({ title }) => title.de);
      expect(await codes(name!)).toEqual([]);
      await admin.upload('framework', 'rahmen.json', readFileSync(FRAMEWORK));
      expect(await codes(name!)).toEqual(['X']);
      const [course] = (await reader.get('/courses')).items as readonly Listed[];
      const lessons = [{ competence: '1.1', from: 0, to: 2 }];
      const changed = aCourse({ code: 'X', title: { de: 'Ohne Worte' }, description: {}, lessons });
      await admin.put(`/courses/${course!.id}`, changed, { 'if-match': '"2"' });
      expect(await codes(name!)).toEqual([]);
    });
  });

  describe('by facets', () => {
    let all: readonly Listed[];

    beforeAll(async () => {
      await app.sql('DELETE FROM courses');
      await admin.upload('courses', 'katalog.json', demoCatalogue());
      await app.sql(`UPDATE courses SET accessibility = '{captions}' WHERE code LIKE '%-A'`);
      await app.sql(`UPDATE courses SET accessibility = '{captions,keyboard}' WHERE code LIKE '%2.%'`);
      await app.sql(`UPDATE courses SET url = NULL, state = 'withdrawn' WHERE code LIKE '%3.1%'`);
      await app.sql(`UPDATE courses SET updated_at = now() - interval '3 years' WHERE code LIKE '%4.1%'`);
      await publish({ code: 'PLAIN', lessons: [], languages: ['de', 'en'] });
      await admin.post('/courses', aCourse({ code: 'DRAFT', priceCents: null }));
      all = (await admin.get('/courses?limit=500&state=draft&state=published&state=withdrawn'))
        .items as readonly Listed[];
    });

    /** Every value that a course has in a facet, said once more in other words. */
    const valuesOf: Readonly<Record<string, (course: Listed) => readonly string[]>> = {
      provider: ({ provider }) => [provider],
      competence: ({ lessons }) => lessons.map(({ competence }) => competence),
      language: ({ languages }) => languages,
      format: ({ formats }) => formats,
      accessibility: ({ accessibility }) => accessibility,
      price: ({ priceCents: cents }) =>
        cents === null
          ? ['unknown']
          : [cents <= 0 ? 'free' : cents <= 10_000 ? 'to-100' : cents <= 50_000 ? 'to-500' : 'above-500'],
      duration: ({ minutes }) =>
        minutes === null
          ? ['unknown']
          : [minutes <= 60 ? 'to-1h' : minutes <= 240 ? 'to-4h' : minutes <= 480 ? 'to-8h' : 'above-8h'],
      state: ({ state }) => [state],
      mark: ({ marks }) => marks,
    };

    const fits = (course: Listed, facet: string, chosen: readonly string[]): boolean => {
      const values = valuesOf[facet]!(course);
      if (chosen.length === 0) return true;
      return facet === 'accessibility'
        ? chosen.every((one) => values.includes(one))
        : chosen.some((one) => values.includes(one));
    };

    it.each<[string, Record<string, readonly string[]>]>([
      ['nothing', {}],
      ['a language', { language: ['de'] }],
      ['two competences', { competence: ['1.1', '2.3'] }],
      ['a price and a duration', { price: ['free'], duration: ['to-1h', 'to-4h'] }],
      ['what is needed together', { accessibility: ['captions', 'keyboard'] }],
      ['several states', { state: ['published', 'withdrawn', 'draft'], mark: ['no-link'] }],
      ['drafts', { state: ['draft'] }],
      [
        'everything at once',
        { language: ['de'], price: ['to-100', 'to-500'], format: ['online'], competence: ['3.1', '5.1'] },
      ],
      ['what nothing has', { language: ['fr'], mark: ['outdated'] }],
    ])('counts for %s each value as if its own facet were not chosen', async (_, chosen) => {
      const selection: Readonly<Record<string, readonly string[]>> = { state: ['published'], ...chosen };
      const { total, facets } = await admin.get(`/courses/facets?${query(selection)}`);
      const left = (without?: string) =>
        all.filter((course) =>
          Object.entries(selection).every(([facet, some]) => facet === without || fits(course, facet, some)),
        );
      expect(total).toBe(left().length);
      const { items } = await admin.get(`/courses?limit=500&${query(selection)}`);
      expect((items as readonly Listed[]).map(({ id }) => id).sort()).toEqual(
        left()
          .map(({ id }) => id)
          .sort(),
      );
      for (const { facet, values } of facets as readonly FacetAnswer[]) {
        const expected = new Map<string, number>();
        for (const value of left(facet).flatMap((course) => valuesOf[facet]!(course))) {
          expected.set(value, (expected.get(value) ?? 0) + 1);
        }
        const counted = values.filter(({ count }) => count > 0).map(({ value, count }) => [value, count] as const);
        expect(new Map(counted)).toEqual(expected);
        const selected = values.filter((one) => one.selected).map(({ value }) => value);
        expect(selected.sort()).toEqual([...(selection[facet] ?? [])].sort());
      }
    });

    it('together with words', async () => {
      const { total, facets } = await reader.get('/courses/facets?q=suchen&language=de');
      const { items } = await reader.get('/courses?q=suchen&language=de&limit=500');
      expect(total).toBe((items as readonly Listed[]).length);
      expect((facets as readonly FacetAnswer[]).map(({ facet }) => facet)).toEqual([
        ...['provider', 'competence', 'language', 'format', 'accessibility', 'price', 'duration'],
      ]);
    });

    it('marks what keeps a course from being found or trusted', async () => {
      const { items } = await admin.get('/courses?state=draft&q=DRAFT');
      expect((items as readonly Listed[]).map(({ marks }) => marks)).toEqual([['no-link', 'no-price']]);
      const outdated = await admin.get('/courses?mark=outdated&limit=500');
      expect((outdated.items as readonly Listed[]).every(({ code }) => code.includes('4.1'))).toBe(true);
      expect((outdated.items as readonly Listed[]).length).toBeGreaterThan(0);
    });

    it.each(['relevance', 'title', 'duration', 'price', 'changed'])('pages by %s without a gap', async (sort) => {
      const page = (more: string) => admin.get(`/courses?q=und&sort=${sort}&state=published&state=draft${more}`);
      const whole = ((await page('&limit=500')).items as readonly Listed[]).map(({ id }) => id);
      const paged: string[] = [];
      let cursor = '';
      for (let next: string | null = ''; next !== null; cursor = `&cursor=${next ?? ''}`) {
        const answer = await page(`&limit=7${cursor}`);
        paged.push(...(answer.items as readonly Listed[]).map(({ id }) => id));
        next = answer.next as string | null;
      }
      expect(whole.length).toBeGreaterThan(14);
      expect(paged).toEqual(whole);
    });

    it('refuses a cursor of another order, and a value that no facet has', async () => {
      const { next } = await reader.get('/courses?sort=price&limit=2');
      const other = await reader.attempt('GET', `/courses?sort=title&limit=2&cursor=${next as string}`);
      expect([other.status, other.body.code]).toEqual([422, 'cursor-invalid']);
      for (const wrong of [
        'price=cheap',
        'duration=1',
        'state=gone',
        'mark=x',
        'format=x',
        'accessibility=x',
        'sort=x',
        'limit=0',
        'limit=501',
      ]) {
        const { status, body } = await reader.attempt('GET', `/courses?${wrong}`);
        expect([wrong, status, body.code]).toEqual([wrong, 400, 'input-invalid']);
      }
      const hidden = await reader.attempt('GET', '/courses/facets?state=draft');
      expect([hidden.status, hidden.body.code]).toEqual([403, 'course-state-hidden']);
    });
  });
});

interface FacetAnswer {
  readonly facet: string;
  readonly values: readonly { readonly value: string; readonly count: number; readonly selected: boolean }[];
}

interface Framework {
  readonly areas: readonly {
    readonly competencies: readonly { readonly code: string; readonly title: { readonly de: string } }[];
  }[];
}
