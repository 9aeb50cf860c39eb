import { execFileSync } from 'node:child_process';

import type { ResultView } from '../../src/checks/index.js';
import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCheckWorld, anEmployee, best, type CheckWorld, lowest, PURPOSE, takeCheck } from '../support/checks.js';
import { bookmarksOf, type Structure, structureOf } from '../support/pdf.js';
import { aPerson, type Somebody } from '../support/vouchers.js';

describe('the export of a result', () => {
  let app: TestApp;
  let world: CheckWorld;
  let person: Somebody;
  let result: ResultView;
  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app);
    person = await anEmployee(app, world.municipalityId);
    await takeCheck(world, person, lowest);
    result = await takeCheck(world, person, (item) => (item.competence === '5.1' ? null : best(item)));
  });
  afterAll(() => app.close());

  const pathOf = (query = '') => `/checks/${result.checkId}/result/export${query}`;
  const pdfOf = async (who: Somebody, query = '') => {
    const url = `/api/v1${pathOf(`?format=pdf${query}`)}`;
    const answer = await app.app.inject({ url, headers: { authorization: `Bearer ${who.token}` } });
    return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
  };

  describe('as JSON', () => {
    it('can be read alone: format, language, post, instrument, every number and its words', async () => {
      const { status, headers, body } = await person.attempt('GET', pathOf());
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([
        200,
        'application/json',
        'no-store',
      ]);
      expect(headers['content-disposition']).toBe(
        `attachment; filename="kompetenz-check-${berlinDay(new Date(result.measuredAt))}.json"`,
      );
      expect(body).toMatchObject({
        format: 'lernlotse-result',
        formatVersion: 1,
        language: 'de',
        notACertificate: true,
        summary: '2 von 3 gefragten Kompetenzen sind gemessen.',
        post: { code: 'buergerbuero', version: 1 },
        framework: { title: 'Musterrahmen' },
        instrument: { id: result.instrumentId, version: 1 },
        areas: [{ code: '1', title: 'Alles', asked: 3, measured: 2 }],
      });
      expect(body.disclaimer).toContain('Kein Zeugnis, keine Prüfung');
      expect(body.levels).toHaveLength(8);
      expect(body.competencies.map((one: { required: number }) => one.required)).toEqual([3, 4, 2]);
    });

    it('has exactly the numbers of the result', async () => {
      const { competencies } = await person.get(pathOf());
      result.competencies.forEach((one, at) => {
        const { measured, estimate, sd, band, level, answers, stopReason, restsOn } = one;
        expect(competencies[at]).toMatchObject({ measured, estimate, sd, band, level, answers, stopReason, restsOn });
      });
    });

    it('says in words what changed, what it rests on and why the questions ended', async () => {
      const { competencies } = await person.get(pathOf());
      const [first, , last] = competencies;
      expect(first.words).toMatchObject({
        level: `Stufe ${first.level as number}: Stufe ${first.level as number}`,
        required: 'Soll der Stelle: Stufe 3',
        restsOn:
          'Beruht auf: 3 Selbsteinschätzungen (Wissen: 1, Können: 1, Haltung: 1); 1 Frage mit richtiger Antwort (Wissen: 1).',
      });
      expect(first.change).toMatchObject({ verdict: 'risen' });
      expect(first.change.words[0]).toMatch(/^Seit dem \d\d\.\d\d\.\d{4} gestiegen \(\+\d,\d Stufen\)/);
      expect(first.change.words[1]).toContain('3 Fragen kamen beide Male vor');
      expect(last).toMatchObject({ measured: false, level: null, words: { level: 'noch nicht gemessen' } });
    });

    it('speaks the language that is asked for, else that of the request', async () => {
      const english = await person.get(pathOf('?language=en'));
      expect([english.language, english.summary]).toEqual(['en', '2 of 3 competences asked about are measured.']);
      const headers = { 'accept-language': 'en-GB,de' };
      expect((await person.attempt('GET', pathOf(), { headers })).body.language).toBe('en');
      expect((await person.attempt('GET', pathOf('?format=docx'))).status).toBe(400);
    });
  });

  describe('as PDF', () => {
    it('is tagged: headings, paragraphs, figures with words, tables with header cells, bookmarks', async () => {
      const { status, headers, bytes } = await pdfOf(person);
      expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
      const text = bytes.toString('latin1');
      for (const entry of ['/StructTreeRoot', '/Marked true', '/Lang (de-DE)', '/DisplayDocTitle true', '/FontFile2']) {
        expect(text).toContain(entry);
      }
      const [root, ...parts] = structureOf(bytes);
      expect(root).toBe('Document');
      const names = parts.map(([name]) => name);
      expect(names.filter((name) => name.startsWith('H'))).toEqual(['H1', 'H2', 'H2', 'H3', 'H3', 'H3', 'H2']);
      const figures = names.filter((name) => name.startsWith('Figure'));
      expect(figures).toHaveLength(3);
      expect(figures[0]).toMatch(/1\.1 Kompetenz 1\.1: \d,\d, wahrscheinlich zwischen .* Soll der Stelle: Stufe 3/);
      expect(figures[2]).toContain('noch nicht gemessen');
      const tables = parts.filter(([name]) => name === 'Table');
      expect(tables.map(rowsOf)).toEqual([1, 3]);
      expect(tables.every((table) => table[1]?.[0] === 'Caption')).toBe(true);
      expect(bookmarksOf(bytes)).toEqual([
        'Ergebnis des Kompetenz-Checks für „buergerbuero“',
        'Bereiche',
        'Kompetenzen',
        '1.1 Kompetenz 1.1',
        '2.1 Kompetenz 2.1',
        '5.1 Kompetenz 5.1',
        'Alle Werte als Tabelle',
      ]);
    });

    it('says it is no certificate, when and with which version it was measured, and every value', async () => {
      const { bytes } = await pdfOf(person);
      const read = textOfPdf(bytes);
      if (read === null) return;
      expect(read).toContain('Kein Zeugnis, keine Prüfung');
      expect(read).toContain('mit Fassung 1 der Fragensammlung');
      expect(read).toContain('2 von 3 gefragten Kompetenzen sind gemessen');
      expect(read).toMatch(/Seite 1 von \d/);
      expect(read).not.toMatch(/\{\{|checks:/);
    });

    it('is in English as well', async () => {
      const { bytes } = await pdfOf(person, '&language=en');
      expect(bytes.toString('latin1')).toContain('/Lang (en-GB)');
      expect(bookmarksOf(bytes).slice(1, 3)).toEqual(['Areas', 'Competences']);
    });
  });

  it('is given to HR only while the result is released, without the earlier one, and each time put on record', async () => {
    const looks = () =>
      app.sql(`SELECT 1 FROM audit_acts WHERE subject = $1 AND act = 'result.seen'`, [result.checkId]);
    expect((await world.hr.attempt('GET', pathOf())).body.code).toBe('result-not-found');
    expect(await looks()).toHaveLength(0);
    const until = addDays(berlinDay(new Date()), 1);
    await person.put(`/checks/${result.checkId}/release`, { purpose: PURPOSE, until });
    const seen = await world.hr.get(pathOf());
    expect(seen.competencies.map((one: { change: unknown }) => one.change)).toEqual([null, null, null]);
    expect(JSON.stringify(seen)).not.toContain(person.id);
    expect((await pdfOf(world.hr)).status).toBe(200);
    expect(await looks()).toHaveLength(2);
    expect((await person.attempt('DELETE', `/checks/${result.checkId}/release`)).status).toBe(204);
    expect((await pdfOf(world.hr)).status).toBe(404);
  });

  it('is given to nobody else', async () => {
    const others = [await anEmployee(app, world.municipalityId), await aPerson(app, { admin: true })];
    for (const other of others) expect((await pdfOf(other)).status).toBe(404);
    expect((await app.call('GET', `/api/v1${pathOf()}`)).status).toBe(401);
  });
});

function rowsOf(table: Structure): number {
  const [, ...parts] = table;
  const body = parts.find(([name]) => name === 'TBody');
  return body === undefined ? 0 : body.length - 1;
}

/** What a reader takes out of the file as text; null on a machine without a reader. */
function textOfPdf(bytes: Buffer): string | null {
  try {
    return execFileSync('pdftotext', ['-raw', '-', '-'], { input: bytes }).toString('utf8').replace(/\s+/g, ' ');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
