import { PersonsService } from '../../src/accounts/index.js';
import { readTexts } from '../../src/platform/i18n/texts.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf } from '../support/browser.js';
import { aCheckWorld, anEmployee, best, type CheckWorld, takeCheck } from '../support/checks.js';
import { faultsOf } from '../support/html.js';
import type { Somebody } from '../support/vouchers.js';

const PASSWORD = 'drei Störche über Speyer';

describe('The pages of what is kept about oneself', () => {
  let app: TestApp;
  let world: CheckWorld;
  let person: Somebody;
  let browser: Browser;
  beforeAll(async () => {
    app = await startApp();
    world = await aCheckWorld(app);
    person = await anEmployee(app, world.municipalityId);
    browser = await browserOf(app, person);
  });
  afterAll(() => app.close());

  const open = async (path: string, by = browser) => {
    const page = await by.open(path);
    expect([page.status, faultsOf(page.html)]).toEqual([200, []]);
    return page;
  };

  it('say in words what every list holds, also the empty ones', async () => {
    const page = await open('/my-data');
    expect(page.heading).toBe('Das ist über Sie gespeichert');
    expect(page.text).toContain('Musterstadt: Beschäftigte, seit');
    expect(page.text).toContain('Kenntnisnahmen: 1');
    expect(page.text).toMatch(/Nichts gespeichert ist zu: .*Kompetenz-Checks/);
    expect(page.text).not.toContain('portal-my-data');
    const { rooms } = (await person.get('/me/data')) as { rooms: Record<string, object> };
    const { lists } = readTexts('de')['portal-my-data'] as unknown as { lists: Record<string, object> };
    const told = Object.entries(lists).flatMap(([room, names]) => Object.keys(names).map((name) => `${room}.${name}`));
    const kept = Object.entries(rooms).flatMap(([room, names]) => Object.keys(names).map((name) => `${room}.${name}`));
    expect(told.sort()).toEqual(kept.sort());
  });

  it('hand out everything as a file', async () => {
    const page = await open('/my-data');
    expect(page.links('/my-data/download')).toEqual(['/my-data/download']);
    const file = await browser.open('/my-data/download');
    expect(JSON.parse(file.html)).toMatchObject({ format: 'lernlotse-personal-data', personId: person.id });
  });

  it('erase the checks alone after one question, at once and for everybody', async () => {
    await takeCheck(world, person, best);
    const question = await open('/my-data/erase-checks');
    expect(question.heading).toBe('Ihren Check löschen?');
    const done = await question.send('/my-data/erase-checks');
    expect(done.text).toContain('Ihre Checks sind gelöscht.');
    expect(await app.sql('SELECT id FROM checks WHERE person_id = $1', [person.id])).toEqual([]);
    expect((await open('/results')).heading).toBe('Noch haben Sie kein Ergebnis');
    expect(await person.attempt('DELETE', '/me/checks')).toMatchObject({ status: 200, body: { erased: 0 } });
    expect((await open('/my-data/erase-checks')).heading).toBe('Sie haben keine Checks');
  });

  it('erase the account only by its password, say what stays and why, and sign out', async () => {
    const memberships = [{ municipalityId: world.municipalityId, role: 'employee' as const }];
    const named = {
      email: 'leaver@kommune.example',
      givenName: 'Lea',
      familyName: 'Ver',
      password: PASSWORD,
      memberships,
    };
    const leaver = await app.get(PersonsService).provide(named);
    const here = await browserOf(app, leaver);
    const question = await open('/my-data/erase', here);
    expect(question.text).toContain('Über die Fördermittel muss Rechenschaft abgelegt werden.');
    const refused = await question.send('/my-data/erase', { password: 'geraten' });
    expect([refused.status, refused.heading]).toEqual([422, 'Ihr Konto und alle Daten löschen?']);
    const gone = await refused.send('/my-data/erase', { password: PASSWORD });
    expect([gone.path.replace(/=.*/, ''), gone.heading]).toEqual(['/erased?number', 'Ihr Konto ist gelöscht']);
    expect((await here.open('/my-data')).path).toMatch(/^\/sign-in/);
    expect(await app.sql('SELECT id FROM persons WHERE id = $1', [leaver.id])).toEqual([]);
  });

  it('tell the only HR person what to do first', async () => {
    const here = await browserOf(app, world.hr);
    const refused = await (await open('/my-data/erase', here)).send('/my-data/erase');
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('In Musterstadt gäbe es danach keine Personalstelle mehr.');
    expect(refused.text).toContain('Lassen Sie dort zuerst eine zweite Person');
  });
});
