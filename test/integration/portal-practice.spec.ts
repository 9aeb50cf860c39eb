import { randomUUID } from 'node:crypto';

import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { aCheckWorld, anEmployee, type CheckWorld, EXPLANATION, twinsOf } from '../support/checks.js';
import { faultsOf } from '../support/html.js';
import { PNG } from '../support/media.js';

describe('Questions on the screen, without script', () => {
  let app: TestApp;
  let world: CheckWorld;
  let browser: Browser;
  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app);
    await twinsOf(
      app,
      world.items.filter(({ competence }) => competence !== '5.1'),
    );
    await withMedia();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    const person = await anEmployee(app, world.municipalityId);
    await person.put('/me/post', { profileId: world.profileId });
    browser = await browserOf(app, person);
  });

  /** Every item of 1.1 gets a picture and a sound. */
  async function withMedia(): Promise<void> {
    const media = [
      [1, 'image/png', PNG, 'Ein Formular', null],
      [2, 'audio/mpeg', Buffer.from('ID3'), 'Ein Anruf', '{"de": "Guten Tag.\\nWer spricht?"}'],
    ] as const;
    const items = await app.sql<{ id: string }>(`SELECT id FROM items WHERE competence_code = '1.1'`);
    for (const { id } of items)
      for (const [position, type, bytes, alternative, transcript] of media)
        await app.sql(
          `INSERT INTO item_media (id, item_id, position, type, bytes, sha256, alternative, transcript)
           VALUES ($1, $2, $3, $4, $5, sha256($5), jsonb_build_object('de', $6::text), $7)`,
          [randomUUID(), id, position, type, bytes, alternative, transcript],
        );
  }

  function sound(page: ShownPage): ShownPage {
    expect([page.path, page.status, faultsOf(page.html)]).toEqual([page.path, 200, []]);
    return page;
  }
  async function started(): Promise<{ readonly page: ShownPage; readonly check: string }> {
    const page = sound(await (await browser.open('/check')).send('/check'));
    return { page, check: page.path };
  }
  const itemIn = ({ html }: ShownPage): string => /name="itemId" value="([^"]+)"/.exec(html)![1]!;

  it('show pictures and sounds with what stands for them in words', async () => {
    const { page } = await started();
    expect(page.html).toMatch(/<img src="\/api\/v1\/media\/[^"]+" alt="Ein Formular"/);
    expect(page.html).toMatch(/<audio src="\/api\/v1\/media\/[^"]+" controls/);
    expect(page.html).toMatch(/<details><summary[^>]*>Ton in Worten<\/summary>.*?Guten Tag\.\nWer spricht\?/s);
    const [address] = /\/api\/v1\/media\/[^"]+/.exec(page.html)!;
    expect((await browser.open(address)).status).toBe(200);
  });

  it('can be exchanged for others of equal difficulty, in the same place and without a reason', async () => {
    const { page, check } = await started();
    expect(page.text).toContain('Diese Frage kann ich so nicht bearbeiten');
    expect(page.text).toContain('Nach dem Grund fragen wir nicht.');
    const other = sound(await page.send(`${check}/replacement`));
    expect(other.heading).toBe(page.heading);
    expect(itemIn(other)).not.toBe(itemIn(page));
  });

  it('say that a skip is neutral where there is no other', async () => {
    const { check } = await started();
    const last = sound(await browser.open(`${check}?question=12`));
    const same = sound(await last.send(`${check}/replacement`));
    expect(itemIn(same)).toBe(itemIn(last));
    expect(same.text).toContain('Das ist neutral und verändert Ihr Ergebnis nicht.');
  });

  it('can be practised first: every answer is explained, and there is no result', async () => {
    const start = sound(await browser.open('/check'));
    expect(start.links('/practice')).toEqual(['/practice']);
    let page = sound(await browser.open('/practice'));
    expect(page.heading).toBe('Üben für „buergerbuero“');
    expect(page.text).toContain('Es gibt kein Ergebnis, keine Stufe und keine Punkte.');
    page = sound(await page.send('/practice'));
    for (let number = 1; number <= 6; number++) {
      expect(page.heading).toBe(`Übungsfrage ${number} von 6`);
      expect(page.text).not.toContain(EXPLANATION);
      page = sound(await page.send('/practice/answers', answerTo(page)));
      expect(page.heading).toMatch(/richtig|Richtig|Ihre eigene Einschätzung zählt/);
      expect(page.text).toContain(EXPLANATION);
      expect(page.path).not.toContain('token');
      page = sound(await page.send('/practice/question'));
    }
    expect(page.heading).toBe('Sie haben 6 Fragen geübt');
    expect(page.links('/check')).toContain('/check');
    expect(await app.sql('SELECT * FROM results')).toEqual([]);
  });

  it('say in practice what is missing, and show the solution to who skips', async () => {
    const first = sound(await (await browser.open('/practice')).send('/practice'));
    const again = sound(await first.send('/practice/answers', { chosen: [] }));
    expect([again.heading, itemIn(again)]).toEqual([first.heading, itemIn(first)]);
    expect(again.text).toContain('Wählen Sie eine Antwort');
    const skipped = sound(await again.send('/practice/answers', { skip: 'yes' }));
    expect(skipped.heading).toBe('So ist es richtig');
    expect(skipped.text).toContain('nicht beurteilt');
  });

  it('lead back to the beginning of a practice that cannot go on', async () => {
    const first = sound(await (await browser.open('/practice')).send('/practice'));
    const broken = await first.send('/practice/answers', { token: 'x.y', chosen: '0' });
    expect([broken.status, broken.heading]).toEqual([422, 'Diese Übung lässt sich nicht fortsetzen.']);
    expect(faultsOf(broken.html)).toEqual([]);
    expect(sound(await browser.open('/practice/answers')).path).toBe('/practice');
  });

  it('need a post to be practised, and speak English as well', async () => {
    const nobody = await anEmployee(app, world.municipalityId);
    const page = sound(await (await browserOf(app, nobody, 'en')).open('/practice'));
    expect(page.heading).toBe('To practise, your post is still missing');
    expect(page.links('/post')).toEqual(['/post']);
  });

  function answerTo({ html }: ShownPage): Record<string, string | readonly string[]> {
    const places = [...html.matchAll(/id="place-/g)].length;
    if (places > 0) return { chosen: Array.from({ length: places }, (_, at) => String(at)) };
    return { chosen: '1' };
  }
});
