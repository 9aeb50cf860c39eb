import { answersOf } from '../support/answers.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { aCheckWorld, type CheckWorld } from '../support/checks.js';
import { faultsOf } from '../support/html.js';
import { aPerson } from '../support/vouchers.js';

describe('The pages about questions, without script', () => {
  let app: TestApp;
  let world: CheckWorld;
  let admin: Browser;
  beforeAll(async () => {
    app = await startApp();
    admin = await browserOf(app, await aPerson(app, { admin: true }));
  });
  afterAll(() => app.close());

  const sound = (page: ShownPage): ShownPage => {
    expect(faultsOf(page.html)).toEqual([]);
    return page;
  };
  const afterJob = async (page: ShownPage): Promise<ShownPage> => {
    expect(page.path).toContain('/admin/jobs/');
    await app.jobsDone();
    return sound(await admin.open(page.path));
  };
  const quality = () => admin.open(`/admin/items/${world.instrumentId}`);

  it('say what to do where there are none', async () => {
    const page = sound(await admin.open('/admin/items'));
    expect(page.heading).toBe('Es gibt noch keine Fragen');
    expect(page.links('/admin/imports')).not.toEqual([]);
  });

  it('list the versions and lead to their quality', async () => {
    world = await aCheckWorld(app);
    const page = sound(await admin.open('/admin/items'));
    expect(page.heading).toBe('Fragen: alle Fassungen sind veröffentlicht');
    expect(page.links('/admin/items/')).toEqual([`/admin/items/${world.instrumentId}`]);
    expect(sound(await quality()).heading).toBe('Musterfragen, Fassung 1: noch kein Qualitätsbericht');
  });

  it('make a report in the background and show it, by competence and sorted', async () => {
    await answersOf(app, world, 220);
    const asked = await (await quality()).send(`/admin/items/${world.instrumentId}/quality`);
    expect((await afterJob(asked)).heading).toContain('fertig');
    const page = sound(await quality());
    expect(page.text).toContain('etwa 220');
    expect(page.text).toContain('Frage 1.1-2');
    const one = sound(await admin.open(`/admin/items/${world.instrumentId}?competence=2.1&sort=facility`));
    expect(one.text).toContain('Frage 2.1-2');
    expect(one.text).not.toContain('Frage 1.1-2');
    const csv = await admin.open(`/admin/items/${world.instrumentId}/quality.csv`);
    expect(csv.html.split('\n').filter(Boolean)).toHaveLength(13);
  });

  it('propose a version, say what it would change, and publish it after a question', async () => {
    const asked = await (await quality()).send(`/admin/items/${world.instrumentId}/calibration`);
    await afterJob(asked);
    const list = sound(await admin.open('/admin/items'));
    expect(list.heading).toBe('Fragen: ein Vorschlag wartet auf Ihre Entscheidung');
    const [address] = list.links('/admin/items/').filter((link) => link.endsWith('/proposal'));
    const proposal = sound(await admin.open(address!));
    expect(proposal.heading).toMatch(/^Vorschlag Musterfragen, Fassung 2: \d+ Fragen bekommen neue Werte$/);
    expect(proposal.text).toContain('neu geschätzt');
    expect(sound(await admin.open(address!.replace('proposal', 'discard'))).heading).toContain('verwerfen');
    const question = sound(await admin.open(address!.replace('proposal', 'publish')));
    const done = sound(await question.send(address!.replace('proposal', 'publish')));
    expect(done.text).toContain('Die neue Fassung ist veröffentlicht.');
    expect(done.text).toContain('gültig: neue Checks nutzen sie');
  });

  it('are for admins only', async () => {
    const hr = await browserOf(app, world.hr);
    expect((await hr.open('/admin/items')).status).toBe(403);
  });
});
