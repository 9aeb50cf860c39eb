import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { afterTheWindow, anUnevenUse, theDayHasCome, type UnevenUse } from '../support/redistribution.js';
import { aPerson, aTown, type Somebody } from '../support/vouchers.js';

describe('The pages of the redistribution, without script', () => {
  let app: TestApp;
  let person: Somebody;
  let admin: Browser;

  beforeAll(async () => {
    app = await startApp();
    person = await aPerson(app, { admin: true });
    admin = await browserOf(app, person);
  });
  afterAll(() => app.close());

  const sound = (page: ShownPage): ShownPage => {
    expect(faultsOf(page.html)).toEqual([]);
    return page;
  };
  const hereOf = ({ programmeId }: UnevenUse) => `/admin/programmes/${programmeId}/redistributions`;
  const announce = async (use: UnevenUse): Promise<ShownPage> => {
    const plan = sound(await admin.open(hereOf(use)));
    return sound(await plan.send(hereOf(use), {}, 'POST'));
  };
  const idOf = ({ path }: ShownPage) => /redistributions\/([0-9a-f-]+)/.exec(path)?.[1] ?? '';
  const hrPage = async (hr: Somebody): Promise<string> =>
    sound(await (await browserOf(app, hr)).open('/hr/redistributions')).text;

  it('lead from the dry run over announcement and decision to the outcome and its reversal', async () => {
    const use = await anUnevenUse(app, person, { waitingApproval: 'by-hr' });
    const here = hereOf(use);
    const programme = sound(await admin.open(`/admin/programmes/${use.programmeId}`));
    const plan = sound(await admin.open(programme.links(here)[0]!));
    expect(plan.heading).toBe('Heute würden 3 Gutscheine umverteilt');
    expect(plan.text).toContain('Nutzt weniger als den Schwellenwert und gibt ab');
    const less = sound(await plan.send(here, { maximumReceived: '2' }, 'GET'));
    expect(less.heading).toBe('Heute würden 2 Gutscheine umverteilt');

    const announced = sound(await less.send(here, {}, 'POST'));
    expect(announced.text).toContain('Die Umverteilung ist angekündigt.');
    const there = `${here}/${idOf(announced)}`;
    const changed = sound(await admin.open(`${there}/change`));
    expect(changed.heading).toBe('Heute würden 2 Gutscheine umverteilt');
    const anew = sound(await changed.send(`${there}/change`, { maximumReceived: '' }, 'GET'));
    expect(sound(await anew.send(`${there}/change`, {}, 'POST')).text).toContain('neu angekündigt');
    expect((await changed.send(`${there}/change`, {}, 'POST')).status).toBe(412);

    await theDayHasCome(app, idOf(announced));
    const due = sound(await admin.open(there));
    expect(due.heading).toBe('Die Umverteilung kann beschlossen werden');
    const question = sound(await admin.open(`${there}/confirm/decide`));
    const decided = sound(await question.send(`${there}/decide`));
    expect(decided.heading).toBe('Beschlossen: Höchstens 3 Gutscheine werden umverteilt');
    expect(decided.html).toMatch(/export\?format=pdf&amp;language=de/);

    await afterTheWindow(app, idOf(announced));
    const done = sound(await admin.open(there));
    expect(done.heading).toBe('3 Gutscheine sind umverteilt');
    expect(done.text).toContain('−3');
    const back = sound(await admin.open(`${there}/confirm/reverse`));
    expect(back.text).toContain('3 Gutscheine gehen an die Kommunen zurück');
    const reversed = sound(await back.send(`${there}/reverse`, { reason: 'Falsche Zahlen' }));
    expect(reversed.text).toContain('Die Umverteilung ist zurückgenommen.');
    expect(sound(await admin.open(here)).text).toContain('zurückgenommen');
  });

  it('tell HR what its municipality will give or get, and why, and others nothing', async () => {
    const use = await anUnevenUse(app, person);
    const announced = await announce(use);
    expect(await hrPage(use.giver.hr)).toContain('Nach den Zahlen von jetzt gäbe Ihre Kommune 3 Gutscheine ab.');
    expect(await hrPage(use.receiver.hr)).toContain('Mehr Wartende als freie Gutscheine: erhält');
    await theDayHasCome(app, idOf(announced));
    const there = `${hereOf(use)}/${idOf(announced)}`;
    await (await admin.open(`${there}/confirm/decide`)).send(`${there}/decide`);
    const hr = await browserOf(app, use.giver.hr);
    const own = sound(await hr.open('/hr/redistributions'));
    expect(own.text).toContain('Ihre Kommune gibt höchstens 3 Gutscheine ab.');
    const path = `/hr/redistributions/${use.programmeId}/objections`;
    expect(sound(await own.send(path, { text: 'Bald mehr.' })).text).toContain('noch nicht beantwortet');
    await afterTheWindow(app, idOf(announced));
    const held = sound(await admin.open(there));
    expect(held.heading).toBe('Einsprüche halten die Umverteilung auf');
    const answer = { verdict: 'dismissed', answer: 'Die Regel gilt für alle.' };
    const answered = sound(await held.send(/\/objections\/.*\/answer$/, answer));
    expect(answered.heading).toBe('Die Umverteilung wird ausgeführt');
    await afterTheWindow(app, idOf(announced));
    expect(await hrPage(use.receiver.hr)).toContain('Ihre Kommune hat 3 Gutscheine erhalten.');
    expect((await admin.open(`${there}/confirm/reverse`)).text).toContain(
      '3 Gutscheine werden schon genutzt und bleiben, wo sie sind.',
    );
    const foreign = await aTown(app, 9_999);
    expect(await hrPage(foreign.hr)).toContain('Zurzeit ist keine Umverteilung angekündigt');
  });

  it('cancel with a reason, which HR reads', async () => {
    const use = await anUnevenUse(app, person);
    const there = `${hereOf(use)}/${idOf(await announce(use))}`;
    const question = sound(await admin.open(`${there}/confirm/cancel`));
    const cancelled = sound(await question.send(`${there}/cancel`, { reason: 'Erst im Herbst' }));
    expect(cancelled.heading).toMatch(/^Die Umverteilung vom .* ist abgesagt$/);
    const text = await hrPage(use.giver.hr);
    expect(text).toContain('Diese Umverteilung findet nicht statt.');
    expect(text).toContain('Erst im Herbst');
    const english = await browserOf(app, person, 'en');
    expect(sound(await english.open(hereOf(use))).heading).toBe('Today 3 vouchers would be redistributed');
  });
});
