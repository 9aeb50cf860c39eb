import { randomUUID } from 'node:crypto';

import { PersonsService } from '../../src/accounts/index.js';
import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { Transaction } from '../../src/platform/database/transaction.js';
import { Outbox } from '../../src/platform/mail/outbox.service.js';
import { PostService } from '../../src/platform/mail/post.service.js';
import { VoucherExpiry } from '../../src/vouchers/holdings/voucher-expiry.service.js';
import { WaitingNews } from '../../src/vouchers/requests/waiting-news.service.js';
import { Reminders } from '../../src/vouchers/mails/reminders.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { browserOf } from '../support/browser.js';
import { textOf } from '../support/html.js';
import { aPostOffice, type PostOffice } from '../support/post.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('Mails', () => {
  let app: TestApp;
  let office: PostOffice;
  let admin: Somebody;
  let town: Town;
  let employee: Somebody;
  let programmeId: string;
  let courseId: string;

  beforeAll(async () => {
    office = await aPostOffice();
    const env = { SMTP_URL: office.url, SMTP_REQUIRE_TLS: 'false', PUBLIC_URL: 'https://lernlotse.example' };
    app = await startApp({ env });
    admin = await aPerson(app, { admin: true });
    town = await aTown(app, 1);
    courseId = await aCourse(app);
    programmeId = await anOpenProgramme(admin, { total: 100 });
  });
  afterAll(async () => {
    await app.close();
    await office.close();
    for (const name of ['SMTP_URL', 'SMTP_REQUIRE_TLS', 'PUBLIC_URL']) Reflect.deleteProperty(process.env, name);
  });
  beforeEach(async () => {
    await app.jobsDone();
    office.received.length = 0;
    employee = await aPerson(app, { municipalityId: town.id });
  });

  const request = async () => (await employee.post('/voucher-requests', { programmeId, courseId })).id as string;
  const assign = async () => (await town.hr.post('/vouchers', { programmeId, personId: employee.id })).id as string;
  const rows = (personId = employee.id) =>
    app.sql<{ kind: string; state: string; fault: string | null; tries: number; address: string | null }>(
      'SELECT kind, state, fault, tries, address FROM mails WHERE recipient_id = $1 ORDER BY created_at',
      [personId],
    );
  const kinds = async (personId?: string) => (await rows(personId)).map(({ kind, state }) => [kind, state]);

  const speakEnglish = ({ id: personId }: Somebody) =>
    app.get(PersonsService).chooseLanguage({ personId, sessionId: '', admin: false, memberships: [] }, 'en');
  /** A programme with one place, which somebody has. */
  const aFullProgramme = async () => {
    const full = await anOpenProgramme(admin, { total: 1 });
    const holder = await aPerson(app, { municipalityId: town.id });
    const { id } = await town.hr.post('/vouchers', { programmeId: full, personId: holder.id });
    return { programmeId: full, voucherId: id as string };
  };
  /** The newest mail of each kind and language; plain text and HTML must say the same. */
  const contents = async (): Promise<Readonly<Record<string, string>>> => {
    const mails = await app.sql<{ kind: string; plain: string; html: string }>(
      'SELECT kind, plain, html FROM mails WHERE plain IS NOT NULL ORDER BY created_at',
    );
    return Object.fromEntries(
      mails.map(({ kind, plain, html }) => {
        const [, language = ''] = /<html lang="(..)"/.exec(html) ?? [];
        const inHtml = textOf(html);
        for (const line of plain.split('\n').filter((one) => /^[^\s:]+ .*\.$/.test(one)))
          expect(inHtml).toContain(line);
        return [`${kind} ${language}`, plain];
      }),
    );
  };

  it('tell of an approval, in plain text and HTML, and name neither person nor course nor code', async () => {
    const id = await request();
    await town.hr.post(`/voucher-requests/${id}/approve`);
    await app.jobsDone();
    expect(await kinds()).toEqual([['request-approved', 'sent']]);
    const [mail] = office.received;
    expect(mail?.to).toHaveLength(1);
    expect(mail?.content).toMatch(/Content-Type: text\/plain; charset=utf-8[\s\S]*Content-Type: text\/html/);
    expect(mail?.content).toContain('https://lernlotse.example/vouchers');
    expect(mail?.content).toContain('Auto-Submitted: auto-generated');
    const { items } = await employee.get('/vouchers');
    for (const secret of ['Kim', 'Muster', 'Akten', items[0].code as string]) {
      expect(mail?.content).not.toContain(secret);
    }
  });

  it('tell of a refusal, a revocation, a cancellation and the end, each to the person alone', async () => {
    await town.hr.post(`/voucher-requests/${await request()}/decline`, { reason: 'Kein Bedarf' });
    await town.hr.post(`/vouchers/${await assign()}/revoke`, { reason: 'Irrtum' });
    const redeemed = await assign();
    await employee.post(`/vouchers/${redeemed}/redeem`, { courseId });
    await town.hr.post(`/vouchers/${redeemed}/cancel`, { reason: 'Kurs fällt aus' });
    const late = await assign();
    await app.sql('UPDATE vouchers SET expires_on = $2 WHERE id = $1', [late, '2020-01-01']);
    await app.get(VoucherExpiry).expireDue();
    await app.jobsDone();
    expect(await kinds()).toEqual([
      ['request-declined', 'sent'],
      ['voucher-assigned', 'sent'],
      ['voucher-revoked', 'sent'],
      ['voucher-assigned', 'sent'],
      ['voucher-cancelled', 'sent'],
      ['voucher-assigned', 'sent'],
      ['voucher-expired', 'sent'],
    ]);
    expect(office.received).toHaveLength(7);
    expect(office.received.map(({ content }) => content).join()).not.toMatch(/Irrtum|Bedarf|aus/);
  });

  it('are in the language that the person chose', async () => {
    await speakEnglish(employee);
    await assign();
    await app.jobsDone();
    expect(office.received[0]?.content).toContain('Subject: You have a training voucher');
  });

  it('are not there when the move was rolled back', async () => {
    const [addressee] = await app.get(PersonsService).addressees([employee.id]);
    if (addressee === undefined) throw new Error('nobody');
    const news = { texts: 'vouchers-mails:mails', kind: 'voucher-revoked', occasion: 'x', path: '/vouchers' };
    const broken = app.get(Transaction).run(async () => {
      await app.get(Outbox).put(addressee, news);
      throw new Error('rolled back');
    });
    await expect(broken).rejects.toThrow('rolled back');
    await app.jobsDone();
    expect(await rows()).toEqual([]);
    expect(office.received).toEqual([]);
  });

  it('are tried again when the server has not taken them, and are then sent once', async () => {
    office.next = [451, 451];
    await assign();
    await app.jobsDone();
    expect(await rows()).toMatchObject([{ state: 'sent', tries: 3, fault: null }]);
    expect(office.received).toHaveLength(1);
  });

  it('are not tried again when the server refuses them for good; only its code is kept', async () => {
    office.next = [554];
    await assign();
    await app.jobsDone();
    expect(await rows()).toMatchObject([{ state: 'failed', tries: 1, fault: 'smtp-554' }]);
    const jobs = await app.sql(`SELECT payload, result, error FROM jobs WHERE name = 'mails.send'`);
    expect(JSON.stringify(jobs)).not.toContain('@');
  });

  it('are never sent a second time when the connection broke after the content', async () => {
    office.next = ['cut'];
    await assign();
    await app.jobsDone();
    expect(await rows()).toMatchObject([{ state: 'unclear', tries: 1 }]);
    expect(office.received).toHaveLength(1);
  });

  it('are sent once, however often and on however many workers the job runs', async () => {
    await assign();
    await app.jobsDone();
    const [mail] = await app.sql<{ id: string }>('SELECT id FROM mails WHERE recipient_id = $1', [employee.id]);
    await Promise.all([1, 2, 3].map(() => app.get(PostService).send(mail?.id ?? '', randomUUID())));
    expect(office.received).toHaveLength(1);
    await app.sql(`UPDATE mails SET state = 'sending', tried_at = now() - interval '1 hour' WHERE id = $1`, [mail?.id]);
    await app.get(PostService).tend();
    expect(await rows()).toMatchObject([{ state: 'unclear', fault: 'process-ended' }]);
  });

  it('that waited too long are tried again, and given up after days', async () => {
    office.next = [554];
    await assign();
    await app.jobsDone();
    await app.sql(`UPDATE mails SET state = 'waiting', tried_at = now() - interval '2 hours' WHERE recipient_id = $1`, [
      employee.id,
    ]);
    expect(await app.get(PostService).tend()).toMatchObject({ again: 1 });
    await app.jobsDone();
    expect(await kinds()).toEqual([['voucher-assigned', 'sent']]);
    await app.sql(
      `UPDATE mails SET state = 'waiting', created_at = now() - interval '4 days' WHERE recipient_id = $1`,
      [employee.id],
    );
    await app.get(PostService).tend();
    expect(await kinds()).toEqual([['voucher-assigned', 'failed']]);
  });

  it('lose address and content after 14 days; that they were sent stays, so that nobody is told twice', async () => {
    const id = await assign();
    await app.jobsDone();
    await app.sql(`UPDATE mails SET created_at = now() - interval '15 days' WHERE recipient_id = $1`, [employee.id]);
    expect((await app.get(PostService).tend()).erased).toBeGreaterThan(0);
    const [erased] = await app.sql('SELECT address, subject, plain, html FROM mails WHERE occasion = $1', [id]);
    expect(erased).toEqual({ address: null, subject: null, plain: null, html: null });
  });

  it('remind once before a voucher ends', async () => {
    const id = await assign();
    const today = berlinDay(new Date());
    await app.sql(`UPDATE vouchers SET expires_on = $2, assigned_at = now() - interval '60 days' WHERE id = $1`, [
      id,
      addDays(today, 10),
    ]);
    expect(await app.get(Reminders).ofEnd()).toEqual({ reminded: 1 });
    expect(await app.get(Reminders).ofEnd()).toEqual({ reminded: 0 });
    const list = await (await browserOf(app, town.hr)).open('/hr/vouchers');
    expect(list.text.match(/erinnert am \d\d\.\d\d\.\d{4}/g)).toHaveLength(1);
    await app.jobsDone();
    expect(await kinds()).toEqual([
      ['voucher-assigned', 'sent'],
      ['voucher-expiring', 'sent'],
    ]);
  });

  it('tell who waits the place, and nearer ones once a day as the list moves, until a voucher is theirs', async () => {
    const { programmeId: full, voucherId } = await aFullProgramme();
    const [ahead, behind] = [await aPerson(app, { municipalityId: town.id }), employee];
    await speakEnglish(behind);
    for (const person of [ahead, behind]) {
      const { id } = await person.post('/voucher-requests', { programmeId: full, courseId });
      await town.hr.post(`/voucher-requests/${id as string}/waitlist`);
    }
    expect(await app.get(WaitingNews).tell()).toEqual({ told: 0 });
    await town.hr.post(`/vouchers/${voucherId}/revoke`, { reason: 'Irrtum' });
    await app.jobsDone();
    expect(await kinds(ahead.id)).toEqual([
      ['request-waitlisted', 'sent'],
      ['request-moved-up', 'sent'],
    ]);
    const told = await Promise.all([1, 2].map(() => app.get(WaitingNews).tell()));
    expect(told.reduce((sum, one) => sum + one.told, 0)).toBe(1);
    await app.jobsDone();
    expect(await kinds()).toEqual([
      ['request-waitlisted', 'sent'],
      ['waiting-list-moved', 'sent'],
    ]);
    const letters = await contents();
    expect(letters['request-waitlisted de']).toContain('Platz 1 von 1');
    expect(letters['request-waitlisted en']).toContain('in place 2 of 2');
    expect(letters['request-moved-up de']).toContain('der Bildungsgutschein gehört Ihnen');
    expect(letters['waiting-list-moved en']).toContain('now in place 1 of 1');
  });

  it('tell everybody whose request lapses with its programme', async () => {
    const { programmeId: full } = await aFullProgramme();
    const waiting = await aPerson(app, { municipalityId: town.id });
    await speakEnglish(waiting);
    await employee.post('/voucher-requests', { programmeId: full, courseId });
    const { id } = await waiting.post('/voucher-requests', { programmeId: full, courseId });
    await town.hr.post(`/voucher-requests/${id as string}/waitlist`);
    await admin.post(`/programmes/${full}/close`);
    await app.jobsDone();
    expect(await kinds()).toEqual([['request-lapsed', 'sent']]);
    expect(await kinds(waiting.id)).toEqual([
      ['request-waitlisted', 'sent'],
      ['request-lapsed', 'sent'],
    ]);
    const letters = await contents();
    expect(letters['request-lapsed de']).toContain('er ist deshalb verfallen');
    expect(letters['request-lapsed en']).toContain('so it has lapsed');
  });

  it('remind by jobs that repeat', async () => {
    const jobs = ['vouchers.remind-of-end', 'vouchers.remind-of-requests', 'vouchers.tell-who-waits'];
    const rows = await app.sql<{ name: string }>('SELECT name FROM job_schedules WHERE name = ANY($1) ORDER BY name', [
      jobs,
    ]);
    expect(rows.map(({ name }) => name)).toEqual(jobs);
  });

  it('remind HR of requests that nobody touched, once a day', async () => {
    await app.sql(`UPDATE voucher_requests SET requested_at = now() - interval '6 days' WHERE id = $1`, [
      await request(),
    ]);
    const told = await Promise.all([1, 2].map(() => app.get(Reminders).ofRequests()));
    expect(told.reduce((sum, { reminded }) => sum + reminded, 0)).toBe(1);
    await app.jobsDone();
    expect(await kinds(town.hr.id)).toEqual([['requests-untouched', 'sent']]);
    expect(office.received[0]?.content).toContain('/hr/requests');
  });
});
