import { DEMO_PASSWORD } from '../../src/portal/index.js';
import { DemoSeed } from '../../src/demo/demo-seed.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aBrowser, type Browser, type ShownPage } from '../support/browser.js';
import { faultsOf, textOf } from '../support/html.js';
import { aMunicipality, somebody } from '../support/people.js';
import { signIn } from '../support/story.js';

describe('The way of an employee through the pages, without script', () => {
  let app: TestApp;
  let browser: Browser;
  let page: ShownPage;

  beforeAll(async () => {
    app = await startApp({ env: { LERNLOTSE_DEMO: 'true' } });
    await app.get(DemoSeed).run(() => undefined);
  });
  afterAll(() => app.close());

  it('leads from the sign-in to a redeemed voucher', async () => {
    browser = aBrowser(app);
    await theSignIn();
    await theChoiceOfThePost();
    await theNotice();
    await theCheck();
    await theResult();
    await thePosts();
    await thePath();
    await theVoucher();
  });

  it('speaks English as well', async () => {
    for (const path of ['/start', '/post', '/notice', '/check', '/results', '/matches', '/path', '/vouchers']) {
      page = await browser.open(`/language?to=en&return=${path}`);
      expectSound(path);
      expect(page.html).toContain('<html lang="en">');
    }
  });

  it('asks who works for two administrations which one it is about, and says why a check cannot start', async () => {
    const [{ id: first }, { id: second }] = [
      await aMunicipality(app, { name: 'Adorf' }),
      await aMunicipality(app, { name: 'Bedorf' }),
    ];
    const { token } = await somebody(app, { employeeOf: [first, second] });
    const [{ id: profileId }] = (await app.sql<{ id: string }>(
      `SELECT id FROM profiles WHERE state = 'published' ORDER BY code LIMIT 1`,
    )) as [{ id: string }];
    const chosen = await app.call('POST', '/post', { token, body: { profileId, municipalityId: second } });
    expect([chosen.status, chosen.headers.location]).toEqual([303, `/start?done=postChosen&municipalityId=${second}`]);
    const start = await app.call('GET', `/check?municipalityId=${second}`, { token });
    expect(faultsOf(start.body as string)).toEqual([]);
    expect(start.body).toContain(`<option value="${second}" selected>Bedorf</option>`);
    expect(textOf(start.body as string)).toContain('Für Bedorf ist noch keine Dienstvereinbarung in Kraft');
    expect(start.body).not.toContain('Check beginnen');
  });

  it('shows nobody the result, check or voucher of somebody else', async () => {
    const { token } = await somebody(app, { employeeOf: [(await aMunicipality(app)).id] });
    const [check] = await app.sql<{ id: string }>(`SELECT check_id AS id FROM results LIMIT 1`);
    const [voucher] = await app.sql<{ id: string }>(`SELECT id FROM vouchers LIMIT 1`);
    for (const path of [
      `/results/${check!.id}`,
      `/results/${check!.id}/explanations`,
      `/results/${check!.id}/release`,
      `/check/${check!.id}`,
      `/vouchers/${voucher!.id}/redeem`,
    ]) {
      const { status, body } = await app.call('GET', path, { token });
      expect([path, status]).toEqual([path, 404]);
      expect(faultsOf(body as string)).toEqual([]);
    }
  });

  async function theSignIn(): Promise<void> {
    page = await browser.open('/start');
    expect(page.path).toBe('/sign-in?return=%2Fstart');
    page = await page.send('/sign-in', { email: 'buergerbuero@kandel.example', password: DEMO_PASSWORD });
    expectSound('/start', 'Willkommen – es beginnt mit Ihrer Stelle');
  }

  async function theChoiceOfThePost(): Promise<void> {
    page = await browser.open('/path');
    expectSound('/path', 'Für den Lernpfad fehlt noch Ihre Stelle');
    page = await browser.open('/check');
    expectSound('/check', 'Für den Check fehlt noch Ihre Stelle');
    page = await browser.open('/post');
    expectSound('/post', 'Welche Stelle passt zu Ihrer Arbeit?');
    page = await page.send('/post', { search: 'gibt es nicht' });
    expectSound('/post?');
    expect(page.text).toContain('Zu dieser Suche gibt es keine Stelle');
    page = await browser.open('/post?unsure=yes&domain=education&group=leadership&careerLevel=decision-maker');
    expectSound('/post?');
    expect(page.text).toContain('Diese kommen ihnen am nächsten.');
    expect(page.text).toContain('Eine Stelle gefunden.');
    expect(page.text).toContain('Schule-und-Kita-Verwaltung');
    page = await browser.open('/post?search=B%C3%BCrgerb%C3%BCro&domain=&group=specialist&careerLevel=');
    expectSound('/post?');
    await chooseFirstPost();
    expectSound('/start?done=postChosen', 'Ihre Stelle ist gewählt');
    expect(page.text).toContain('Ihre Stelle ist gespeichert.');
  }

  /** The search form has the same address; the choice is the one that is posted. */
  async function chooseFirstPost(): Promise<void> {
    expect(page.html).toMatch(/name="profileId" value="[^"]+"/);
    expect(page.html).toMatch(/name="municipalityId" value="[^"]+"/);
    page = await page.send('/post', {}, 'POST');
  }

  async function theNotice(): Promise<void> {
    page = await browser.open('/check');
    expectSound('/check');
    expect(page.text).toContain('Zuerst kommt der Datenschutzhinweis');
    page = await browser.open('/notice');
    expectSound('/notice');
    page = await page.send('/notice');
    expect([page.status, page.heading]).toEqual([400, 'Einige Angaben fehlen oder sind nicht gültig.']);
    page = await browser.open('/notice');
    page = await page.send('/notice', { read: 'yes' });
    expectSound('/check?done=noticeRead');
    page = await browser.open('/notice');
    expectSound('/notice', 'Sie haben den Datenschutzhinweis gelesen');
  }

  async function theCheck(): Promise<void> {
    page = await browser.open('/check');
    page = await page.send('/check');
    const check = page.path;
    expect(page.heading).toMatch(/^Frage 1, danach noch etwa \d+$/);
    page = await page.send(`${check}/answers`);
    expectSound(`${check}?question=1&fault=missing`);
    expect(page.text).toContain('Wählen Sie eine Antwort');
    let seen = 0;
    while (page.heading.startsWith('Frage')) {
      expectSound(check);
      expect(page.heading).toMatch(new RegExp(`^Frage ${++seen}, `));
      await answer(check);
      if (seen === 2) await goBackAndChange(check);
    }
    expectSound(check, `Alle ${seen} Fragen sind durchgegangen`);
    page = await browser.open('/start');
    expectSound('/start', 'Ihr Kompetenz-Check wartet auf Sie');
    page = await browser.open(check);
    page = await page.send(`${check}/submit`);
  }

  async function answer(check: string): Promise<void> {
    const { html, heading } = page;
    if (heading.startsWith('Frage 3,')) page = await page.send(`${check}/answers`, { skip: 'yes' });
    else if (html.includes('value="ordering"')) await theOrder(check);
    else if (html.includes('value="multiple-choice"'))
      page = await page.send(`${check}/answers`, { chosen: ['0', '1'] });
    else page = await page.send(`${check}/answers`, { chosen: '1' });
  }

  async function theOrder(check: string): Promise<void> {
    const places = [...page.html.matchAll(/id="place-/g)].length;
    page = await page.send(`${check}/answers`, { chosen: Array.from({ length: places }, () => '0') });
    expect(page.path).toContain('fault=order');
    expectSound(check);
    page = await page.send(`${check}/answers`, { chosen: Array.from({ length: places }, (_, at) => String(at)) });
  }

  async function goBackAndChange(check: string): Promise<void> {
    page = await browser.open(`${check}?question=1`);
    expectSound(`${check}?question=1`);
    expect(page.html).toMatch(/<input[^>]*value="1"[^>]*checked/);
    page = await page.send(`${check}/answers`, { chosen: '0' });
    expect(page.heading).toMatch(/^Frage 3, /);
  }

  async function theResult(): Promise<void> {
    expectSound('/results/');
    expect(page.heading).toMatch(/^[A-ZÄÖÜ]\p{L}+ von \p{L}+ Kompetenzen (ist|sind) (auf Soll|gemessen)$/u);
    const { text, html, path } = page;
    expect(text).toMatch(/Wahrscheinlich zwischen \d,\d und \d,\d; Soll der Stelle: Stufe \d/);
    expect(text).toContain('Entwicklungsfeld');
    expect(text).toContain('Kein Zeugnis, keine Prüfung');
    expect(text).toMatch(/Beruht auf: \d+ Selbsteinschätzung/);
    expect(text).toContain('Warum der Check endete');
    expect(text).not.toContain('Seit dem letzten Mal');
    expect([...html.matchAll(/<svg class="(radar|level-chart)"/g)].map(([, name]) => name)).toContain('radar');
    const shown = [...html.matchAll(/<svg class="level-chart"/g)].length;
    expect(tableNamed(html, 'Alle Kompetenzen')).toHaveLength(shown);
    expect(tableNamed(html, 'Stand je Bereich').length).toBeGreaterThanOrEqual(3);
    for (const format of ['pdf', 'json']) {
      const file = page.links('/api/v1/checks/').find((href) => href.includes(`format=${format}`))!;
      expect([format, (await browser.open(file.replaceAll('&amp;', '&'))).status]).toEqual([format, 200]);
    }
    await theExplanations(path);
    await theRelease(path);
    page = await browser.open('/results');
    expectSound('/results', 'Sie haben ein Ergebnis');
    expect(page.links('/results/')).toEqual([path]);
  }

  async function theExplanations(result: string): Promise<void> {
    page = await browser.open(`${result}/explanations`);
    expectSound(`${result}/explanations`);
    expect(page.heading).toMatch(/Fragen? mit richtiger Antwort/);
  }

  async function theRelease(result: string): Promise<void> {
    page = await browser.open(`${result}/release`);
    expectSound(`${result}/release`, 'Dieses Ergebnis sehen nur Sie');
    expect(page.text).toContain('Die Personalstelle sieht nie Ihre Antworten');
    page = await page.send(`${result}/release`, { until: '2099-12-31' });
    expectSound(
      `${result}/release?done=resultReleased`,
      'Bis zum 31.12.2099 sieht auch die Personalstelle dieses Ergebnis',
    );
    page = await browser.open('/results');
    expect(page.text).toContain('auch die Personalstelle, bis 31.12.2099');
    page = await browser.open(`${result}/release`);
    page = await page.send(`${result}/release/end`);
    expectSound(`${result}/release?done=releaseEnded`, 'Dieses Ergebnis sehen nur Sie');
  }

  async function thePosts(): Promise<void> {
    page = await browser.open('/matches');
    expectSound('/matches');
    expect(page.text).toMatch(/Passt zu \d+\s%; gemessen sind \d+\s% dessen/);
    const [post] = page.links('/matches/');
    page = await browser.open(post!);
    expectSound('/matches/');
    expect(page.heading).toMatch(/\d+ von \d+ Anforderungen sind auf Soll$/);
    expect(page.text).toMatch(/Was wann verfällt.*Zählt bis.*\d{2}\.\d{2}\.\d{4}/);
  }

  async function thePath(): Promise<void> {
    page = await browser.open('/path');
    expectSound('/path');
    expect(page.heading).toMatch(/bring(t|en) Sie weiter/);
    page = await page.send('/path', { hours: '0', budget: '', language: 'de' });
    expectSound('/path?', 'Für Ihre Entwicklungsfelder gibt es derzeit keinen passenden Kurs');
    page = await browser.open('/path');
    const [course] = page.links('/courses/');
    page = await browser.open(course!);
    expectSound('/courses/');
    page = await page.send('/path/request');
    expectSound('/vouchers?done=requested', 'Ihr Antrag wartet auf die Entscheidung');
    page = await browser.open(page.links('/vouchers/requests/')[0]!);
    expectSound('/vouchers/requests/', 'Möchten Sie den Antrag zurückziehen?');
    page = await page.send(/^\/vouchers\/requests\//);
    expectSound('/vouchers?done=withdrawn', 'Kein Gutschein ist offen');
    page = await browser.open('/path');
    page = await page.send('/path/request');
    expectSound('/vouchers?done=requested');
  }

  async function theVoucher(): Promise<void> {
    await theApproval();
    page = await browser.open('/start');
    expectSound('/start', 'Ein Gutschein liegt für Sie bereit');
    const [redeem] = page.links('/vouchers/');
    page = await browser.open(redeem!.replace('/redeem', ''));
    expectSound('/vouchers/');
    expect(page.heading).toMatch(/^Ihr Gutschein, einzulösen bis/);
    page = await browser.open(redeem!.replace('/redeem', '/return'));
    expectSound('/vouchers/', 'Möchten Sie den Gutschein zurückgeben?');
    page = await browser.open(redeem!);
    expectSound('/vouchers/');
    page = await page.send(redeem!);
    expectSound('/vouchers/', 'Ihr Gutschein ist eingelöst');
    expect(page.path).toMatch(/\?done=redeemed$/);
    expect(page.text).toMatch(/Code für den Anbieter: ([0-9A-Z]{4}-){3}[0-9A-Z]/);
    page = await browser.open(redeem!);
    expectSound('/vouchers/', 'Mit diesem Gutschein ist das nicht mehr nötig');
    page = await browser.open('/start');
    expectSound('/start', 'Ihr Kurs kann beginnen');
  }

  async function theApproval(): Promise<void> {
    const hr = await signIn(app, 'personal@kandel.example', DEMO_PASSWORD);
    const [request] = await app.sql<{ id: string }>(
      `SELECT r.id FROM voucher_requests r JOIN persons p ON p.id = r.person_id
        WHERE r.state = 'requested' AND p.email = 'buergerbuero@kandel.example'`,
    );
    await hr.post(`/voucher-requests/${request!.id}/approve`);
  }

  function expectSound(path: string, heading?: string): void {
    expect([page.status, page.path.startsWith(path), page.path]).toEqual([200, true, page.path]);
    expect(faultsOf(page.html)).toEqual([]);
    if (heading !== undefined) expect(page.heading).toBe(heading);
  }
});

/** The rows of the table with that caption, without its head. */
function tableNamed(html: string, caption: string): readonly string[] {
  const table = [...html.matchAll(/<table.*?<\/table>/gs)].find(([one]) => one.includes(`>${caption}`))?.[0] ?? '';
  const [body = ''] = /<tbody.*?<\/tbody>/s.exec(table) ?? [];
  return [...body.matchAll(/<tr/g)].map(([row]) => row);
}
