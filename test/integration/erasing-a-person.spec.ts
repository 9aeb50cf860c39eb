import { randomUUID } from 'node:crypto';

import { type PersonalData, PersonalDataRegistry, PersonsService, SessionsService } from '../../src/accounts/index.js';
import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCheckWorld, anEmployee, best, type CheckWorld, PURPOSE, takeCheck } from '../support/checks.js';
import { verifyBytes } from '../support/ledger-verify.js';
import { fatesOf } from '../support/personal-columns.js';
import { aPlatform } from '../support/platforms.js';
import { callerWith, multipart } from '../support/story.js';
import { tracesInFiles, tracesInRedis, tracesInTables } from '../support/traces.js';
import { aCourse, anOpenProgramme, aPerson, type Somebody } from '../support/vouchers.js';

const GIVEN = 'Zsófia';
const FAMILY = 'Quandtmeier';
const EMAIL = 'Zsofia.Quandtmeier@Musterstadt.example'.toLowerCase();
const PASSWORD = 'sieben Birken am Rheinufer';

describe('a person who has left traces everywhere and erases the account', () => {
  let app: TestApp;
  let world: CheckWorld;
  let admin: Somebody;
  let zsofia: Somebody;
  let kim: Somebody;
  let programmeId: string;
  let platformOwner: string;
  let pseudonym: string;
  let words: readonly string[];

  beforeAll(async () => {
    app = await startApp();
    world = await aCheckWorld(app);
    admin = await aPerson(app, { admin: true });
    zsofia = await theLeaver();
    words = [FAMILY, EMAIL, zsofia.id, zsofia.id.replaceAll('-', '')];
    kim = await anEmployee(app, world.municipalityId);
    await liveAndWork();
    await app.jobsDone();
    await leaveTheRest();
  });
  afterAll(() => app.close());

  async function theLeaver(): Promise<Somebody> {
    const person = await app.get(PersonsService).provide({
      email: EMAIL,
      givenName: GIVEN,
      familyName: FAMILY,
      password: PASSWORD,
      admin: true,
      memberships: [{ municipalityId: world.municipalityId, role: 'hr', unit: 'Bürgerbüro' }],
    });
    const { accessToken = '' } = await app.get(SessionsService).open(person, 'token', { device: 'Firefox' });
    return { id: person.id, ...callerWith(app, accessToken) };
  }

  /** Everything that goes through the product's own doors. */
  async function liveAndWork(): Promise<void> {
    await zsofia.post('/privacy-notice/acknowledgements', {
      version: (await zsofia.get('/me')).notice.version as string,
    });
    const { checkId } = await takeCheck(world, zsofia, best);
    const until = addDays(berlinDay(new Date()), 30);
    await zsofia.put(`/checks/${checkId as string}/release`, { purpose: PURPOSE, until });
    const [courseId, other, further] = [await aCourse(app), await aCourse(app), await aCourse(app)];
    programmeId = await anOpenProgramme(admin, { total: 20, limitPerYear: 5 });
    const request = await zsofia.post('/voucher-requests', { programmeId, courseId });
    const { voucherId } = await world.hr.post(`/voucher-requests/${request.id as string}/approve`);
    await zsofia.post(`/vouchers/${voucherId as string}/redeem`, { courseId });
    await world.hr.post(`/vouchers/${voucherId as string}/complete`);
    await zsofia.post('/voucher-requests', { programmeId, courseId: other });
    await world.hr.post('/vouchers', { programmeId, personId: zsofia.id, municipalityId: world.municipalityId });
    await zsofia.post('/me/completions', {
      courseId: further,
      proof: { kind: 'text', text: `Urkunde für ${GIVEN} ${FAMILY}` },
    });
    await world.hr.post('/voucher-offers', {
      programmeId,
      personId: zsofia.id,
      courseId: further,
      note: `Für Frau ${FAMILY}`,
    });
    const asked = await kim.post('/voucher-requests', { programmeId, courseId });
    const own = await zsofia.post(`/voucher-requests/${asked.id as string}/approve`);
    await kim.post(`/vouchers/${own.voucherId as string}/redeem`, { courseId });
    await zsofia.post(`/vouchers/${own.voucherId as string}/complete`);
    await zsofia.post('/voucher-offers', { programmeId, personId: kim.id, courseId: further });
    const platform = await aPlatform(app, zsofia, 'Lernwerkstatt');
    platformOwner = platform.id;
    await zsofia.post('/auth/password-reset-requests', { email: EMAIL });
    await app.call('POST', '/api/v1/auth/login', { body: { email: EMAIL, password: 'falsch geraten' } });
    const csv = `E-Mail;Vorname;Nachname;ARS;Rolle\n${EMAIL};${GIVEN};${FAMILY};x;employee\n`;
    const { body, headers } = multipart({ kind: 'people' }, `${FAMILY}.csv`, csv);
    await zsofia.attempt('POST', '/imports', { body, headers });
    await app
      .sql(`INSERT INTO persons (id, email, given_name, family_name, created_at) VALUES ($1, $2, 'x', 'x', now())`, [
        randomUUID(),
        EMAIL,
      ])
      .catch(() => undefined);
  }

  /** What would need a whole programme's life, or another product, written as the product would. */
  async function leaveTheRest(): Promise<void> {
    const [first] = await app.sql<{ id: string }>('SELECT id FROM courses ORDER BY id LIMIT 1');
    const me = zsofia.id;
    const insert = async (table: string, row: Record<string, unknown>): Promise<void> => {
      const values = Object.values(row);
      const places = values.map((_, at) => `$${String(at + 1)}`).join();
      await app.sql(
        `INSERT INTO ${table} (${Object.keys(row)
          .map((name) => `"${name}"`)
          .join()}) VALUES (${places})`,
        values,
      );
    };
    const now = new Date();
    const m = world.municipalityId;
    await insert('explanations_seen', { person_id: me, item_id: world.items[0]!.id, seen_at: now });
    await insert('participant_ids', {
      person_id: me,
      provider: 'Lernwerkstatt',
      participant_id: randomUUID(),
      issued_at: now,
    });
    await insert('xapi_statements', {
      ...{
        provider: 'Lernwerkstatt',
        id: randomUUID(),
        platform_id: platformOwner,
        fingerprint: 'x',
        effect: 'completes',
      },
      ...{ person_id: me, course_id: first!.id, stored_at: now },
    });
    const seen = { viewer_role: 'hr', municipality_id: m, kind: 'release', at: now, hour: now };
    await insert('accesses', { person_id: me, viewer_id: kim.id, ...seen });
    await insert('accesses', { person_id: kim.id, viewer_id: me, ...seen });
    const [own, others] = [randomUUID(), randomUUID()];
    const asked = {
      municipality_id: m,
      right: 'access',
      received_at: now,
      received_on: '2026-01-05',
      due_on: '2026-02-05',
    };
    await insert('rights_requests', {
      id: own,
      person_id: me,
      state: 'open',
      text: `Ich, ${GIVEN} ${FAMILY}`,
      ...asked,
    });
    const answered = { state: 'granted', text: 'Bitte', answer: 'Gern', closed_at: now };
    await insert('rights_requests', { id: others, person_id: kim.id, ...answered, ...asked });
    await insert('rights_request_moves', { request_id: others, at: now, move: 'granted', moved_by: me });
    await insert('course_marks', {
      person_id: me,
      course_id: first!.id,
      municipality_id: m,
      kind: 'pin',
      created_at: now,
    });
    await insert('completion_claims', {
      ...{ id: randomUUID(), person_id: kim.id, course_id: first!.id, state: 'declined', claimed_at: now },
      ...{ decided_by: me, decided_at: now, reason: `Bitte bei ${GIVEN} ${FAMILY} melden (${EMAIL})` },
    });
    await insert('identity_providers', {
      municipality_id: m,
      issuer: 'https://idp.example',
      client_id: 'x',
      scope: 'openid',
      updated_at: now,
    });
    await insert('provider_identities', { municipality_id: m, subject: EMAIL, person_id: me, linked_at: now });
    await insert('scim_users', {
      ...{ municipality_id: m, person_id: me, user_name: EMAIL, external_id: me, email: EMAIL },
      ...{ given_name: GIVEN, family_name: FAMILY, created_at: now, updated_at: now },
    });
    await insert('second_factors', { person_id: me, sealed_secret: 'x', created_at: now });
    await insert('recovery_codes', { person_id: me, code_hash: Buffer.from('x') });
    await insert('mailed_links', {
      ...{
        id: randomUUID(),
        person_id: me,
        purpose: 'change-email',
        token_hash: Buffer.from('y'),
        email: `neu.${EMAIL}`,
      },
      ...{ created_at: now, expires_at: new Date(now.getTime() + 1_000) },
    });
    await insert('mails', {
      ...{
        id: randomUUID(),
        recipient_id: me,
        kind: 'test',
        occasion: 'x',
        state: 'kept',
        address: EMAIL,
        subject: 's',
      },
      ...{ plain: `Guten Tag, ${FAMILY}`, html: '<p></p>', created_at: now },
    });
    await insert('works_agreements', {
      ...{
        id: randomUUID(),
        municipality_id: m,
        version: 90,
        reference: `DV ${GIVEN} ${FAMILY}`,
        agreed_on: '2026-01-01',
      },
      ...{ clauses: { minimumGroupSize: 5, contact: EMAIL }, recorded_by: me, recorded_at: now },
    });
    await insert('works_agreements', {
      ...{
        id: randomUUID(),
        municipality_id: m,
        version: 91,
        reference: 'DV',
        agreed_on: '2026-01-01',
        recorded_by: randomUUID(),
      },
      ...{
        clauses: { minimumGroupSize: 5, retentionMonths: 24 },
        recorded_at: now,
        confirmed_by: me,
        confirmed_at: now,
      },
      ...{ ended_by: me, ended_at: now, end_reason: `Auf Wunsch von ${GIVEN} ${FAMILY}` },
    });
    await insert('jobs', {
      ...{
        id: randomUUID(),
        name: 'accounts.mail-reset-link',
        payload: { personId: me },
        state: 'failed',
        dedupe_key: me,
      },
      ...{ created_by: me, created_at: now, run_after: now, error: { code: 'internal', details: { email: EMAIL } } },
    });
    await insert('idempotency_answers', {
      ...{ actor_id: admin.id, operation: 'x', key: 'x', body_hash: 'x', answer: { personId: me }, created_at: now },
    });
    await insert('idempotency_answers', {
      ...{ actor_id: me, operation: 'x', key: EMAIL, body_hash: 'x', answer: {}, created_at: now },
    });
    const importId = randomUUID();
    await insert('imports', {
      ...{
        id: importId,
        kind: 'people',
        mode: 'good-rows',
        file_name: `${GIVEN} ${FAMILY}.csv`,
        started_by: me,
        created_at: now,
      },
      ...{
        file: Buffer.from(`E-Mail;Vorname;Nachname\n${EMAIL.toUpperCase()};${GIVEN};${FAMILY}\nmax@x.example;Max;M\n`),
      },
    });
    await insert('import_rows', {
      ...{ import_id: importId, position: 1, pile: 'new', name: EMAIL, changes: '[]', findings: '[]' },
    });
    await insert('audit_acts', { at: now, actor_id: null, act: 'test', subject: me, details: { email: EMAIL } });
    await insert('redistributions', {
      ...{
        id: randomUUID(),
        programme_id: programmeId,
        due_on: '2026-12-01',
        window_days: 1,
        rules: {},
        state: 'cancelled',
      },
      ...{
        announced_by: me,
        announced_at: now,
        decided_by: me,
        decided_at: now,
        objections_until: now,
        inputs: {},
        lines: '[]',
      },
      ...{ record_hash: 'x', ended_by: me, ended_at: now, end_reason: `${FAMILY}, ${GIVEN} hat es zurückgezogen` },
    });
    const [distribution] = await app.sql<{ id: string }>('SELECT id FROM distributions LIMIT 1');
    await insert('objections', {
      ...{
        id: randomUUID(),
        distribution_id: distribution!.id,
        municipality_id: m,
        text: `Gruß, ${GIVEN} ${FAMILY}`,
        raised_by: me,
      },
      ...{ raised_at: now },
    });
    await insert('objections', {
      ...{
        id: randomUUID(),
        distribution_id: distribution!.id,
        municipality_id: m,
        text: 'x',
        raised_by: admin.id,
        raised_at: now,
      },
      ...{ state: 'dismissed', answer: `${GIVEN} ${FAMILY}`, answered_by: me, answered_at: now },
    });
    await insert('tally_alarms', {
      ...{
        id: randomUUID(),
        programme_id: programmeId,
        municipality_id: m,
        kind: 'rows-differ',
        differences: {},
        ledger_position: 1,
      },
      ...{ first_seen_at: now, last_seen_at: now, cleared_at: now, cleared_by: me },
    });
    await app.sql('UPDATE programmes SET created_by = $1', [me]);
    await app.sql(
      `UPDATE distributions SET committed_by = $1, reversed_by = $1, reversed_at = now(), state = 'reversed', reversal_reason = $2`,
      [me, `Auf Wunsch von ${EMAIL}`],
    );
    await app.sql(`UPDATE vouchers SET reason = $2 WHERE person_id = $1`, [me, `${FAMILY} war verhindert`]);
    await app.sql(`UPDATE voucher_requests SET reason = $2 WHERE person_id = $1`, [me, `${FAMILY} war verhindert`]);
    await app.sql(
      `INSERT INTO job_journal (job_id, at, attempt, kind, details) SELECT id, now(), 1, 'problem', $1 FROM jobs LIMIT 1`,
      [{ email: EMAIL }],
    );
  }

  const owners = (): readonly PersonalData[] => app.get(PersonalDataRegistry).owners();
  const tally = async (): Promise<Record<string, number>> => {
    const [one] = (await admin.get(`/programmes/${programmeId}/tallies`)) as [Record<string, number>];
    return one;
  };
  const ledgerFile = async (): Promise<Buffer> => {
    const headers = { authorization: `Bearer ${admin.token}` };
    return (await app.app.inject({ url: `/api/v1/programmes/${programmeId}/ledger`, headers })).rawPayload;
  };
  const erase = (body?: object) => zsofia.attempt('DELETE', '/me', body && { body });

  it('stands in every column that is told of, and neither in Redis nor in files', async () => {
    const count = async (table: string, name: string): Promise<number> => {
      const [row] = await app.sql<{ count: number }>(`SELECT count(*)::int AS count FROM ${table} WHERE ${name} = $1`, [
        zsofia.id,
      ]);
      return row!.count;
    };
    const missing: string[] = [];
    for (const [column] of fatesOf(owners())) {
      const [table = '', name = ''] = column.split('.');
      if ((await count(table, name)) > 0) continue;
      // A column that came after this story: any row of its table may name the leaver.
      await app
        .sql(`UPDATE ${table} SET ${name} = $1 WHERE ctid = (SELECT min(ctid) FROM ${table})`, [zsofia.id])
        .catch(() => undefined);
      if ((await count(table, name)) === 0) missing.push(column);
    }
    expect(missing).toEqual([]);
    expect((await tracesInTables(app, words)).length).toBeGreaterThan(50);
    expect(await tracesInRedis(words)).toEqual([]);
    expect(await tracesInFiles(app, words)).toEqual([]);
  });

  it('gets a copy of all of it, from all rooms, without secrets and without other persons', async () => {
    const { status, body, headers } = await zsofia.attempt('GET', '/me/data');
    expect(status).toBe(200);
    expect(headers['content-disposition']).toContain('attachment');
    const copy = JSON.stringify(body);
    for (const [column] of fatesOf(owners())) {
      const [table = '', name = ''] = column.split('.');
      const [hasId] = await app.sql(
        `SELECT FROM information_schema.columns WHERE table_name = $1 AND column_name = 'id' AND data_type = 'uuid'`,
        [table],
      );
      if (hasId === undefined) continue;
      const rows = await app.sql<{ id: string }>(`SELECT id FROM ${table} WHERE ${name} = $1`, [zsofia.id]);
      expect([column, rows.filter(({ id }) => !copy.includes(id))]).toEqual([column, []]);
    }
    const [{ password_hash: secret }] = (await app.sql('SELECT password_hash FROM persons WHERE id = $1', [
      zsofia.id,
    ])) as [{ password_hash: string }];
    for (const unsaid of [secret, kim.id, world.hr.id, 'sealed']) expect(copy).not.toContain(unsaid);
    expect(body.rooms.accounts.memberships).toMatchObject([
      { municipality: 'Musterstadt' },
      { municipality: 'Musterstadt' },
    ]);
    expect(body.rooms.checks.checks[0].answers.length).toBe(12);
    expect(body.rooms.checks.checks[0].releases).toMatchObject([{ purpose: PURPOSE }]);
  });

  it('is not erased by who does not know the password, nor by an open screen', async () => {
    expect(await erase()).toMatchObject({ status: 422, body: { code: 'proof-needed' } });
    expect(await erase({ password: 'geraten' })).toMatchObject({ status: 422, body: { code: 'password-wrong' } });
    expect((await zsofia.get('/me')).email).toBe(EMAIL);
  });

  it('cannot leave a municipality without HR, nor the platform without an admin', async () => {
    await app.sql(
      `UPDATE memberships SET valid_from = '2020-01-01', valid_until = '2020-02-01' WHERE role = 'hr' AND person_id = $1`,
      [world.hr.id],
    );
    expect(await erase({ password: PASSWORD })).toMatchObject({
      status: 409,
      body: { code: 'last-hr', title: expect.stringContaining('Musterstadt') as string },
    });
    await app.sql(`UPDATE memberships SET valid_until = NULL WHERE role = 'hr' AND person_id = $1`, [world.hr.id]);
    await app.sql(`UPDATE persons SET admin = false WHERE id = $1`, [admin.id]);
    expect(await erase({ password: PASSWORD })).toMatchObject({ status: 409, body: { code: 'last-admin' } });
    await app.sql(`UPDATE persons SET admin = true WHERE id = $1`, [admin.id]);
    expect((await zsofia.get('/me')).email).toBe(EMAIL);
  });

  it('is gone: no table, no file and no Redis names them, the ledger verifies, and what is spent stays spent', async () => {
    const { fingerprint } = await admin.get(`/programmes/${programmeId}/ledger/check`);
    const [ledger, counts] = [await ledgerFile(), await tally()];
    const { status, body } = await erase({ password: PASSWORD });
    expect(status).toBe(200);
    pseudonym = body.id as string;
    expect((await zsofia.attempt('GET', '/me')).status).toBe(401);
    await app.jobsDone();
    expect(await tracesInTables(app, words)).toEqual([]);
    expect(await tracesInRedis(words)).toEqual([]);
    expect(await tracesInFiles(app, words)).toEqual([]);

    const linesBefore = ledger.toString().trimEnd().split('\n').slice(0, -1);
    const linesAfter = (await ledgerFile()).toString().trimEnd().split('\n');
    expect(linesAfter.slice(0, linesBefore.length)).toEqual(linesBefore);
    expect(await verifyBytes(await ledgerFile(), fingerprint as string)).toMatchObject({ ok: true });
    // What nobody had redeemed is free again, each by an entry of its own, as at the end of every membership.
    const further = linesAfter
      .slice(linesBefore.length, -1)
      .map((line) => (JSON.parse(line) as { content: { kind: string } }).content.kind);
    expect(further.sort()).toEqual(['request.withdrawn', 'voucher.returned']);
    const { granted, redeemed, completed, requested, assigned } = counts;
    const now = await tally();
    expect(now).toMatchObject({ granted, redeemed, completed, requested: requested! - 1, assigned: assigned! - 1 });
    const { differences } = await admin.get(`/programmes/${programmeId}/ledger/check`);
    expect(differences ?? []).toEqual([]);
  });

  it('leaves one pseudonym in their place, and of the erasure itself no more than that', async () => {
    const holders = await app.sql<{ state: string; reason: string | null }>(
      'SELECT state, reason FROM vouchers WHERE person_id = $1 ORDER BY state',
      [pseudonym],
    );
    expect(holders).toEqual([
      { state: 'completed', reason: null },
      { state: 'returned', reason: null },
    ]);
    const [act] = await app.sql('SELECT subject, actor_id FROM audit_acts WHERE act = $1', ['person.erased']);
    expect(act).toEqual({ subject: pseudonym, actor_id: pseudonym });
    const [erasure] = await app.sql('SELECT leaver, finished_at IS NOT NULL AS finished FROM erasures WHERE id = $1', [
      pseudonym,
    ]);
    expect(erasure).toEqual({ leaver: null, finished: true });
    expect(await app.get(PersonsService).names([pseudonym])).toEqual(new Map());
  });

  it('leaves the uploaded file to the others in it', async () => {
    const [row] = await app.sql<{ file: Buffer }>(
      `SELECT file FROM imports WHERE file IS NOT NULL AND kind = 'people'`,
    );
    expect(row!.file.toString()).toBe('E-Mail;Vorname;Nachname\nmax@x.example;Max;M\n');
  });

  it('would be found again if one room forgot to say what it keeps', async () => {
    const other = await aPerson(app, { municipalityId: world.municipalityId });
    await app.sql(
      `INSERT INTO course_marks (person_id, course_id, municipality_id, kind, created_at) SELECT $1, id, $2, 'pin', now() FROM courses LIMIT 1`,
      [other.id, world.municipalityId],
    );
    const paths = owners().find(({ room }) => room === 'paths')!;
    const all = owners();
    const spy = jest
      .spyOn(app.get(PersonalDataRegistry), 'owners')
      .mockReturnValue(all.filter((owner) => owner !== paths));
    // The foreign key keeps the person from being half erased: nothing at all has happened.
    expect((await other.attempt('DELETE', '/me')).status).toBeGreaterThanOrEqual(400);
    expect((await other.get('/me')).id).toBe(other.id);
    spy.mockRestore();
    expect((await other.attempt('DELETE', '/me')).status).toBe(200);
  });
});
