import { createHash } from 'node:crypto';

import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { bookmarksOf, structureOf } from '../support/pdf.js';
import { aMunicipality, CLAUSES, type Somebody, somebody } from '../support/people.js';
import { type Caller, callerWith, multipart } from '../support/story.js';

const AGREEMENT = { reference: 'DV 2026/04', agreedOn: '2026-10-01', clauses: CLAUSES };
const PDF = '%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n';

describe('The papers of a works agreement', () => {
  let app: TestApp;
  let town: string;
  let path: string;
  let people: Readonly<Record<'hanna' | 'jonas' | 'erika' | 'admin', Somebody>>;
  let hanna: Caller;
  let jonas: Caller;
  let erika: Caller;
  let admin: Caller;

  const calling = ({ token }: Somebody): Caller => callerWith(app, token);
  const browserFor = ({ personId }: Somebody): Promise<Browser> => browserOf(app, { id: personId });

  beforeAll(async () => {
    app = await startApp({ worker: false });
  });
  beforeEach(async () => {
    town = (await aMunicipality(app, { name: 'Kandel' })).id;
    path = `/municipalities/${town}/works-agreement`;
    people = {
      hanna: await somebody(app, { hrOf: [town], employeeOf: [town], familyName: 'Haller' }),
      jonas: await somebody(app, { hrOf: [town], familyName: 'Jost' }),
      erika: await somebody(app, { employeeOf: [town] }),
      admin: await somebody(app, { admin: true }),
    };
    hanna = calling(people.hanna);
    jonas = calling(people.jonas);
    erika = calling(people.erika);
    admin = calling(people.admin);
    await hanna.put(path, AGREEMENT);
  });
  afterAll(() => app.close());

  const refusal = async (answer: ReturnType<Caller['attempt']>): Promise<unknown> => {
    const { status, body } = await answer;
    return [status, body.code];
  };
  const store = (caller: Caller, content: Buffer | string, { name = 'DV Kandel.pdf', query = '' } = {}) =>
    caller.attempt('PUT', `${path}/document${query}`, multipart({}, name, content));
  const end = (caller: Caller, body: object = { reason: 'Gekündigt' }) =>
    caller.attempt('POST', `${path}/end`, { body });
  const bytesOf = async ({ token }: Somebody, address: string): Promise<Buffer> => {
    const headers = { authorization: `Bearer ${token}`, 'accept-language': 'de' };
    const response = await app.app.inject({ method: 'GET', url: `/api/v1${path}${address}`, headers });
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(response.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+\.pdf"/);
    return response.rawPayload;
  };

  describe('the document', () => {
    it('is kept with its hash, and every employee downloads exactly these bytes', async () => {
      const { status, body } = await store(hanna, PDF);
      const sha256 = createHash('sha256').update(PDF).digest('hex');
      expect([status, body]).toMatchObject([200, { fileName: 'DV Kandel.pdf', sha256 }]);
      for (const person of Object.values(people)) expect((await bytesOf(person, '/document')).toString()).toBe(PDF);
      expect(await erika.get(`${path}/versions`)).toMatchObject({ items: [{ version: 1, document: { sha256 } }] });
    });

    it.each([
      ['a page that only says it is one', '<html>%PD</html>', [422, 'agreement-document-not-pdf']],
      ['a document cut off', '%PDF-1.7\n1 0 obj', [422, 'agreement-document-not-pdf']],
      ['nothing', '', [422, 'upload-incomplete']],
      ['too much', Buffer.alloc(10 * 1024 * 1024 + 1, '%PDF-1.7 '), [413, 'request-too-large']],
    ])('is refused for %s', async (_, content, expected) => {
      const [status, code] = (await refusal(store(hanna, content))) as [number, string];
      expect(status).toBe(expected[0]);
      if (status !== 413) expect(code).toBe(expected[1]);
    });

    it('is replaced while the version waits, and does not change once a second person has confirmed it', async () => {
      await store(hanna, PDF);
      expect((await store(jonas, PDF.replace('1 0', '2 0'))).status).toBe(200);
      await jonas.post(`${path}/confirm`);
      expect(await refusal(store(hanna, PDF))).toEqual([409, 'agreement-document-fixed']);
      expect((await bytesOf(people.erika, '/document')).toString()).toContain('2 0 obj');
    });

    it('can be added later where it is missing, to the version that was meant', async () => {
      await jonas.post(`${path}/confirm`);
      expect(await refusal(erika.attempt('GET', `${path}/document`))).toEqual([404, 'agreement-document-missing']);
      expect(await refusal(store(hanna, PDF, { query: '?version=2' }))).toEqual([409, 'works-agreement-changed']);
      expect((await store(hanna, PDF, { query: '?version=1' })).status).toBe(200);
    });

    it('gets a name that means nothing to any system', async () => {
      const { body } = await store(hanna, PDF, { name: '../../..\\.=Vertrag<1>.PDF.exe' });
      expect(body.fileName).toBe('=Vertrag_1_.PDF.exe.pdf'.replace('=', '_'));
    });

    it('is uploaded by HR only, and nobody’s business elsewhere', async () => {
      expect(await refusal(store(erika, PDF))).toEqual([403, 'not-permitted']);
      expect(await refusal(store(admin, PDF))).toEqual([403, 'not-permitted']);
      const elsewhere = calling(await somebody(app, { hrOf: [(await aMunicipality(app)).id] }));
      expect(await refusal(store(elsewhere, PDF))).toEqual([403, 'not-your-municipality']);
      await store(hanna, PDF);
      for (const paper of ['document', 'annex', 'versions'])
        expect(await refusal(elsewhere.attempt('GET', `${path}/${paper}`))).toEqual([404, 'works-agreement-not-found']);
    });
  });

  it('the annex is a tagged PDF with every clause, and names no person', async () => {
    await jonas.post(`${path}/confirm`);
    const bytes = await bytesOf(people.erika, '/annex');
    expect(bytes.toString('latin1')).toContain('/Lang (de-DE)');
    expect(bookmarksOf(bytes)).toEqual([
      'Kandel: Anlage zur Dienstvereinbarung über den Kompetenz-Check',
      'Was vereinbart ist und wie Lernlotse sich daran hält',
      'Was in jedem Fall gilt',
      'Alle Fassungen',
    ]);
    const tables = structureOf(bytes).filter((part) => part[0] === 'Table');
    expect(tables.map((table) => table.at(-1)!.length - 1)).toEqual([8, 1]);
    expect((await bytesOf(people.erika, '/annex?language=en')).toString('latin1')).toContain('/Lang (en-GB)');
  });

  it('the history says in words what a version changed, and from when until when each was in force', async () => {
    await jonas.post(`${path}/confirm`);
    const clauses = { ...CLAUSES, minimumGroupSize: 10, remindersAllowed: false, purposes: ['Fortbildung'] };
    await jonas.put(path, { ...AGREEMENT, clauses });
    await jonas.put(path, { ...AGREEMENT, agreedOn: '2026-11-02', clauses });
    await hanna.post(`${path}/confirm`, { version: 3 });
    const { items } = await erika.get(`${path}/versions`);
    expect(items).toMatchObject([
      {
        version: 3,
        state: 'in-force',
        inForceUntil: null,
        changes: [
          'Unterschrieben am: vorher „01.10.2026“, jetzt „02.11.2026“.',
          'Wofür Ergebnisse freigegeben werden dürfen: vorher „Qualifizierungsgespräch“, jetzt „Fortbildung“.',
          'Kleinste Gruppe in Auswertungen: vorher „5 Personen“, jetzt „10 Personen“.',
          'Erinnerungen an einen begonnenen Check: vorher „Erlaubt, höchstens alle 7 Tage“, jetzt „Nicht erlaubt“.',
        ],
      },
      { version: 2, state: 'overtaken', inForceFrom: null, inForceUntil: null },
      { version: 1, state: 'replaced', changes: [] },
    ]);
    expect(items[2].inForceUntil).toBe(items[0].inForceFrom);
    expect(items[2].inForceFrom).not.toBeNull();
  });

  describe('the end', () => {
    it('comes at once, by one person with a reason, and leaves nothing in force', async () => {
      await jonas.post(`${path}/confirm`);
      expect(await refusal(end(erika))).toEqual([403, 'not-permitted']);
      expect(await refusal(end(hanna, {}))).toEqual([400, 'input-invalid']);
      expect(await refusal(end(hanna, { reason: 'x', version: 2 }))).toEqual([409, 'works-agreement-changed']);
      expect((await end(hanna)).body).toMatchObject({ state: 'ended', inForce: false, endReason: 'Gekündigt' });
      expect(await refusal(end(jonas))).toEqual([409, 'works-agreement-not-in-force']);
      expect(await erika.get(path)).toMatchObject({ versionInForce: null });
    });

    it('does not bring an older version back, and a new one begins anew', async () => {
      await jonas.post(`${path}/confirm`);
      await hanna.put(path, AGREEMENT);
      await jonas.post(`${path}/confirm`);
      await end(admin);
      expect(await erika.get(path)).toMatchObject({ version: 2, state: 'ended', versionInForce: null });
      await hanna.put(path, AGREEMENT);
      expect(await jonas.post(`${path}/confirm`)).toMatchObject({ version: 3, state: 'in-force' });
    });

    it('takes back a version that waits, which nobody can confirm then', async () => {
      expect((await end(hanna)).body).toMatchObject({ version: 1, state: 'taken-back' });
      expect(await refusal(jonas.attempt('POST', `${path}/confirm`))).toEqual([409, 'works-agreement-taken-back']);
    });
  });

  describe('the pages', () => {
    const sound = <Page extends { readonly html: string }>(page: Page): Page => {
      expect(faultsOf(page.html)).toEqual([]);
      return page;
    };

    it('lead HR from the document to the second confirmation, the history and the end', async () => {
      const desk = await (await browserFor(people.jonas)).open('/hr/agreement');
      expect(sound(desk).text).toContain('Zurzeit ist keine Dienstvereinbarung in Kraft.');
      const stored = await desk.upload('/hr/agreement/document', {}, { name: 'DV.pdf', content: PDF });
      expect(sound(stored).text).toContain('Das Dokument ist hinterlegt.');
      expect(stored.links('/api/v1/')).toHaveLength(2);
      const confirmed = sound(await stored.send('/hr/agreement/confirm'));
      expect(confirmed.text).toContain('Jeder Abruf eines Ergebnisses prüft diese Regel.');
      const question = sound(await (await browserFor(people.hanna)).open(confirmed.links('/hr/agreement/end')[0]!));
      expect(question.heading).toBe('Möchten Sie die Dienstvereinbarung „DV 2026/04“ (Fassung 1) beenden?');
      const ended = sound(await question.send('/hr/agreement/end', { reason: 'Neu verhandelt' }));
      expect(ended.heading).toMatch(/^Die Dienstvereinbarung ist seit dem \d\d\.\d\d\.\d{4} beendet$/);
      expect(ended.text).toContain('Haller');
      const nothing = sound(await (await browserFor(people.hanna)).open('/hr/agreement/end'));
      expect(nothing.heading).toBe('Hier ist keine Dienstvereinbarung in Kraft, die enden könnte');
    });

    it('let every employee read what was agreed, without a name, and say why no check begins without it', async () => {
      const reader = await browserFor(people.erika);
      const before = sound(await reader.open('/agreement'));
      expect(before.heading).toBe('Die Dienstvereinbarung wartet auf eine zweite Person');
      expect(before.text).toContain('Fragen Sie Ihre Personalstelle oder Ihren Personalrat');
      await jonas.post(`${path}/confirm`);
      const after = sound(await reader.open('/agreement'));
      expect(after.heading).toBe('Die Dienstvereinbarung vom 01.10.2026 ist in Kraft');
      expect(after.text).toContain('Vorher beginnt für dieselbe Stelle kein neuer Check.');
      expect(after.text).not.toMatch(/Haller|Jost/);
      expect((await (await browserFor(people.jonas)).open('/agreement')).status).toBe(403);
    });

    it('show the administration who has none, and let it end one', async () => {
      const board = await browserFor(people.admin);
      const missing = async () => Number(/^\d+/.exec(sound(await board.open('/admin/agreements')).heading)?.[0] ?? 1);
      const before = await missing();
      await jonas.post(`${path}/confirm`);
      expect(await missing()).toBe(before - 1);
      const list = sound(await board.open('/admin/agreements?standing=in-force&search=Kandle'));
      expect(list.links(`/admin/agreements/${town}`)).toHaveLength(1);
      expect((await board.open('/admin/agreements?standing=none')).links(`/admin/agreements/${town}`)).toEqual([]);
      const question = sound(await board.open(`/admin/agreements/${town}/end`));
      const ended = sound(
        await question.send(`/admin/agreements/${town}/end`, { reason: 'Vom Personalrat gekündigt' }),
      );
      expect(ended.heading).toMatch(/^Kandel: Die Dienstvereinbarung ist seit/);
      expect(await missing()).toBe(before);
      const { items, counts } = await admin.get('/works-agreements?standing=ended&limit=500');
      expect(items.map(({ municipalityId }: { municipalityId: string }) => municipalityId)).toContain(town);
      expect(counts.ended).toBe(items.length);
      expect(await refusal(hanna.attempt('GET', '/works-agreements'))).toEqual([403, 'not-permitted']);
    });
  });
});
