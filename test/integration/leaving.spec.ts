import { MembershipEnds } from '../../src/accounts/index.js';
import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { ImportRun } from '../../src/platform/imports/import-run.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { browserOf } from '../support/browser.js';
import { aCheckWorld, anEmployee, best, type CheckWorld, PURPOSE, takeCheck } from '../support/checks.js';
import { multipart } from '../support/story.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('Somebody leaves a municipality', () => {
  let app: TestApp;
  let here: CheckWorld;
  let there: Town;
  let admin: Somebody;
  let programmeId: string;
  let courses: readonly string[];
  const today = berlinDay(new Date());

  beforeAll(async () => {
    app = await startApp({ worker: false });
    here = await aCheckWorld(app);
    there = await aTown(app, 2);
    admin = await aPerson(app, { admin: true });
    courses = await Promise.all([aCourse(app), aCourse(app), aCourse(app)]);
    programmeId = await anOpenProgramme(admin, { limitPerYear: 5, total: 100 });
  });
  afterAll(() => app.close());

  const leavingOf = ({ id }: Somebody) => `/municipalities/${here.municipalityId}/people/${id}/leaving`;
  const leaves = (person: Somebody, lastDay: string, by: Somebody = here.hr, role = 'employee') =>
    by.attempt('PUT', leavingOf(person), { body: { lastDay, role } });
  /** The person's membership, as it looks some days later; sessions would not live that long. */
  const daysLater = (days: number, { id }: Somebody) =>
    app.sql(
      'UPDATE memberships SET valid_from = valid_from - 30, valid_until = valid_until - $2::int WHERE person_id = $1',
      [id, days],
    );
  const settle = () => app.get(MembershipEnds).settleDue();
  const states = async ({ id }: Somebody) => ({
    vouchers: (
      await app.sql<{ state: string }>('SELECT state FROM vouchers WHERE person_id = $1 ORDER BY assigned_at', [id])
    ).map(({ state }) => state),
    requests: (
      await app.sql<{ state: string }>(
        `SELECT state FROM voucher_requests WHERE person_id = $1 ORDER BY requested_at`,
        [id],
      )
    ).map(({ state }) => state),
    offers: (await app.sql<{ state: string }>('SELECT state FROM voucher_offers WHERE person_id = $1', [id])).map(
      ({ state }) => state,
    ),
  });

  /** Somebody with a redeemed voucher, a request, an offer and a released result; in another programme an assigned voucher. */
  async function somebody(): Promise<{ readonly person: Somebody; readonly checkId: string }> {
    const person = await anEmployee(app, here.municipalityId);
    const [first = '', second = '', third = ''] = courses;
    const { id: redeemed } = await here.hr.post('/vouchers', { programmeId, personId: person.id, courseId: first });
    await person.post(`/vouchers/${redeemed as string}/redeem`);
    await here.hr.post('/voucher-offers', { programmeId, personId: person.id, courseId: third });
    await person.post('/voucher-requests', { programmeId, courseId: second });
    const { checkId } = await takeCheck(here, person, best);
    await person.put(`/checks/${checkId as string}/release`, { purpose: PURPOSE, until: addDays(today, 300) });
    return { person, checkId: checkId as string };
  }

  it('on a day to come: until then all stays; after it requests, offers and releases end, redeemed vouchers and results stay', async () => {
    const { person, checkId } = await somebody();
    const other = await anOpenProgramme(admin, { total: 100 });
    await here.hr.post('/vouchers', { programmeId: other, personId: person.id });
    expect((await leaves(person, addDays(today, 3))).status).toBe(204);
    await daysLater(3, person);
    expect((await here.hr.attempt('GET', `/checks/${checkId}/result`)).status).toBe(200);
    await settle();
    expect(await states(person)).toEqual({
      vouchers: ['redeemed', 'assigned'],
      requests: ['requested'],
      offers: ['open'],
    });
    await daysLater(1, person);
    await Promise.all([settle(), settle()]);
    expect(await states(person)).toEqual({
      vouchers: ['redeemed', 'returned'],
      requests: ['withdrawn'],
      offers: ['lapsed'],
    });
    expect((await here.hr.attempt('GET', `/checks/${checkId}/result`)).status).toBe(404);
    expect(await person.get(`/checks/${checkId}/result`)).toMatchObject({ checkId, release: null });
    const again = { body: { purpose: PURPOSE, until: addDays(today, 300) } };
    expect((await person.attempt('PUT', `/checks/${checkId}/release`, again)).body).toMatchObject({
      code: 'not-permitted',
    });
    const acts = await app.sql(`SELECT act FROM audit_acts WHERE subject = $1 AND act = 'membership.ended'`, [
      person.id,
    ]);
    expect(acts).toHaveLength(1);
    const moves = await app.sql(
      `SELECT 1 FROM ledger_entries e WHERE programme_id = $1 AND to_jsonb(e)::text LIKE '%voucher.returned%'`,
      [other],
    );
    expect(moves).toHaveLength(1);
    expect((await person.get('/me')).memberships).toEqual([]);
  });

  it('and does not, because HR takes it back in time', async () => {
    const { person } = await somebody();
    const hr = await browserOf(app, here.hr);
    const sheet = await hr.open(`/hr/people/${person.id}`);
    const asked = await sheet.send(`/hr/people/${person.id}/leave`, { lastDay: addDays(today, 2) }, 'GET');
    expect(asked.heading).toContain('Scheidet Muster, Kim mit dem');
    expect(asked.text).toContain('Eingelöste Gutscheine bleiben');
    const list = await asked.send(`/hr/people/${person.id}/leave`, {}, 'POST');
    expect(list.text).toContain('Das Ende ist eingetragen.');
    expect(list.text).toContain('Scheidet am');
    const undone = await (await hr.open(`/hr/people/${person.id}`)).send(`/hr/people/${person.id}/stay`);
    expect(undone.text).toContain('Der Eintrag ist zurückgenommen.');
    await daysLater(5, person);
    await settle();
    expect((await states(person)).requests).toEqual(['requested']);
  });

  it('last week already: it takes effect at once, and cannot be taken back', async () => {
    const { person, checkId } = await somebody();
    await app.sql(`UPDATE memberships SET valid_from = $2 WHERE person_id = $1`, [person.id, addDays(today, -30)]);
    expect((await leaves(person, addDays(today, -7))).status).toBe(204);
    expect(await states(person)).toEqual({ vouchers: ['redeemed'], requests: ['withdrawn'], offers: ['lapsed'] });
    expect((await here.hr.attempt('GET', `/checks/${checkId}/result`)).status).toBe(404);
    expect((await here.hr.attempt('DELETE', leavingOf(person))).body).toMatchObject({ code: 'member-not-found' });
  });

  it('for another one: what belongs to the old stays there, the new one sees nothing of it, and rights are those of the new', async () => {
    const { person, checkId } = await somebody();
    await app.sql(`UPDATE memberships SET valid_from = $2 WHERE person_id = $1`, [person.id, addDays(today, -30)]);
    await leaves(person, addDays(today, -1));
    const [{ email } = { email: '' }] = await app.sql<{ email: string }>('SELECT email FROM persons WHERE id = $1', [
      person.id,
    ]);
    const [{ ars } = { ars: '' }] = await app.sql<{ ars: string }>('SELECT ars FROM municipalities WHERE id = $1', [
      there.id,
    ]);
    await importPeople(`email;given_name;family_name;ars;role;unit\n${email};Kim;Muster;${ars};employee;Kasse`);
    expect((await person.get('/me')).memberships).toMatchObject([{ municipalityId: there.id, unit: 'Kasse' }]);
    expect((await there.hr.attempt('GET', `/checks/${checkId}/result`)).status).toBe(404);
    const back = { body: { purpose: PURPOSE, until: addDays(today, 9) } };
    expect((await person.attempt('PUT', `/checks/${checkId}/release`, back)).body).toMatchObject({
      code: 'not-your-municipality',
    });
    expect((await there.hr.get(`/vouchers?municipalityId=${there.id}`)).items).toEqual([]);
    expect((await here.hr.get(`/vouchers?municipalityId=${here.municipalityId}`)).items).toContainEqual(
      expect.objectContaining({ personId: person.id, state: 'redeemed' }),
    );
    await person.post('/voucher-requests', { programmeId, courseId: courses[1] });
  });

  it('by the import of people, whose next file does not undo it', async () => {
    const { person } = await somebody();
    const [{ email, ars } = { email: '', ars: '' }] = await app.sql<{ email: string; ars: string }>(
      'SELECT p.email, c.ars FROM persons p, municipalities c WHERE p.id = $1 AND c.id = $2',
      [person.id, here.municipalityId],
    );
    const head = 'email;given_name;family_name;ars;role;last_day';
    expect(await importPeople(`${head}\n${email};Kim;Muster;${ars};employee;${addDays(today, 1)}`)).toMatchObject({
      changed: 1,
    });
    expect(await importPeople(`${head}\n${email};Kim;Muster;${ars};employee;`)).toMatchObject({ unchanged: 1 });
    expect(await importPeople(`${head}\n${email};Kim;Muster;${ars};employee;31.12.2026`)).toBeNull();
    await daysLater(2, person);
    await settle();
    expect((await states(person)).requests).toEqual(['withdrawn']);
    const rows = await app.sql('SELECT 1 FROM memberships WHERE person_id = $1', [person.id]);
    expect(rows).toHaveLength(1);
  });

  it('and comes back before the night: nothing is taken away', async () => {
    const { person } = await somebody();
    await leaves(person, today);
    await daysLater(1, person);
    await app.sql(
      `INSERT INTO memberships (id, person_id, municipality_id, role, valid_from) VALUES (gen_random_uuid(), $1, $2, 'employee', $3)`,
      [person.id, here.municipalityId, today],
    );
    await settle();
    expect((await states(person)).requests).toEqual(['requested']);
  });

  it('HR: their rights end with the day, in sessions that are open; nobody ends their own, the last one, or another town’s', async () => {
    const colleague = await aPerson(app, { municipalityId: here.municipalityId, role: 'hr' });
    const list = `/voucher-requests?municipalityId=${here.municipalityId}`;
    expect((await leaves(colleague, today, here.hr, 'hr')).status).toBe(204);
    expect((await colleague.attempt('GET', list)).status).toBe(200);
    expect((await leaves(here.hr, today)).body).toMatchObject({ code: 'not-for-oneself' });
    expect((await leaves(here.hr, today, colleague)).body).toMatchObject({ code: 'hr-needed' });
    expect((await leaves(colleague, today, there.hr)).body).toMatchObject({ code: 'not-your-municipality' });
    expect((await leaves(await aPerson(app, { municipalityId: there.id }), today)).body).toMatchObject({
      code: 'member-not-found',
    });
    expect((await leaves(colleague, '2001-01-01')).body).toMatchObject({ code: 'leaving-day-out-of-range' });
    await daysLater(1, colleague);
    expect((await colleague.attempt('GET', list)).status).toBe(403);
    expect((await colleague.attempt('GET', '/voucher-requests')).status).toBe(200);
  });

  async function importPeople(csv: string): Promise<object | null> {
    const { body, headers } = multipart({ kind: 'people', mode: 'all-or-nothing' }, 'people.csv', csv);
    const { id } = await admin.post('/imports', body, headers);
    await app.get(ImportRun).run(id as string, () => true);
    const { state, counts } = await admin.get(`/imports/${id as string}`);
    return state === 'applied' ? (counts as object) : null;
  }
});
