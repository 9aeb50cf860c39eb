import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

const DECIDE = '/hr/requests/decide';

describe('The pages of requests and assignments, without script', () => {
  let app: TestApp;
  let town: Town;
  let foreign: Town;
  let colleague: Somebody;
  let programmeId: string;
  let courseId: string;
  let hr: Browser;
  let second: Browser;
  let number = 0;

  beforeAll(async () => {
    app = await startApp();
    const admin = await aPerson(app, { admin: true });
    [town, foreign] = [await aTown(app, 1), await aTown(app, 2)];
    colleague = await aPerson(app, { municipalityId: town.id, role: 'hr' });
    courseId = await aCourse(app);
    programmeId = await anOpenProgramme(admin, { total: 60, limitPerYear: 5 });
    hr = await browserOf(app, town.hr);
    second = await browserOf(app, colleague);
  });
  afterAll(() => app.close());

  const sound = (page: ShownPage): ShownPage => {
    expect(faultsOf(page.html)).toEqual([]);
    return page;
  };
  /** An employee of the town with a name of their own. */
  const named = async (familyName = `Name${(number += 1)}`, unit = 'Bürgerbüro', at = town): Promise<Somebody> => {
    const person = await aPerson(app, { municipalityId: at.id });
    await app.sql('UPDATE persons SET family_name = $2 WHERE id = $1', [person.id, familyName]);
    await app.sql('UPDATE memberships SET unit = $2 WHERE person_id = $1', [person.id, unit]);
    return person;
  };
  const requestBy = async (person: Somebody): Promise<string> => {
    const { id } = await person.post('/voucher-requests', { programmeId, courseId });
    return id as string;
  };
  const stateOf = async (id: string): Promise<unknown> =>
    (await app.sql('SELECT state FROM voucher_requests WHERE id = $1', [id]))[0]?.state;
  const emailOf = async ({ id }: Somebody): Promise<string> =>
    (await app.sql<{ email: string }>('SELECT email FROM persons WHERE id = $1', [id]))[0]?.email ?? '';
  const vouchersOf = async ({ id }: Somebody): Promise<number> =>
    (await app.sql('SELECT 1 FROM vouchers WHERE person_id = $1', [id])).length;

  describe('for a decision', () => {
    it('find requests by name, unit and course, and keep the choice in the address', async () => {
      await requestBy(await named('Schneider', 'Bauamt'));
      await requestBy(await named('Müller', 'Kämmerei'));
      const found = sound(await hr.open('/hr/requests?q=Mueler'));
      expect([found.text.includes('Müller'), found.text.includes('Schneider')]).toEqual([true, false]);
      expect((await found.send('/hr/requests', { q: 'bauamt akten' })).text).toContain('Schneider');
      expect((await hr.open('/hr/requests?q=niemand')).text).toContain('Zu dieser Auswahl gibt es keinen Antrag.');
      expect((await hr.open('/hr/requests?state=declined')).heading).toBe('Kein Antrag passt zu Ihrer Auswahl');
      expect((await hr.open('/hr/requests?state=nope')).status).toBe(400);
      const sorted = (await hr.open('/hr/requests?sort=person')).text;
      expect(sorted.indexOf('Müller')).toBeLessThan(sorted.indexOf('Schneider'));
      const all = await hr.open(found.links('/hr/requests?').find((href) => href.includes('select=all')) ?? '');
      expect(all.html).toMatch(/type="checkbox"[^>]*checked/);
    });

    it('approve several at once after one question; twice sent, once done', async () => {
      const people = [await named(), await named()];
      const ids = [await requestBy(people[0]!), await requestBy(people[1]!)];
      const list = sound(await hr.open('/hr/requests'));
      const question = sound(await list.send(DECIDE, { id: ids, decision: 'approve' }));
      expect(question.heading).toBe('Möchten Sie diese 2 Anträge genehmigen?');
      const both = await Promise.all([question.send(DECIDE), question.send(DECIDE)]);
      for (const page of both) expect(sound(page).heading).toBe('2 Anträge sind genehmigt');
      expect(await Promise.all(people.map(vouchersOf))).toEqual([1, 1]);
      const back = sound(await hr.open(question.path));
      expect(back.heading).toBe('Hier ist nichts mehr zu entscheiden');
    });

    it('decline with a reason only, and ask for a choice', async () => {
      const id = await requestBy(await named());
      const list = await hr.open('/hr/requests');
      const none = sound(await list.send(DECIDE, { decision: 'approve' }));
      expect([none.status, none.heading]).toEqual([422, 'Sie haben keinen Antrag ausgewählt.']);
      const question = sound(await list.send(DECIDE, { id, decision: 'decline' }));
      const empty = sound(await question.send(DECIDE, { reason: '  ' }));
      expect([empty.status, empty.heading]).toEqual([422, 'Eine Ablehnung braucht eine Begründung.']);
      const done = sound(await question.send(DECIDE, { reason: 'Der Kurs fällt aus.' }));
      expect(done.heading).toBe('Der Antrag ist abgelehnt');
      const one = sound(await hr.open(`/hr/requests/${id}`));
      expect(one.text).toContain('Begründung: Der Kurs fällt aus.');
      expect(one.text).toContain('Über diesen Antrag ist entschieden.');
    });

    it('explain to the second of two what the first decided', async () => {
      const id = await requestBy(await named());
      const question = await (await hr.open(`/hr/requests/${id}`)).send(DECIDE, { decision: 'approve' });
      const other = await (await second.open(`/hr/requests/${id}`)).send(DECIDE, { decision: 'decline' });
      await other.send(DECIDE, { reason: 'Schon besucht.' });
      const late = sound(await question.send(DECIDE));
      expect(late.heading).toBe('Über diesen Antrag war schon entschieden');
      expect(late.text).toMatch(/Schon entschieden: Abgelehnt \(.*, Muster, Kim\)\. Begründung: Schon besucht\./);
      expect(await stateOf(id)).toBe('declined');
    });

    it('show one’s own request, but let somebody else decide on it', async () => {
      const id = await requestBy(town.hr);
      const own = sound(await hr.open(`/hr/requests/${id}`));
      expect(own.text).toContain('Das ist Ihr eigener Antrag.');
      expect(own.html).not.toContain(DECIDE);
      const asked = sound(await hr.open(`${DECIDE}?decision=approve&id=${id}`));
      expect(asked.heading).toBe('Hier ist nichts mehr zu entscheiden');
      const done = await (await second.open(`/hr/requests/${id}`)).send(DECIDE, { decision: 'approve' });
      expect((await done.send(DECIDE)).heading).toBe('Der Antrag ist genehmigt');
    });

    it('show the waiting list in its order, with the rule in words', async () => {
      const ids = [await requestBy(await named('Erste')), await requestBy(await named('Zweite'))];
      // Nothing moves by itself here: the pot is full for the moment.
      await app.sql('UPDATE allotments SET granted = occupied WHERE municipality_id = $1', [town.id]);
      const question = await (await hr.open('/hr/requests')).send(DECIDE, { id: ids, decision: 'waitlist' });
      expect((await question.send(DECIDE)).heading).toBe('2 Anträge stehen auf der Warteliste');
      const list = sound(await hr.open('/hr/waiting-list'));
      expect(list.heading).toBe('2 Personen stehen auf der Warteliste');
      expect(list.text.indexOf('Erste')).toBeLessThan(list.text.indexOf('Zweite'));
      expect(list.text).toContain('Die Reihenfolge richtet sich nach dem Zeitpunkt des Antrags');
      const ask = await (await hr.open(`/hr/requests/${ids[0]!}`)).send(DECIDE, { decision: 'approve' });
      expect(ask.text).toContain('Kein Gutschein ist frei');
      const full = sound(await ask.send(DECIDE));
      expect([full.heading, full.text.includes('Kein Gutschein war mehr frei.')]).toEqual([
        'Es hat sich nichts geändert',
        true,
      ]);
      await app.sql('UPDATE allotments SET granted = 30 WHERE municipality_id = $1', [town.id]);
    });

    it('turn over by 25', async () => {
      for (let nth = 0; nth < 26; nth += 1) await requestBy(await aPerson(app, { municipalityId: town.id }));
      const first = sound(await hr.open('/hr/requests?state=requested'));
      const next = first.links('/hr/requests?').find((href) => href.includes('page=2')) ?? '';
      expect(next).toContain('state=requested');
      expect(sound(await hr.open(next)).text).toMatch(/Seite 2 von 2/);
      expect((await hr.open('/hr/requests?state=requested&page=99')).text).toMatch(/Seite 2 von 2/);
    });
  });

  describe('for an assignment', () => {
    it('give a voucher to somebody found by a search, once however often it is sent', async () => {
      const person = await named('Grünwald', 'Standesamt');
      const search = sound(await hr.open('/hr/assign?q=gruenwlad'));
      const [chosen = ''] = search.links('/hr/assign/persons/');
      const sheet = sound(await hr.open(chosen));
      expect(sheet.heading).toBe('Gutschein für Grünwald, Kim');
      const question = sound(await sheet.send('/hr/assign/confirm', { course: courseId, how: 'assign' }));
      const both = await Promise.all([question.send('/hr/assign'), question.send('/hr/assign')]);
      for (const page of both) expect(sound(page).text).toContain('Der Gutschein ist vergeben.');
      expect(await vouchersOf(person)).toBe(1);
    });

    it('know nobody of another municipality', async () => {
      const stranger = await named('Fremd', 'Bauamt', foreign);
      expect((await hr.open('/hr/assign?q=Fremd')).text).toContain('gibt es in Ihrer Kommune niemanden');
      expect((await hr.open(`/hr/assign/persons/${stranger.id}`)).status).toBe(404);
      const id = await requestBy(stranger);
      expect((await hr.open(`/hr/requests/${id}`)).status).toBe(404);
      expect((await hr.open(`${DECIDE}?decision=approve&id=${id}`)).heading).toBe(
        'Hier ist nichts mehr zu entscheiden',
      );
      for (const path of ['requests', 'waiting-list', 'vouchers', 'assign', 'assign/list']) {
        const page = sound(await hr.open(`/hr/${path}?municipality=${foreign.id}`));
        expect([page.status, page.heading]).toEqual([403, 'Sie handeln nicht für diese Kommune.']);
      }
      const asEmployee = await (await browserOf(app, stranger)).open('/hr/assign');
      expect(asEmployee.status).toBe(403);
    });

    it('take a list, show what is wrong in it, and assign the possible rows', async () => {
      const [kim, lou] = [await named(), await named()];
      const content = `person;course\n${await emailOf(kim)};\nniemand@ort.example;\n${await emailOf(lou)};NOPE\n`;
      const start = sound(await hr.open('/hr/assign/list'));
      const preview = sound(await start.upload('/hr/assign/list/preview', {}, { name: 'liste.csv', content }));
      expect(preview.heading).toBe('Vorschau: 1 Gutscheine möglich, 2 Zeilen nicht');
      expect(preview.text).toMatch(/3 niemand@ort.example – In Ihrer Kommune gibt es diese Person nicht\./);
      expect(await vouchersOf(kim)).toBe(0);
      const done = sound(await preview.send('/hr/assign/list'));
      expect(done.heading).toBe('Ein Gutschein ist vergeben');
      expect((await preview.send('/hr/assign/list')).heading).toBe('Ein Gutschein ist vergeben');
      expect([await vouchersOf(kim), await vouchersOf(lou)]).toEqual([1, 0]);
    });

    it('assign all rows or none', async () => {
      const people = [await named(), await named()];
      const content = ['person', ...(await Promise.all(people.map(emailOf)))].join('\n');
      const start = await hr.open('/hr/assign/list');
      const preview = await start.upload('/hr/assign/list/preview', {}, { name: 'liste.csv', content });
      await town.hr.post('/vouchers', { programmeId, personId: people[1]!.id });
      const late = sound(await preview.send('/hr/assign/list'));
      expect(late.heading).toBe('Es wurde kein Gutschein vergeben');
      expect(late.text).toContain('Seit der Vorschau hat sich etwas geändert');
      expect(await vouchersOf(people[0]!)).toBe(0);
    });

    it('say what is wrong with a file that is no list', async () => {
      const start = await hr.open('/hr/assign/list');
      const upload = (content: string) => start.upload('/hr/assign/list/preview', {}, { name: 'x', content });
      const workbook = sound(await upload('PK\u0003\u0004'));
      expect([workbook.status, workbook.heading]).toEqual([422, 'Das ist eine Excel-Datei, keine CSV-Datei.']);
      expect((await upload('')).heading).toBe('Es ist keine Datei angekommen, oder sie ist leer.');
      expect((await upload('name\nKim')).heading).toBe('Die Liste ist keine lesbare CSV-Tabelle.');
    });
  });

  describe('for vouchers', () => {
    it('find one, revoke it with a reason, and know afterwards that it is done', async () => {
      const person = await named('Vogel', 'Archiv');
      const { id } = await town.hr.post('/vouchers', { programmeId, personId: person.id, courseId });
      const list = sound(await hr.open('/hr/vouchers?q=vogel&state=open&sort=ending'));
      expect(list.heading).toBe('1 Gutschein Ihrer Kommune');
      expect(list.text).toContain('ohne Antrag vergeben');
      const question = sound(await hr.open(`/hr/vouchers/${id as string}/revoke`));
      expect(question.heading).toBe('Möchten Sie diesen Gutschein entziehen?');
      const send = () => question.send(`/hr/vouchers/${id as string}/revoke`, { reason: 'Auf Wunsch' });
      const both = await Promise.all([send(), send()]);
      for (const page of both) expect(sound(page).text).toContain('Der Gutschein ist entzogen');
      const after = sound(await hr.open(`/hr/vouchers/${id as string}/revoke`));
      expect(after.heading).toBe('Das ist mit diesem Gutschein nicht mehr möglich');
      expect(after.text).toContain('Begründung: Auf Wunsch');
      expect((await hr.open(`/hr/vouchers/${id as string}/sell`)).status).toBe(400);
    });

    it('confirm the completion of a redeemed voucher', async () => {
      const person = await named();
      const { id } = await town.hr.post('/vouchers', { programmeId, personId: person.id, courseId });
      await person.post(`/vouchers/${id as string}/redeem`, {});
      const question = sound(await hr.open(`/hr/vouchers/${id as string}/complete`));
      const done = await question.send(`/hr/vouchers/${id as string}/complete`);
      expect(sound(done).text).toContain('Der Abschluss ist bestätigt.');
    });
  });

  describe('for an offer', () => {
    const offerTo = async (person: Somebody): Promise<ShownPage> => {
      const sheet = await hr.open(`/hr/assign/persons/${person.id}`);
      const question = sound(await sheet.send('/hr/assign/confirm', { course: courseId, how: 'offer' }));
      return question.send('/hr/assign');
    };

    it('let the employee accept it and have a voucher, once however often it is sent', async () => {
      const person = await named('Anders');
      const made = sound(await offerTo(person));
      expect(made.text).toContain('Das Angebot ist gemacht.');
      expect(await vouchersOf(person)).toBe(0);
      const own = await browserOf(app, person);
      const page = sound(await own.open('/vouchers'));
      expect(page.text).toContain('Ihre Personalstelle bietet Ihnen einen Gutschein für diesen Kurs an.');
      const [accept = ''] = page.links('/vouchers/offers/');
      const question = sound(await own.open(accept));
      const both = await Promise.all([question.send(accept), question.send(accept)]);
      for (const done of both) expect(sound(done).text).toContain('Sie haben das Angebot angenommen');
      expect(await vouchersOf(person)).toBe(1);
      expect(sound(await own.open(accept)).heading).toBe('Dieses Angebot ist nicht mehr offen');
      const kinds = await app.sql<{ kind: string }>('SELECT kind FROM ledger_entries ORDER BY position DESC LIMIT 3');
      expect(kinds.map(({ kind }) => kind)).toEqual(['voucher.assigned', 'request.approved', 'request.requested']);
      expect((await hr.open('/hr/offers')).text).toContain('Angenommen');
    });

    it('let the employee refuse it, and HR take it back before that', async () => {
      const [first, other] = [await named(), await named()];
      await offerTo(first);
      const own = await browserOf(app, first);
      const refuse = (await own.open('/vouchers')).links('/vouchers/offers/')[1] ?? '';
      const refused = sound(await (await own.open(refuse)).send(refuse));
      expect(refused.text).toContain('Sie haben das Angebot abgelehnt.');

      const list = sound(await offerTo(other));
      const [one = ''] = list.links('/hr/offers/');
      const [withdraw = ''] = sound(await hr.open(one))
        .links('/hr/offers/')
        .filter((link) => link.includes('/withdraw'));
      const action = withdraw.slice(0, withdraw.indexOf('?'));
      const late = await browserOf(app, other);
      const [accept = ''] = (await late.open('/vouchers')).links('/vouchers/offers/');
      const question = await late.open(accept);
      expect(sound(await (await hr.open(withdraw)).send(action)).text).toContain('Das Angebot ist zurückgenommen.');
      const refusal = sound(await question.send(accept));
      expect([refusal.status, refusal.heading]).toEqual([409, 'Über dieses Angebot ist schon entschieden.']);
      expect([await vouchersOf(first), await vouchersOf(other)]).toEqual([0, 0]);
    });

    it('refuse one without a course, a second one, one to oneself or to a stranger', async () => {
      const person = await named();
      const sheet = await hr.open(`/hr/assign/persons/${person.id}`);
      const without = sound(await sheet.send('/hr/assign/confirm', { how: 'offer' }));
      expect([without.status, without.heading]).toEqual([422, 'Ein Angebot nennt einen Kurs.']);
      await offerTo(person);
      expect(sound(await offerTo(person)).heading).toBe('Dieser Person ist der Kurs schon angeboten.');
      const stranger = await named('Fremde', 'Bauamt', foreign);
      const attempt = (personId: string, municipalityId = town.id) =>
        town.hr.attempt('POST', '/voucher-offers', { body: { programmeId, courseId, personId, municipalityId } });
      expect((await attempt(stranger.id)).body.code).toBe('member-not-found');
      expect((await attempt(stranger.id, foreign.id)).body.code).toBe('not-your-municipality');
      expect((await attempt(town.hr.id)).body.code).toBe('not-for-oneself');
      const [offer] = (await town.hr.get(`/voucher-offers?municipalityId=${town.id}`)).items as { id: string }[];
      expect((await stranger.attempt('POST', `/voucher-offers/${offer!.id}/accept`)).status).toBe(404);
      expect((await town.hr.attempt('POST', `/voucher-offers/${offer!.id}/accept`)).body.code).toBe(
        'offer-move-not-yours',
      );
    });
  });

  it('are in English for whoever reads English', async () => {
    const reader = await browserOf(app, town.hr, 'en');
    for (const path of [
      'requests',
      'requests?state=all',
      'waiting-list',
      'vouchers',
      'assign',
      'assign/list',
      'offers',
    ]) {
      expect(sound(await reader.open(`/hr/${path}`)).html).toContain('<html lang="en">');
    }
  });
});
