import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { ADMINISTRATIVE_ACTS, PERSONAL_ACTS } from '../../src/accounts/acts/domain/act-kinds.js';
import { berlinDay } from '../../src/kernel/calendar.js';
import { Audit } from '../../src/platform/audit/audit.js';
import { readTexts } from '../../src/platform/i18n/texts.js';
import { startApp, type TestApp } from '../support/app.js';
import { browserOf } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { aMunicipality, CLAUSES, type Somebody, somebody } from '../support/people.js';
import { type Caller, callerWith } from '../support/story.js';

interface Act {
  readonly position: string;
  readonly act: string;
  readonly words: string;
  readonly actorName: string | null;
  readonly actorKind: string;
  readonly subject: string;
  readonly details: object;
}

describe('The audit log', () => {
  let app: TestApp;
  let town: string;
  let village: string;
  let people: Readonly<Record<'hanna' | 'jonas' | 'vera' | 'erika' | 'admin', Somebody>>;
  const calling = ({ token }: Somebody): Caller => callerWith(app, token);
  const log = async (who: Somebody, query = ''): Promise<readonly Act[]> =>
    (await calling(who).get(`/audit-acts?limit=500&${query}`)).items as Act[];
  const actsOf = async (who: Somebody, query = '') => (await log(who, query)).map(({ act }) => act);
  const agreement = (reference: string) => ({ reference, agreedOn: '2026-01-15', clauses: CLAUSES });

  beforeAll(async () => {
    app = await startApp({ worker: false });
    [{ id: town }, { id: village }] = [
      await aMunicipality(app, { name: 'Kandel' }),
      await aMunicipality(app, { name: 'Wörth' }),
    ];
    people = {
      hanna: await somebody(app, { hrOf: [town], familyName: 'Haller' }),
      jonas: await somebody(app, { hrOf: [town], familyName: 'Jost' }),
      vera: await somebody(app, { hrOf: [village], familyName: 'Vogt' }),
      erika: await somebody(app, { employeeOf: [town] }),
      admin: await somebody(app, { admin: true, familyName: 'Adam' }),
    };
    await calling(people.hanna).put(`/municipalities/${town}/works-agreement`, agreement('=DV("1")'));
    await calling(people.jonas).post(`/municipalities/${town}/works-agreement/confirm`);
    await calling(people.vera).put(`/municipalities/${village}/works-agreement`, agreement('DV 2'));
    await calling(people.admin).post('/courses/links/check');
    await calling(people.erika).post('/privacy-notice/acknowledgements', { version: await noticeVersion() });
    await app.get(Audit).act(null, 'voucher.expired', { subject: 'v', municipalityId: town });
  });
  afterAll(() => app.close());

  const noticeVersion = async () => (await calling(people.erika).get('/privacy-notice')).version as string;

  it('shows HR what happened in its municipality, and admins what happened everywhere, newest first', async () => {
    expect(await actsOf(people.hanna)).toEqual([
      'voucher.expired',
      'works-agreement.confirmed',
      'works-agreement.recorded',
    ]);
    expect(await actsOf(people.vera)).toEqual(['works-agreement.recorded']);
    expect(await actsOf(people.admin)).toEqual([
      'voucher.expired',
      'course-links.check-asked',
      'works-agreement.recorded',
      'works-agreement.confirmed',
      'works-agreement.recorded',
    ]);
    const foreign = await calling(people.vera).attempt('GET', `/audit-acts?municipalityId=${town}`);
    expect([foreign.status, foreign.body.code]).toEqual([403, 'not-your-municipality']);
    expect((await calling(people.erika).attempt('GET', '/audit-acts')).status).toBe(403);
    expect((await calling(people.erika).attempt('GET', '/audit-acts/export')).status).toBe(403);
  });

  it('says who did what, with the state before and after', async () => {
    const [, confirmed] = await log(people.hanna);
    expect(confirmed).toMatchObject({
      ...{
        words: 'Dienstvereinbarung bestätigt',
        actorName: 'Jost, Erika',
        actorKind: 'person',
        municipality: 'Kandel',
      },
      details: { version: 1, before: { state: 'waits' }, after: { state: 'in-force' } },
    });
    expect((await log(people.hanna))[0]).toMatchObject({ actorKind: 'program', actorName: null, actorId: null });
  });

  it('never shows what persons did for themselves, not even to admins or under a name of its own', async () => {
    const shown = await actsOf(people.admin);
    expect(shown.filter((act) => PERSONAL_ACTS.includes(act))).toEqual([]);
    expect(await actsOf(people.admin, `actorId=${people.erika.personId}`)).toEqual([]);
    const asked = await calling(people.admin).attempt('GET', '/audit-acts?kind=privacy-notice.acknowledged');
    expect(asked.status).toBe(400);
  });

  it('calls somebody who was erased so, and keeps the act', async () => {
    const gone = await somebody(app, { hrOf: [village], familyName: 'Fort' });
    const personId = '0b6f0c51-0f4c-4f0e-8a4f-6b8d6a3f9999';
    await app.get(Audit).act({ personId }, 'offer.withdrawn', { subject: 'o', municipalityId: village });
    expect((await log(gone))[0]).toMatchObject({ actorKind: 'erased', actorName: null, act: 'offer.withdrawn' });
    const page = await (await browserOf(app, { id: gone.personId })).open('/hr/audit');
    expect(page.text).toContain('gelöschte Person');
  });

  it.each([
    ['kind', () => 'kind=works-agreement', 3],
    ['one act', () => 'kind=works-agreement.confirmed', 1],
    ['actor', () => `actorId=${people.hanna.personId}`, 1],
    ['municipality', () => `municipalityId=${village}&kind=works-agreement`, 1],
    ['today', () => `from=${berlinDay(new Date())}&until=${berlinDay(new Date())}&kind=works-agreement`, 3],
    ['another time', () => 'until=2020-01-01', 0],
    ['words', () => `search=${encodeURIComponent('bestätigt')}`, 1],
    ['a name', () => 'search=haller', 1],
    ['a municipality', () => `search=${encodeURIComponent('wörth')}&kind=works-agreement`, 1],
    ['a fact', () => `search=${encodeURIComponent('=DV(')}`, 1],
    ['nothing that is there', () => 'search=%25', 0],
  ])('is narrowed by %s', async (_, query, count) => {
    expect(await log(people.admin, query())).toHaveLength(count);
  });

  it('is narrowed to one thing', async () => {
    const [{ subject }] = (await log(people.hanna, 'kind=works-agreement.confirmed')) as [Act];
    expect(await actsOf(people.admin, `subject=${subject}`)).toEqual([
      'works-agreement.confirmed',
      'works-agreement.recorded',
    ]);
  });

  it('is paged without a gap and without a repetition', async () => {
    const whole = (await log(people.admin)).map(({ position }) => position);
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const { items, next } = await calling(people.admin).get(`/audit-acts?limit=2${cursor}`);
      paged.push(...(items as Act[]).map(({ position }) => position));
      if (next === null) break;
      cursor = `&cursor=${next as string}`;
    }
    expect(paged).toEqual(whole);
    const nonsense = await calling(people.admin).attempt('GET', '/audit-acts?cursor=x');
    expect(nonsense.body.code).toBe('cursor-invalid');
  });

  it('leaves as CSV that starts no formula, and as JSON, with the same filter and the same limits', async () => {
    const { body, headers } = await calling(people.hanna).attempt('GET', '/audit-acts/export?format=csv');
    expect(headers['content-disposition']).toBe('attachment; filename="protokoll.csv"');
    const [bom, ...signs] = body as string;
    expect(bom).toBe('\uFEFF');
    const lines = signs.join('').trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('"Nummer";"Zeitpunkt";"Wer";"Was";"Woran";"Kommune";"Angaben";"Kennung"');
    for (const cell of lines.flatMap((line) => line.split(';'))) expect(cell).not.toMatch(/^"[=+\-@]/);
    const json = await calling(people.hanna).get('/audit-acts/export?format=json&kind=works-agreement');
    expect((json as Act[]).map(({ act }) => act)).toEqual(['works-agreement.confirmed', 'works-agreement.recorded']);
    expect(await calling(people.hanna).get('/audit-acts/export?until=2020-01-01')).toEqual([]);
  });

  it('is never changed, emptied or shortened, not even by the owner of the tables', async () => {
    for (const sql of ['UPDATE audit_acts SET act = act', 'DELETE FROM audit_acts', 'TRUNCATE audit_acts'])
      await expect(app.sql(sql)).rejects.toThrow('is append-only');
  });

  it('knows every act that the code can write, and has words for it in German and English', () => {
    const written = actsInSource();
    const known = [...ADMINISTRATIVE_ACTS, ...PERSONAL_ACTS];
    expect(written.length).toBeGreaterThan(50);
    expect(written.filter((act) => !known.includes(act))).toEqual([]);
    for (const locale of ['de', 'en'] as const) {
      const { acts } = readTexts(locale)['accounts-acts'] as { acts: Record<string, Record<string, string>> };
      const said = Object.entries(acts).flatMap(([group, names]) =>
        Object.keys(names).map((name) => `${group}.${name}`),
      );
      expect(said.sort()).toEqual([...ADMINISTRATIVE_ACTS].sort());
    }
  });

  describe('on a page', () => {
    const sound = <Page extends { readonly html: string }>(page: Page): Page => {
      expect(faultsOf(page.html)).toEqual([]);
      return page;
    };

    it('shows HR its municipality, with filter, history of one thing and files', async () => {
      const browser = await browserOf(app, { id: people.hanna.personId });
      const page = sound(await browser.open('/hr/audit'));
      expect(page.heading).toBe('Was in Ihrer Kommune geschah');
      expect(page.text).toContain('Zustand: wartet → in Kraft');
      expect(page.links('/api/v1/audit-acts/export')).toHaveLength(2);
      const found = sound(await page.send('/hr/audit', { search: 'bestätigt' }, 'GET'));
      expect(found.text).toContain('Dienstvereinbarung bestätigt');
      expect(found.text).not.toContain('Dienstvereinbarung erfasst');
      const one = sound(await browser.open(found.links('/hr/audit?subject=')[0]!));
      expect(one.heading).toBe('Was damit geschah');
      const nothing = sound(await page.send('/hr/audit', { search: 'gibt es nicht' }, 'GET'));
      expect(nothing.text).toContain('Kein Eintrag passt.');
      expect((await browser.open('/admin/audit')).status).toBe(403);
      expect((await browser.open(`/hr/audit?municipality=${village}`)).status).toBe(403);
    });

    const offered = (html: string): string =>
      [...(/<select[^>]*id="actor".*?<\/select>/s.exec(html)?.[0] ?? '').matchAll(/>([^<]+), [^<]+<\/option>/g)]
        .map(([, familyName = '']) => familyName)
        .join(' ');

    it('offers whoever acted there to choose from, however much somebody else did since', async () => {
      await app.sql(
        `INSERT INTO audit_acts (at, actor_id, act, subject, municipality_id, details)
         SELECT now(), $1, act, 'many', $2, '{}' FROM generate_series(1, 150), unnest('{course.updated,voucher.assigned}'::text[]) AS act`,
        [people.jonas.personId, town],
      );
      const admin = await browserOf(app, { id: people.admin.personId });
      expect(offered((await admin.open('/admin/audit')).html)).toBe('Adam Haller Jost Vogt');
      const hr = await browserOf(app, { id: people.hanna.personId });
      expect(offered((await hr.open('/hr/audit')).html)).toBe('Haller Jost');
      const { html } = sound(await hr.open(`/hr/audit?actor=${people.erika.personId}`));
      expect(html).toMatch(new RegExp(`value="${people.erika.personId}"[^>]*selected[^>]*>Wie gewählt<`));
    });

    it('shows admins everything, and leads to what was acted on', async () => {
      const browser = await browserOf(app, { id: people.admin.personId }, 'en');
      const page = sound(await browser.open('/admin/audit?kind=works-agreement'));
      expect(page.heading).toBe('What happened in the administration of the programme');
      expect(page.links('/admin/agreements/')).toContain(`/admin/agreements/${town}`);
      const there = await browser.open(`/admin/agreements/${town}`);
      expect(there.links('/admin/audit?')).toHaveLength(1);
    });
  });
});

/** Acts that stand in calls of the audit as they are, and not as a pattern. */
function actsInSource(): readonly string[] {
  const source = path.resolve(import.meta.dirname, '../../src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.service.ts'),
  );
  return files.flatMap((name) => {
    const text = readFileSync(path.join(source, name), 'utf8');
    const calls = text.matchAll(/audit\s*\.act\(\s*[^'`]*?'([a-z-]+\.[a-z-]+)'/g);
    return [...calls].map(([, act = '']) => act);
  });
}
