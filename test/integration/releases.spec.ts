import { CURRENT_NOTICE } from '../../src/accounts/domain/notice.js';
import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf } from '../support/browser.js';
import { aCheckWorld, anAgreement, anEmployee, best, type CheckWorld, PURPOSE, takeCheck } from '../support/checks.js';
import { routesOf } from '../support/routes.js';
import type { Somebody } from '../support/vouchers.js';

const NAME = 'Qwertzmann-Zyx';
const KINDS: readonly string[] = ['result', 'result-file', 'released-results'];

describe('A result that is released to the HR office', () => {
  let app: TestApp;
  let world: CheckWorld;
  let hr: Browser;
  let person: Somebody;
  let checkId: string;
  const today = berlinDay(new Date());

  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app);
    hr = await browserOf(app, world.hr);
    person = await anEmployee(app, world.municipalityId);
    await app.sql('UPDATE persons SET family_name = $2 WHERE id = $1', [person.id, NAME]);
    ({ checkId } = (await takeCheck(world, person, best)) as { checkId: string });
  });
  afterAll(() => app.close());

  const release = (until = addDays(today, 5)) => person.put(`/checks/${checkId}/release`, { purpose: PURPOSE, until });

  /** Every route by which HR could come to the result, as their controllers declare them. */
  const addresses = (): readonly string[] =>
    routesOf(app)
      .filter(({ method, reveals }) => method === 'GET' && reveals.some((kind) => KINDS.includes(kind)))
      .flatMap(({ path }) => {
        const at = path.replace(/:\w+/, checkId);
        if (path.endsWith('/export')) return [`${at}?format=json`, `${at}?format=pdf`];
        return [`${at}?municipality${path.startsWith('/api') ? 'Id' : ''}=${world.municipalityId}`];
      });

  async function look(address: string, headers: Record<string, string> = {}) {
    if (!address.startsWith('/api')) {
      const { status, html } = await hr.open(address);
      return { status, text: html, tag: undefined, cache: 'no-store' };
    }
    const authorization = `Bearer ${world.hr.token}`;
    const answer = await app.app.inject({ method: 'GET', url: address, headers: { authorization, ...headers } });
    return {
      status: answer.statusCode,
      text: answer.body,
      tag: answer.headers.etag,
      cache: answer.headers['cache-control'],
    };
  }

  it.each<[string, () => Promise<unknown>]>([
    ['taken back by the person', async () => person.attempt('DELETE', `/checks/${checkId}/release`)],
    [
      'past its last day',
      async () => app.sql('UPDATE releases SET valid_until = $2 WHERE check_id = $1', [checkId, addDays(today, -1)]),
    ],
    [
      'against a works agreement that came later',
      async () => anAgreement(app, world.municipalityId, { resultsVisibleTo: 'person-only' }),
    ],
  ])('is seen by no route, page, cache or file when it is %s', async (_, end) => {
    await anAgreement(app, world.municipalityId);
    await release();
    const all = addresses();
    expect(all.length).toBeGreaterThanOrEqual(6);
    const before = await Promise.all(all.map((address) => look(address)));
    for (const { status, text, cache } of before) {
      expect([status, cache]).toEqual([200, 'no-store']);
      expect(text).toMatch(new RegExp(`${NAME}|${PURPOSE}|kompetenz|^%PDF`, 'i'));
    }
    await end();
    for (const [at, address] of all.entries()) {
      const tag = before[at]!.tag;
      const { status, text } = await look(address, tag === undefined ? {} : { 'if-none-match': tag });
      expect([address, status]).toEqual([address, address.includes(checkId) ? 404 : 200]);
      expect(text).not.toMatch(new RegExp(`${NAME}|${checkId}.*estimate|^%PDF`));
    }
  });

  it('is on the page of the HR office with purpose and last day, and can be read there', async () => {
    await anAgreement(app, world.municipalityId);
    await release();
    const list = await hr.open('/hr/results');
    expect(list.heading).toBe('Ein freigegebenes Ergebnis');
    expect(list.text).toContain(PURPOSE);
    const one = await hr.open(list.links('/hr/results/')[0] ?? '');
    expect(one.heading).toBe(`Ergebnis von ${NAME}, Kim`);
    expect(one.text).toContain('Kompetenz 1.1');
    await person.attempt('DELETE', `/checks/${checkId}/release`);
    expect((await hr.open(one.path)).status).toBe(404);
    expect((await hr.open('/hr/results')).heading).toBe('Niemand hat ein Ergebnis freigegeben');
  });
});

describe('The privacy notice', () => {
  let app: TestApp;
  let world: CheckWorld;
  const version = CURRENT_NOTICE.version;
  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => app.close());

  it('that is renewed during a check has to be acknowledged before the next answer', async () => {
    const { employee, items } = world;
    const browser = await browserOf(app, employee);
    const { id } = await employee.post('/checks', { profileId: world.profileId });
    const answer = (at: number) =>
      employee.attempt('POST', `/checks/${id as string}/answers`, {
        body: { itemId: items[at]!.id, response: items[at]!.best },
      });
    expect((await answer(0)).status).toBe(200);
    jest.replaceProperty(CURRENT_NOTICE, 'version', '2027-01');
    expect(await answer(1)).toMatchObject({ status: 403, body: { code: 'privacy-notice-not-acknowledged' } });
    const stale = { body: { version } };
    expect((await employee.attempt('POST', '/privacy-notice/acknowledgements', stale)).status).toBe(409);
    const notice = await browser.open(`/check/${id as string}`);
    expect(notice.path).toBe('/notice');
    await notice.send('/notice', { read: 'yes' });
    expect((await browser.open(`/check/${id as string}`)).path).toBe(`/check/${id as string}`);
    expect((await answer(1)).status).toBe(200);
    const kept = await app.sql<{ version: string }>(
      'SELECT version FROM notice_acknowledgements WHERE person_id = $1 ORDER BY acknowledged_at',
      [employee.id],
    );
    expect(kept.map((one) => one.version)).toEqual([version, '2027-01']);
  });
});
