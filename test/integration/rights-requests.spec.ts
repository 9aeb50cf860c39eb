import { Retention } from '../../src/accounts/index.js';
import { ResultsService } from '../../src/checks/index.js';
import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { periodEnd } from '../../src/kernel/statutory-period.js';
import { RightsMails } from '../../src/accounts/rights-requests/rights-mails.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { browserOf } from '../support/browser.js';
import { aCheckWorld, anEmployee, best, takeCheck } from '../support/checks.js';
import { faultsOf } from '../support/html.js';
import { aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('A request of a person about their data', () => {
  let app: TestApp;
  let town: Town;
  let foreign: Town;
  let person: Somebody;
  const today = berlinDay(new Date());

  beforeAll(async () => {
    app = await startApp({ worker: false });
    [town, foreign] = [await aTown(app, 1), await aTown(app, 2)];
    person = await aPerson(app, { municipalityId: town.id });
  });
  afterAll(() => app.close());

  const ask = (body: object = { right: 'access', text: 'Was steht über mich da?' }, by = person) =>
    by.post('/me/rights-requests', body);
  const act = (by: Somebody, id: string, move: 'extend' | 'answer', body: object) =>
    by.attempt('POST', `/rights-requests/${id}/${move}`, { body });
  const mails = async (): Promise<string[]> =>
    (await app.sql<{ kind: string }>('SELECT kind FROM mails ORDER BY created_at, kind')).map(({ kind }) => kind);
  const ANSWER = { outcome: 'granted', text: 'Hier ist die Auskunft.' };

  it('is due after one month, extended once by two with a reason, answered, and told at each step', async () => {
    const { id, dueOn } = await ask();
    expect(dueOn).toBe(periodEnd(today, 1, '07'));
    expect((await act(town.hr, id, 'extend', { reason: 'Viele Anliegen zugleich.' })).body).toMatchObject({
      dueOn: periodEnd(today, 3, '07'),
      extensionReason: 'Viele Anliegen zugleich.',
    });
    expect((await act(town.hr, id, 'extend', { reason: 'Noch mehr.' })).body).toMatchObject({
      code: 'rights-request-extended',
    });
    expect((await act(town.hr, id, 'answer', ANSWER)).status).toBe(200);
    expect((await act(town.hr, id, 'answer', ANSWER)).body).toMatchObject({ code: 'rights-request-closed' });
    const [own] = (await person.get('/me/rights-requests')).items;
    expect(own).toMatchObject({ state: 'granted', answer: ANSWER.text });
    expect(own.history.map(({ move }: { move: string }) => move)).toEqual(['received', 'extended', 'granted']);
    expect((await mails()).toSorted()).toEqual(['rights-answered', 'rights-extended', 'rights-new', 'rights-received']);
  });

  it('is not extended after its first month, and stands on top when it is overdue, with a reminder once', async () => {
    const { id: overdue } = await ask();
    await ask({ right: 'objection', text: 'Ich widerspreche.' });
    await app.sql(`UPDATE rights_requests SET due_on = received_on + 1, received_on = received_on - 40 WHERE id = $1`, [
      overdue,
    ]);
    await app.sql(`UPDATE rights_requests SET due_on = received_on + 30 WHERE id = $1`, [overdue]);
    expect((await act(town.hr, overdue, 'extend', { reason: 'Zu spät.' })).body).toMatchObject({
      code: 'rights-extension-too-late',
    });
    const { items } = await town.hr.get('/rights-requests');
    expect(items[0].id).toBe(overdue);
    expect(items.at(-1).state).toBe('granted');
    const page = await (await browserOf(app, town.hr)).open('/rights-requests');
    expect(page.heading).toBe('Ein Anliegen ist überfällig');
    const { reminded } = await app.get(RightsMails).remind();
    expect([reminded, (await app.get(RightsMails).remind()).reminded]).toEqual([1, 0]);
    expect((await mails()).filter((kind) => kind === 'rights-overdue')).toHaveLength(1);
  });

  it('corrects name and unit when it is granted, and nothing when it is refused', async () => {
    const other = await aPerson(app, { municipalityId: town.id });
    const correction = { right: 'rectification', text: 'Ich habe geheiratet.', field: 'family-name', value: 'Neumann' };
    const { id: refused } = await ask(correction, other);
    await act(town.hr, refused, 'answer', { outcome: 'refused', text: 'Bitte mit Urkunde.' });
    expect((await other.get('/me')).familyName).toBe('Muster');
    const { id: granted } = await ask(correction, other);
    const { id: unit } = await ask({ ...correction, field: 'unit', value: 'Standesamt' }, other);
    await act(town.hr, granted, 'answer', ANSWER);
    await act(town.hr, unit, 'answer', ANSWER);
    expect(await other.get('/me')).toMatchObject({ familyName: 'Neumann', memberships: [{ unit: 'Standesamt' }] });
    const half = { right: 'rectification', text: 'Falsch.', field: 'unit' };
    expect((await other.attempt('POST', '/me/rights-requests', { body: half })).body).toMatchObject({
      code: 'correction-incomplete',
    });
  });

  it('is handled by the own HR or an admin, by nobody for themselves, and can be taken back', async () => {
    const { id } = await ask({ right: 'restriction', text: 'Bitte nicht auswerten.' });
    expect((await act(foreign.hr, id, 'answer', ANSWER)).body).toMatchObject({ code: 'rights-request-not-found' });
    expect((await foreign.hr.attempt('GET', `/rights-requests/${id}`)).status).toBe(404);
    expect((await foreign.hr.get('/rights-requests')).items).toEqual([]);
    expect((await foreign.hr.attempt('GET', `/rights-requests?municipalityId=${town.id}`)).status).toBe(403);
    const own = await ask({ right: 'access', text: 'Was steht da?' }, town.hr);
    expect((await act(town.hr, own.id, 'answer', ANSWER)).body).toMatchObject({ code: 'not-for-oneself' });
    const admin = await aPerson(app, { admin: true });
    expect((await act(admin, own.id, 'answer', ANSWER)).status).toBe(200);
    expect((await town.hr.attempt('POST', `/me/rights-requests/${id}/withdraw`)).status).toBe(404);
    expect((await person.attempt('POST', `/me/rights-requests/${id}/withdraw`)).status).toBe(204);
    expect((await act(town.hr, id, 'answer', ANSWER)).body).toMatchObject({ code: 'rights-request-closed' });
  });

  it('stands in a list of pages: open ones by their last day, then closed ones, the newest first', async () => {
    const busy = await aTown(app, 33);
    const asking = await aPerson(app, { municipalityId: busy.id });
    await app.sql(
      `INSERT INTO rights_requests (id, person_id, municipality_id, "right", state, text, answer, received_at, received_on, due_on, closed_at)
       SELECT gen_random_uuid(), $1, $2, 'access', CASE WHEN n > 28 THEN 'granted' ELSE 'open' END, 'Bitte', 'Ja', $3::date, $3::date,
              $3::date + 1 + n % 7, CASE WHEN n > 28 THEN $3::date + n * interval '1 minute' END FROM generate_series(1, 32) AS n`,
      [asking.id, busy.id, addDays(today, -3)],
    );
    const whole = (await busy.hr.get('/rights-requests?limit=500')).items as {
      id: string;
      dueOn: string;
      closedAt: string | null;
    }[];
    const [open, closed] = [whole.slice(0, 28), whole.slice(28)];
    expect(open.map(({ dueOn }) => dueOn)).toEqual(open.map(({ dueOn }) => dueOn).toSorted());
    const ends = closed.map(({ closedAt }) => closedAt ?? '');
    expect([new Set(ends).has(''), ends]).toEqual([false, ends.toSorted().toReversed()]);
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const { items, next } = await busy.hr.get(`/rights-requests?limit=6${cursor}`);
      paged.push(...(items as { id: string }[]).map(({ id }) => id));
      if (next === null) break;
      cursor = `&cursor=${next as string}`;
    }
    expect(paged).toEqual(whole.map(({ id }) => id));
    const forged = Buffer.from(JSON.stringify(['other', today, busy.id])).toString('base64url');
    expect((await busy.hr.attempt('GET', `/rights-requests?cursor=${forged}`)).body).toMatchObject({
      code: 'cursor-invalid',
    });

    const page = await (await browserOf(app, busy.hr)).open('/rights-requests');
    expect([page.heading, page.links('/rights-requests/').length]).toEqual(['8 Anliegen sind überfällig', 25]);
    expect((await (await browserOf(app, busy.hr)).open(`/rights-requests?municipality=${foreign.id}`)).status).toBe(
      403,
    );
    const more = await (await browserOf(app, busy.hr)).open(page.links('/rights-requests?cursor=')[0] ?? '');
    expect([more.heading, more.links('/rights-requests/').length]).toEqual(['8 Anliegen sind überfällig', 7]);
    expect([more.links('/rights-requests?cursor='), faultsOf(more.html)]).toEqual([[], []]);
  });

  it('is made, read and answered on pages, without script', async () => {
    const kim = await aPerson(app, { municipalityId: town.id });
    const browser = await browserOf(app, kim);
    const empty = await browser.open('/my-data/requests');
    expect(empty.heading).toBe('Sie haben kein offenes Anliegen');
    const asked = await empty.send('/my-data/requests', { right: 'erasure', text: 'Bitte die Kursliste löschen.' });
    expect(asked.heading).toBe('Ein Anliegen zu Ihren Daten ist offen');
    const hr = await browserOf(app, town.hr);
    const [{ id } = { id: '' }] = (await kim.get('/me/rights-requests')).items as { id: string }[];
    const sheet = await hr.open(`/rights-requests/${id}`);
    const answered = await sheet.send(`/rights-requests/${id}/answer`, {
      outcome: 'refused',
      text: 'Die Liste gibt es nicht.',
    });
    expect(answered.text).toContain('Das Anliegen ist beantwortet.');
    expect((await browser.open('/my-data/requests')).text).toContain('Die Liste gibt es nicht.');
    expect((await browser.open('/my-data/accesses')).text).toContain('hat Ihr Anliegen zu Ihren Daten gesehen');
  });

  it('to restrict or to stop takes effect when it is granted, for as long as it is not lifted', async () => {
    const world = await aCheckWorld(app);
    const lee = await anEmployee(app, world.municipalityId);
    const { checkId } = await takeCheck(world, lee, best);
    const until = addDays(today, 30);
    await lee.put(`/checks/${checkId}/release`, { purpose: 'Qualifizierungsgespräch', until });
    const shown = async (): Promise<number> =>
      ((await world.hr.get(`/released-results?municipalityId=${world.municipalityId}`)) as { items: unknown[] }).items
        .length;
    const result = async (): Promise<number> => (await world.hr.attempt('GET', `/checks/${checkId}/result`)).status;
    expect([await shown(), await result()]).toEqual([1, 200]);

    const { id } = await ask({ right: 'restriction', text: 'Bis das geklärt ist.' }, lee);
    expect([await shown(), await result()]).toEqual([1, 200]);
    await act(world.hr, id, 'answer', ANSWER);
    expect([await shown(), await result()]).toEqual([0, 404]);
    expect((await lee.attempt('GET', `/checks/${checkId}/result`)).status).toBe(200);
    const period = { from: today, to: today };
    const measured = () => app.get(ResultsService).newestOfPeriod([lee.id], period, 'digcomp');
    expect((await measured()).size).toBe(0);

    await app.sql(
      `UPDATE checks SET started_at = ended_at - interval '61 months', ended_at = ended_at - interval '60 months' WHERE id = $1`,
      [checkId],
    );
    await app.get(Retention).enforce();
    expect(await app.sql('SELECT FROM checks WHERE id = $1', [checkId])).toHaveLength(1);

    // HR announces the end a week before; the person may end it at once.
    expect((await world.hr.post(`/rights-requests/${id}/lift`)).liftedAt).not.toBeNull();
    expect((await mails()).filter((kind) => kind === 'rights-lifted')).toHaveLength(1);
    expect(await shown()).toBe(0);
    const page = await (await browserOf(app, lee)).open('/my-data/requests');
    expect(page.text).toContain('Die Einschränkung gilt');
    expect((await lee.attempt('POST', `/me/rights-requests/${id}/lift`)).status).toBe(204);
    expect([await shown(), await result()]).toEqual([1, 200]);
    expect((await lee.attempt('POST', `/me/rights-requests/${id}/lift`)).body).toMatchObject({
      code: 'no-limit-in-effect',
    });
  });
});
