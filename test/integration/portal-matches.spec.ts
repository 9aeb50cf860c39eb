import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { aCheckWorld, anEmployee, aProfile, best, type CheckWorld, takeCheck } from '../support/checks.js';
import { faultsOf } from '../support/html.js';
import type { Somebody } from '../support/vouchers.js';

describe('The pages of matches, without script', () => {
  let app: TestApp;
  let world: CheckWorld;
  let person: Somebody;
  let browser: Browser;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    person = await anEmployee(app, world.municipalityId);
    browser = await browserOf(app, person);
  });

  const sound = (page: ShownPage): ShownPage => {
    expect(faultsOf(page.html)).toEqual([]);
    return page;
  };

  it('say before the first check what to do, and lead into it', async () => {
    const list = sound(await browser.open('/matches'));
    expect([list.heading, list.links('/check')]).toEqual([
      'Noch ist nichts gemessen',
      expect.arrayContaining(['/check']),
    ]);
    const post = sound(await browser.open(`/matches/${world.profileId}`));
    expect(post.heading).toBe('buergerbuero: Noch ist nichts gemessen');
    expect(post.text).not.toContain('Was wann verfällt');
    const check = sound(await post.send('/check'));
    expect(check.path).toMatch(/^\/check\/[0-9a-f-]{36}/);
  });

  it('name what is missing and how many questions would settle what is open, and lead back into the check', async () => {
    await takeCheck(world, person, (item) => {
      if (item.competence === '5.1') return null;
      return item.kind === 'self-rating' ? { kind: 'self-rating', option: 1 } : { kind: 'skip' };
    });
    const list = sound(await browser.open('/matches'));
    expect(list.text).toMatch(/Passt zu \d+\s%; gemessen sind 83\s% dessen/);
    expect(list.text).toContain('Noch nicht gemessen: Kompetenz 5.1');
    const post = sound(await browser.open(list.links('/matches/')[0]!));
    expect(post.text).toMatch(/Etwa (eine|\d+) weitere Fragen? würden? klären, was noch offen ist; 1 Anforderungen/);
    expect(post.text).toContain('Was wann verfällt');
    expect(sound(await post.send('/check')).path).toMatch(/^\/check\//);
  });

  it('say that nothing is missing, list thin coverage apart, and know no drafts', async () => {
    const only = [{ competence: '5.1', minimum: 1, weight: 1, essential: true }];
    const asked = [...only, { competence: '9.9', minimum: 1, weight: 5, essential: true }];
    await aProfile(app, world.frameworkId, { code: 'duenn', requirements: asked });
    await takeCheck(world, person, best);
    const list = sound(await browser.open('/matches'));
    expect(list.text).toContain('Nichts fehlt: Alles, was die Stelle verlangt, ist auf Soll.');
    expect(list.text).toMatch(/Noch wenig gemessen.*duenn/);
    expect(sound(await browser.open(`/matches/${world.profileId}`)).heading).toBe(
      'buergerbuero: 3 von 3 Anforderungen sind auf Soll',
    );
    const draft = await aProfile(app, world.frameworkId, { code: 'entwurf', state: 'draft' });
    expect((await browser.open(`/matches/${draft}`)).status).toBe(404);
  });
});
