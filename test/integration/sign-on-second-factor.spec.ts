import { TOTP, Secret } from 'otpauth';

import { ResetSecondFactorCommand } from '../../src/accounts/second-factor/reset-second-factor.command.js';
import { PersonsService } from '../../src/accounts/index.js';
import { Clock } from '../../src/platform/system/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { aBrowser } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { aMunicipality } from '../support/people.js';

const PASSWORD = 'alter Anker auf Lehmboden';
const FACTOR = '/api/v1/me/second-factor';
const STEP = 30_000;

describe('A second factor', () => {
  let app: TestApp;
  let now = Date.now();
  let count = 0;
  beforeAll(async () => {
    app = await startApp({ worker: false, env: { SECOND_FACTOR: 'required' } });
  });
  beforeEach(async () => {
    later(2 * STEP);
    jest.spyOn(app.get(Clock), 'now').mockImplementation(() => new Date(now));
    await app.sql('DELETE FROM sign_in_attempts');
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await app.close();
    Reflect.deleteProperty(process.env, 'SECOND_FACTOR');
  });

  /** A code is good once: what comes next needs the next step. */
  const later = (milliseconds: number): void => {
    now += milliseconds;
  };
  const codeOf = (secret: string, at = now): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
  const aPerson = async (role: 'admin' | 'hr' | 'employee' = 'admin') => {
    const email = `person${++count}@kommune.example`;
    const memberships = role === 'admin' ? [] : [{ municipalityId: (await aMunicipality(app)).id, role }];
    const person = { email, givenName: 'Erika', familyName: 'Muster', password: PASSWORD, memberships };
    const { id } = await app.get(PersonsService).provide({ ...person, admin: role === 'admin' });
    return { id, email };
  };
  const login = (email: string, code?: string, password = PASSWORD) =>
    app.call('POST', '/api/v1/auth/login', { body: { email, password, ...(code !== undefined && { code }) } });
  const tokenOf = async (email: string, code?: string) => (await login(email, code)).body.accessToken as string;
  const post = (path: string, token: string, body: object) => app.call('POST', `${FACTOR}${path}`, { token, body });
  const enrol = async (role: 'admin' | 'hr' | 'employee' = 'admin') => {
    const person = await aPerson(role);
    const token = await tokenOf(person.email);
    const { secret } = (await post('', token, { password: PASSWORD })).body as { secret: string };
    const { codes } = (await post('/confirm', token, { code: codeOf(secret) })).body as { codes: string[] };
    later(STEP);
    return { ...person, token, secret, codes };
  };
  const isAdmin = async (token: string) =>
    (await app.call('GET', '/api/v1/course-platforms', { token })).status === 200;

  it('is missed by admins and HR people, who act as employees until they have shown it', async () => {
    const [admin, hr, employee] = [await aPerson('admin'), await aPerson('hr'), await aPerson('employee')];
    const [a, h, e] = [await tokenOf(admin.email), await tokenOf(hr.email), await tokenOf(employee.email)];
    expect(await isAdmin(a)).toBe(false);
    expect((await app.call('GET', `/api/v1/programmes/${hr.id}/tallies`, { token: h })).status).toBe(403);
    expect((await app.call('GET', '/api/v1/me/matches', { token: h })).status).not.toBe(403);
    const stateOf = async (token: string) => (await app.call('GET', FACTOR, { token })).body as object;
    expect(await Promise.all([a, h, e].map(stateOf))).toMatchObject([
      { isEnrolled: false, isRequired: true, codesLeft: 0 },
      { isEnrolled: false, isRequired: true },
      { isEnrolled: false, isRequired: false },
    ]);
  });

  it('is set up with the password and a code, then asked for at every sign-in', async () => {
    const { email, token, secret, codes } = await enrol();
    expect([codes.length, new Set(codes).size, await isAdmin(token)]).toEqual([10, 10, true]);
    const bare = await login(email);
    const empty = await app.call('POST', '/api/v1/auth/login', { body: { email, password: PASSWORD, code: null } });
    expect(empty.body.code).toBe('second-factor-needed');
    expect([bare.status, bare.body.code]).toEqual([401, 'second-factor-needed']);
    const wrong = await login(email, '000000');
    expect([wrong.status, wrong.body.code]).toEqual([401, 'second-factor-wrong']);
    expect((await login(email, codeOf(secret), 'wrong password')).body.code).toBe('sign-in-failed');
    expect(await isAdmin(await tokenOf(email, codeOf(secret)))).toBe(true);
    expect((await post('', token, { password: PASSWORD })).body.code).toBe('second-factor-exists');
  });

  it('does not begin without the password, nor count without a right code', async () => {
    const { email } = await aPerson();
    const token = await tokenOf(email);
    expect((await post('', token, { password: 'wrong' })).body.code).toBe('password-wrong');
    expect((await post('/confirm', token, { code: '123456' })).body.code).toBe('second-factor-wrong');
    await post('', token, { password: PASSWORD });
    expect((await post('/confirm', token, { code: 'abcdef' })).body.code).toBe('second-factor-wrong');
    expect((await login(email)).status).toBe(200);
  });

  it('takes a code once, also when two come at the same time, and none of an earlier step', async () => {
    const { email, secret } = await enrol();
    const code = codeOf(secret);
    const answers = await Promise.all([login(email, code), login(email, code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await login(email, code)).status).toBe(401);
    expect((await login(email, codeOf(secret, now - STEP))).status).toBe(401);
    expect((await login(email, codeOf(secret, now + STEP))).status).toBe(200);
    expect((await login(email, codeOf(secret, now + 3 * STEP))).status).toBe(401);
  });

  it('can be replaced by each recovery code once, however it is typed', async () => {
    const { email, codes, token } = await enrol();
    const [first = '', second = ''] = codes;
    const answers = await Promise.all([login(email, first), login(email, first)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await login(email, ` ${second.toUpperCase().replaceAll('-', ' ')} `)).status).toBe(200);
    expect((await app.call('GET', FACTOR, { token })).body.codesLeft).toBe(8);
    const renewed = (await post('/recovery-codes', token, { code: codes[2] ?? '' })).body.codes as string[];
    expect(renewed).toHaveLength(10);
    expect([(await login(email, codes[3])).status, (await login(email, renewed[0])).status]).toEqual([401, 200]);
  });

  it('is guessed at ten times and no more, without a bar to the password', async () => {
    const { email, secret } = await enrol();
    for (let n = 0; n < 10; n++) expect((await login(email, '000000')).status).toBe(401);
    expect((await login(email, codeOf(secret))).status).toBe(429);
    expect((await login(email)).body.code).toBe('second-factor-needed');
  });

  it('keeps neither secret nor codes in clear', async () => {
    const { secret, codes, id } = await enrol();
    const rows = JSON.stringify(
      await app.sql('SELECT * FROM second_factors NATURAL LEFT JOIN recovery_codes WHERE person_id = $1', [id]),
    );
    expect([rows.includes(secret), codes.some((code) => rows.includes(code))]).toEqual([false, false]);
  });

  it('is taken off with password and code, or by the command line when both are lost', async () => {
    const [one, other] = [await enrol('employee'), await enrol('employee')];
    expect((await post('/remove', one.token, { password: PASSWORD, code: 'wrong' })).status).toBe(422);
    expect((await post('/remove', one.token, { password: PASSWORD, code: codeOf(one.secret) })).status).toBe(204);
    expect((await login(one.email)).status).toBe(200);
    const said: string[] = [];
    await app.get(ResetSecondFactorCommand).run([other.email.toUpperCase()], (line) => said.push(line));
    expect(said).toEqual(['The second factor is taken off; all sessions have ended.']);
    expect((await app.call('GET', '/api/v1/me', { token: other.token })).status).toBe(401);
    expect((await login(other.email)).status).toBe(200);
  });

  it('ends the other sessions when it is set up', async () => {
    const { email } = await aPerson();
    const [here, there] = [await tokenOf(email), await tokenOf(email)];
    const { secret } = (await post('', here, { password: PASSWORD })).body as { secret: string };
    await post('/confirm', here, { code: codeOf(secret) });
    expect((await app.call('GET', '/api/v1/me', { token: there })).status).toBe(401);
  });

  it('goes by pages without script, from the first sign-in to the next', async () => {
    const { email } = await aPerson();
    const browser = aBrowser(app);
    const first = await (await browser.open('/sign-in')).send('/sign-in', { email, password: PASSWORD });
    expect(first.path).toBe('/account/second-factor');
    expect(first.text).toContain('Richten Sie die Bestätigung in zwei Schritten ein');
    const enrolment = await first.send('/account/second-factor/begin', { password: PASSWORD });
    const [, shown = ''] = /<code>([A-Z2-7 ]+)<\/code>/.exec(enrolment.html) ?? [];
    const secret = shown.replaceAll(' ', '');
    const refused = await enrolment.send('/account/second-factor/confirm', { code: '000000' });
    expect([refused.status, refused.html.includes(shown)]).toEqual([422, true]);
    const codes = await refused.send('/account/second-factor/confirm', { code: codeOf(secret) });
    expect(codes.html.match(/<li><code>[0-9a-z-]{17}<\/code><\/li>/g)).toHaveLength(10);
    expect(codes.text).not.toContain('Richten Sie die Bestätigung');
    expect((await browser.open('/admin/imports')).status).toBe(200);
    later(STEP);

    const again = aBrowser(app);
    const asked = await (
      await again.open('/sign-in?return=/admin/imports')
    ).send('/sign-in', { email, password: PASSWORD });
    expect(asked.heading).toBe('Noch ein Schritt: Ihr Code');
    const wrong = await asked.send('/sign-in/code', { code: '000000' });
    expect([wrong.status, wrong.text]).toEqual([401, expect.stringContaining('Der Code stimmt nicht')]);
    const home = await wrong.send('/sign-in/code', { code: codeOf(secret) });
    expect([home.path, home.status]).toEqual(['/admin/imports', 200]);
    const state = await again.open('/account/second-factor');
    later(STEP);
    const renewed = await state.send('/account/second-factor/recovery-codes', { code: codeOf(secret) });
    later(STEP);
    const off = await state.send('/account/second-factor/remove', { password: PASSWORD, code: codeOf(secret) });
    expect(off.text).toContain('Die Bestätigung in zwei Schritten ist abgeschaltet');
    for (const page of [first, enrolment, refused, codes, asked, wrong, state, renewed, off]) {
      expect(faultsOf(page.html)).toEqual([]);
    }
  });

  it('is not finished by a ticket that is old, changed or made up', async () => {
    const { email, secret } = await enrol();
    const asked = await (await aBrowser(app).open('/sign-in')).send('/sign-in', { email, password: PASSWORD });
    later(6 * 60_000);
    expect((await asked.send('/sign-in/code', { code: codeOf(secret) })).status).toBe(401);
    expect((await asked.send('/sign-in/code', { ticket: 'x.y', code: codeOf(secret) })).status).toBe(401);
  });
});
