import { ImportPreviews } from '../../src/platform/imports/import-previews.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCatalogue, aCourse, aPerson, aRecord } from '../support/courses.js';
import { type Caller, multipart } from '../support/story.js';

interface Row {
  readonly name: string | null;
  readonly line: number | null;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  readonly reasons: readonly { readonly code: string; readonly message: string }[];
}

describe('A catalogue is previewed and then applied', () => {
  let app: TestApp;
  let admin: Caller & { id: string };

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, 'admin@lernlotse.example', { admin: true });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.sql('DELETE FROM courses');
    await admin.upload('courses', 'before.json', aCatalogue(aRecord(1), aRecord(2)));
  });

  async function previewed(...records: readonly unknown[]) {
    const form = multipart({ kind: 'courses', mode: 'preview' }, 'catalogue.json', aCatalogue(...records));
    const { body } = await admin.attempt('POST', '/imports', form);
    await app.jobsDone();
    return admin.get(`/imports/${body.id as string}`);
  }
  const apply = (id: string, mode?: string) =>
    admin.attempt('POST', `/imports/${id}/apply`, { body: mode === undefined ? {} : { mode } });
  const ended = async (id: string) => {
    await app.jobsDone();
    return admin.get(`/imports/${id}`);
  };
  const courses = async () => {
    const { items } = await admin.get('/courses?limit=500');
    return (items as { code: string; minutes: number }[]).map(({ code, minutes }) => `${code} ${minutes}`).sort();
  };
  const MIXED = [
    aRecord(1),
    aRecord(2, { duration: 'PT2H', name: 'Neuer Name' }),
    aRecord(3),
    aRecord(4, { name: null, publisher: {} }),
  ];

  it('in four piles, each row with what would become of it; nothing is changed', async () => {
    const { state, applicable, counts, piles } = await previewed(...MIXED);
    expect([state, applicable]).toEqual(['previewed', true]);
    expect(counts).toEqual({ total: 4, created: 1, changed: 1, unchanged: 1, rejected: 1 });
    const only = (pile: string): Row => {
      expect(piles[pile]).toMatchObject({ count: 1, next: null });
      return piles[pile].items[0] as Row;
    };
    expect(only('new').name).toBe('C-3: Kurs 3');
    expect(only('unchanged').name).toBe('C-1: Kurs 1');
    expect(only('changed')).toMatchObject({
      name: 'C-2: Neuer Name',
      changes: [
        { field: 'title', before: { de: 'Kurs 2' }, after: { de: 'Neuer Name' } },
        { field: 'minutes', before: 90, after: 120 },
      ],
    });
    const { line, reasons } = only('rejected');
    expect([line, reasons.map(({ code }) => code)]).toEqual([4, ['course-field-missing']]);
    expect(reasons[0]?.message).not.toContain('findings:');
    expect(await courses()).toEqual(['C-1 90', 'C-2 90']);
  });

  it('and exactly that is applied; afterwards the upload is gone', async () => {
    const { id } = await previewed(aRecord(1), aRecord(2, { duration: 'PT2H' }), aRecord(3));
    expect((await apply(id as string)).status).toBe(202);
    const report = await ended(id as string);
    expect(report).toMatchObject({
      state: 'applied',
      applicable: false,
      counts: { created: 1, changed: 1, unchanged: 1 },
    });
    expect(report.piles.changed.count).toBe(1);
    expect(await courses()).toEqual(['C-1 90', 'C-2 120', 'C-3 90']);
    expect(await app.sql('SELECT 1 FROM imports WHERE file IS NOT NULL AND id = $1', [id])).toEqual([]);
    const twice = await apply(id as string);
    expect([twice.status, twice.body.code]).toEqual([409, 'import-not-applicable']);
  });

  it('all or only the good ones', async () => {
    const { id } = await previewed(...MIXED);
    const all = await apply(id as string, 'all-or-nothing');
    expect([all.status, all.body.code, all.body.details]).toEqual([409, 'import-has-rejected-rows', { rejected: 1 }]);
    await apply(id as string, 'good-rows');
    expect(await ended(id as string)).toMatchObject({
      state: 'applied',
      counts: { created: 1, changed: 1, rejected: 1 },
    });
    expect((await apply(id as string, 'preview')).status).toBe(400);
  });

  describe('but not when the catalogue has changed meanwhile so that something else would come out', () => {
    it('because another import brought the new course', async () => {
      const { id } = await previewed(...MIXED.slice(0, 3));
      await admin.upload('courses', 'other.json', aCatalogue(aRecord(3)));
      expect((await apply(id as string)).status).toBe(202);
      expect(await ended(id as string)).toMatchObject({ state: 'outdated', applicable: false });
      expect(await courses()).toEqual(['C-1 90', 'C-2 90', 'C-3 90']);
    });

    it('because somebody edited the course that it would change', async () => {
      const { id } = await previewed(aRecord(2, { duration: 'PT2H' }));
      await edit('C-2');
      await apply(id as string);
      expect(await ended(id as string)).toMatchObject({ state: 'outdated', applicable: false });
      expect(await courses()).toEqual(['C-1 90', 'C-2 33']);
    });

    it('also when that happened after the worker was asked', async () => {
      const { id } = await previewed(aRecord(2, { duration: 'PT2H' }));
      await app.sql(
        `UPDATE imports SET state = 'waiting', applying = 'all-or-nothing', digest = 'else' WHERE id = $1`,
        [id],
      );
      await app.sql(
        `INSERT INTO jobs (id, name, payload, created_at, run_after) VALUES (gen_random_uuid(), 'imports.run', $1, now() - interval '1 hour', now())`,
        [JSON.stringify({ importId: id })],
      );
      expect(await ended(id as string)).toMatchObject({ state: 'outdated', applicable: false });
      expect(await courses()).toEqual(['C-1 90', 'C-2 90']);
    });

    it('while a change that alters nothing of it does not matter', async () => {
      const { id } = await previewed(aRecord(2, { duration: 'PT2H' }));
      await edit('C-1');
      expect((await apply(id as string)).status).toBe(202);
      expect(await ended(id as string)).toMatchObject({ state: 'applied', counts: { changed: 1 } });
    });

    const edit = async (code: string): Promise<void> => {
      const { items } = await admin.get('/courses?limit=500');
      const course = (items as { id: string; code: string }[]).find((one) => one.code === code)!;
      await admin.put(`/courses/${course.id}`, aCourse({ code, minutes: 33 }), { 'if-match': '"1"' });
    };
  });

  it('is given up with its upload when nobody applies it within a day', async () => {
    const { id } = await previewed(aRecord(3));
    expect(await app.get(ImportPreviews).expire()).toEqual({ expired: 0 });
    await app.sql(`UPDATE imports SET finished_at = now() - interval '25 hours' WHERE id = $1`, [id]);
    expect((await app.get(ImportPreviews).expire()).expired).toBeGreaterThanOrEqual(1);
    expect(await admin.get(`/imports/${id as string}`)).toMatchObject({
      state: 'expired',
      applicable: false,
      piles: null,
    });
    expect((await apply(id as string)).body.code).toBe('import-not-applicable');
    expect(await app.sql('SELECT 1 FROM imports WHERE id = $1 AND file IS NOT NULL', [id])).toEqual([]);
  });

  it('shows long piles by pages that miss and repeat nothing', async () => {
    const { id, piles } = await previewed(...Array.from({ length: 60 }, (_, at) => aRecord(100 + at)));
    expect([piles.new.count, piles.new.items.length]).toEqual([60, 25]);
    const names = (piles.new.items as Row[]).map(({ name }) => name);
    for (let next = piles.new.next as string | null; next !== null;) {
      const page = await admin.get(`/imports/${id as string}/rows?pile=new&cursor=${next}`);
      names.push(...(page.items as Row[]).map(({ name }) => name));
      next = page.next as string | null;
    }
    expect([names.length, new Set(names).size]).toEqual([60, 60]);
    const odd = await admin.attempt('GET', `/imports/${id as string}/rows?pile=new&cursor=abc`);
    expect([odd.status, odd.body.code]).toEqual([422, 'cursor-invalid']);
  });

  it('of another kind, which cannot be told row by row, is only counted and not kept', async () => {
    const file = JSON.stringify({ format: 'nothing' });
    const { body } = await admin.attempt(
      'POST',
      '/imports',
      multipart({ kind: 'profiles', mode: 'preview' }, 'p.json', file),
    );
    expect(await ended(body.id as string)).toMatchObject({ applicable: false, piles: null });
    expect((await apply(body.id as string)).body.code).toBe('import-not-applicable');
  });
});
