import argon2 from '@node-rs/argon2';

import { PersonsService } from '../../src/accounts/index.js';
import { Clock } from '../../src/platform/system/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { aBrowser, browserOf, cookieOf } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { aMunicipality, somebody } from '../support/people.js';
import { aPostOffice, type PostOffice } from '../support/post.js';

const [OLD, NEW] = ['alter Anker auf Lehmboden', 'neuer Nagel im Holzbalken'];
const AUTH = '/api/v1/auth';
const HOUR = 3_600_000;

describe('Passwords and addresses', () => {
  let app: TestApp;
  let office: PostOffice;
  let count = 0;
  beforeAll(async () => {
    office = await aPostOffice();
    const env = { SMTP_URL: office.url, SMTP_REQUIRE_TLS: 'false', PUBLIC_URL: 'https://lernlotse.example' };
    app = await startApp({ env });
  });
  beforeEach(async () => {
    await app.jobsDone();
    office.received.length = 0;
    await app.sql('DELETE FROM sign_in_attempts');
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await app.close();
    await office.close();
    for (const name of ['SMTP_URL', 'SMTP_REQUIRE_TLS', 'PUBLIC_URL']) Reflect.deleteProperty(process.env, name);
  });

  const aPerson = async () => {
    const email = `person${++count}@kommune.example`;
    const person = { email, givenName: 'Erika', familyName: 'Musterfrau', password: OLD, memberships: [] };
    return { ...(await app.get(PersonsService).provide(person)), email };
  };
  const post = (path: string, body: object, token?: string) =>
    app.call('POST', `${AUTH}/${path}`, { body, ...(token !== undefined && { token }) });
  const signIn = (email: string, password: string) => post('login', { email, password });
  const tokenFor = async (email: string) => (await signIn(email, OLD)).body.accessToken as string;
  const later = (milliseconds: number): void => {
    const moment = new Date(Date.now() + milliseconds);
    jest.spyOn(app.get(Clock), 'now').mockReturnValue(moment);
  };
  /** The path that the newest mail to the address leads to, and its token. */
  const linkTo = async (address: string) => {
    await app.jobsDone();
    const mail = office.received.findLast(({ to }) => to.includes(address))?.content ?? '';
    const [, path = ''] =
      /https:\/\/lernlotse\.example(\/\S+)/.exec(mail.replaceAll('=\r\n', '').replaceAll('=3D', '=')) ?? [];
    return { path, token: new URLSearchParams(path.split('?')[1]).get('token') ?? '' };
  };
  const mailsTo = async (address: string) => {
    await app.jobsDone();
    return office.received.filter(({ to }) => to.includes(address)).length;
  };

  describe('A reset', () => {
    it('sets a password by the link once, and ends all sessions', async () => {
      const { email } = await aPerson();
      const token = await tokenFor(email);
      expect((await post('password-reset-requests', { email: ` ${email.toUpperCase()} ` })).status).toBe(202);
      const link = await linkTo(email);
      expect(link.path).toMatch(/^\/password\/new\?token=[\w-]{43}$/);
      expect((await post('password-resets', { token: link.token, password: NEW })).status).toBe(204);
      expect((await app.call('GET', '/api/v1/me', { token })).status).toBe(401);
      expect([(await signIn(email, OLD)).status, (await signIn(email, NEW)).status]).toEqual([401, 200]);
      const again = await post('password-resets', { token: link.token, password: OLD });
      expect([again.status, again.body.code]).toEqual([422, 'link-not-good']);
      expect(await mailsTo(email)).toBe(2);
    });

    it('is not good after an hour, nor for anything else, and the newest use voids the older links', async () => {
      const { email } = await aPerson();
      await post('password-reset-requests', { email });
      const first = await linkTo(email);
      expect((await post('email-confirmations', { token: first.token })).body.code).toBe('link-not-good');
      await post('password-reset-requests', { email });
      const second = await linkTo(email);
      expect(second.token).not.toBe(first.token);
      later(HOUR + 1000);
      expect((await post('password-resets', { token: second.token, password: NEW })).status).toBe(422);
      jest.restoreAllMocks();
      expect((await post('password-resets', { token: second.token, password: NEW })).status).toBe(204);
      expect((await post('password-resets', { token: first.token, password: OLD })).status).toBe(422);
    });

    it('used by two at once sets one password', async () => {
      const { email } = await aPerson();
      await post('password-reset-requests', { email });
      const { token } = await linkTo(email);
      const answers = await Promise.all([OLD, NEW].map((password) => post('password-resets', { token, password })));
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 422]);
    });

    it('answers in the same way, and does the same work, for an address that nobody has', async () => {
      const { email } = await aPerson();
      const jobs = () => app.sql(`SELECT id FROM jobs WHERE name = 'accounts.mail-reset-link'`);
      const before = (await jobs()).length;
      const known = await post('password-reset-requests', { email });
      const unknown = await post('password-reset-requests', { email: 'nobody@kommune.example' });
      expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
      expect((await jobs()).length - before).toBe(2);
      expect(await mailsTo('nobody@kommune.example')).toBe(0);
    });

    it('sends three links an hour at most, and is refused to an address that asks on, whoever has it', async () => {
      const { email } = await aPerson();
      for (const address of [email, 'nobody@kommune.example']) {
        const answers = [];
        for (let n = 0; n < 11; n++) answers.push((await post('password-reset-requests', { email: address })).status);
        expect(answers).toEqual([...new Array<number>(10).fill(202), 429]);
      }
      expect(await mailsTo(email)).toBe(3);
      expect((await signIn(email, OLD)).status).toBe(200);
    });

    it('keeps the token out of the database, and the mail only until it has left', async () => {
      const { email, id } = await aPerson();
      await post('password-reset-requests', { email });
      const { token } = await linkTo(email);
      const rows = await app.sql(`SELECT state, plain, html, address FROM mails WHERE recipient_id = $1`, [id]);
      expect(rows).toEqual([{ state: 'sent', plain: null, html: null, address: null }]);
      const links = await app.sql<{ token_hash: Buffer }>('SELECT token_hash FROM mailed_links WHERE person_id = $1', [
        id,
      ]);
      expect(links[0]?.token_hash).toHaveLength(32);
      expect(JSON.stringify(links)).not.toContain(token);
    });

    it('opens an account that guesses have closed', async () => {
      const { email } = await aPerson();
      for (let n = 0; n < 10; n++) await signIn(email, 'wrong');
      expect((await signIn(email, OLD)).status).toBe(429);
      await post('password-reset-requests', { email });
      const { token } = await linkTo(email);
      await post('password-resets', { token, password: NEW });
      expect((await signIn(email, NEW)).status).toBe(200);
    });

    it('goes by pages without script, and a refused password leaves the link good', async () => {
      const { email } = await aPerson();
      const signInPage = await aBrowser(app).open('/sign-in');
      const forgotten = await aBrowser(app).open(signInPage.links('/password/forgotten')[0] ?? '');
      const sent = await forgotten.send('/password/forgotten', { email });
      expect(sent.text).toContain('Wenn es zu dieser Adresse ein Konto gibt');
      const { path } = await linkTo(email);
      const form = await aBrowser(app).open(path);
      const refused = await form.send('/password/new', { password: 'Passwort-2026' });
      expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('zu leicht zu erraten')]);
      const done = await refused.send('/password/new', { password: NEW });
      expect(done.text).toContain('Ihr neues Passwort gilt');
      const used = await aBrowser(app).open(path);
      expect(used.heading).toBe('Dieser Link gilt nicht mehr');
      for (const page of [forgotten, sent, form, refused, done, used]) expect(faultsOf(page.html)).toEqual([]);
      for (const odd of ['?token=a&token=b', '', '?token=%00']) {
        expect((await aBrowser(app).open(`/password/new${odd}`)).heading).toBe('Dieser Link gilt nicht mehr');
      }
    });
  });

  describe('A change of password', () => {
    const change = (token: string, current: string, password: string) =>
      app.call('PUT', `${AUTH}/password`, { token, body: { current, password } });

    it('needs the present one, ends the other sessions, and is told by mail', async () => {
      const { email } = await aPerson();
      const [here, there] = [await tokenFor(email), await tokenFor(email)];
      const wrong = await change(here, 'not this one', NEW);
      expect([wrong.status, wrong.body.code]).toEqual([422, 'password-wrong']);
      expect((await change(here, OLD, NEW)).status).toBe(204);
      expect((await app.call('GET', '/api/v1/me', { token: here })).status).toBe(200);
      expect((await app.call('GET', '/api/v1/me', { token: there })).status).toBe(401);
      expect([await mailsTo(email), (await signIn(email, NEW)).status]).toEqual([1, 200]);
    });

    it.each([
      ['elf Zeichen', 'password-too-short'],
      ['password1234', 'password-too-common'],
      ['Musterfrau-1975', 'password-too-common'],
      ['qwertzuiop123', 'password-too-common'],
    ])('refuses %s', async (password, code) => {
      const { email } = await aPerson();
      const refused = await change(await tokenFor(email), OLD, password);
      expect([refused.status, refused.body.code]).toEqual([422, code]);
    });

    it('is no way to guess: after ten wrong ones, no more is looked at', async () => {
      const { email } = await aPerson();
      const token = await tokenFor(email);
      for (let n = 0; n < 10; n++) await change(token, 'wrong', NEW);
      expect((await change(token, OLD, NEW)).status).toBe(429);
    });
  });

  describe('A change of address', () => {
    it('counts from the confirmation at the new address, and the old one is told', async () => {
      const { email } = await aPerson();
      const token = await tokenFor(email);
      const fresh = `neu.${email}`;
      expect((await post('email-changes', { email: fresh, password: OLD }, token)).status).toBe(202);
      const link = await linkTo(fresh);
      expect([(await signIn(fresh, OLD)).status, await mailsTo(email)]).toEqual([401, 0]);
      expect((await post('email-confirmations', { token: link.token })).status).toBe(204);
      expect([(await signIn(fresh, OLD)).status, (await signIn(email, OLD)).status]).toEqual([200, 401]);
      expect(await mailsTo(email)).toBe(1);
    });

    it('does not say whether somebody has the address, needs the password, and refuses what is none', async () => {
      const [{ email }, other] = [await aPerson(), await aPerson()];
      const token = await tokenFor(email);
      const ask = (address: string, password = OLD) => post('email-changes', { email: address, password }, token);
      expect((await ask(other.email)).status).toBe(202);
      expect(await mailsTo(other.email)).toBe(0);
      expect((await ask('no address')).body.code).toBe('person-email-invalid');
      expect((await ask('neu@kommune.example', 'wrong')).body.code).toBe('password-wrong');
    });

    it('goes by pages without script', async () => {
      const person = await aPerson();
      const page = await (await browserOf(app, person)).open('/account');
      const wrong = await page.send('/account/email', { email: `seite.${person.email}`, password: 'wrong' });
      expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Das jetzige Passwort stimmt nicht')]);
      const sent = await wrong.send('/account/email', { email: `seite.${person.email}`, password: OLD });
      const { path } = await linkTo(`seite.${person.email}`);
      const confirm = await aBrowser(app).open(path);
      const done = await confirm.send('/email/confirm');
      expect(done.text).toContain('Ihre neue E-Mail-Adresse gilt');
      const changed = await (await browserOf(app, person)).open('/account');
      expect(changed.heading).toContain(`seite.${person.email}`);
      const password = await changed.send('/account/password', { current: OLD, password: NEW });
      expect(password.text).toContain('Ihr Passwort ist geändert');
      for (const one of [page, wrong, sent, confirm, done, changed, password]) expect(faultsOf(one.html)).toEqual([]);
    });
  });

  describe('Whether somebody has an address is not told', () => {
    /** Everything by which one answer could be told from another; times, references and what was typed are left out. */
    async function tracesOf(typed: string, send: () => ReturnType<typeof inject>) {
      const verify = jest.spyOn(argon2, 'verify').mockClear();
      const hash = jest.spyOn(argon2, 'hash').mockClear();
      const { statusCode, headers, cookies, body } = await send();
      const said = body.replaceAll(typed, 'TYPED').replaceAll(encodeURIComponent(typed), 'TYPED');
      return {
        statusCode,
        headers: Object.entries(headers).filter(([name]) => !/^(date|ratelimit|content-length)$/.test(name)),
        cookies: cookies.map(({ value: _, ...cookie }) => cookie),
        said: said.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'REFERENCE'),
        work: [verify.mock.calls.length, hash.mock.calls.length],
      };
    }
    const inject = (url: string, payload: object, headers: Record<string, string> = {}) =>
      app.app.inject({ method: 'POST', url, payload, headers: { 'accept-language': 'de', ...headers } });
    const form = (url: string, fields: Record<string, string>, cookie?: string) =>
      app.app.inject({
        ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
        headers: {
          ...{ host: 'lernlotse.example', 'sec-fetch-site': 'same-origin', 'accept-language': 'de' },
          'content-type': 'application/x-www-form-urlencoded',
          ...(cookie !== undefined && { cookie }),
        },
      });

    let asked: Readonly<Record<string, string>> = {};
    beforeAll(async () => {
      asked = await addresses();
    });

    /** Whoever there may be under an address, and nobody. */
    async function addresses(): Promise<Readonly<Record<string, string>>> {
      const place = (await aMunicipality(app)).id;
      const [plain, left, strong, provided] = [await aPerson(), await aPerson(), await aPerson(), await aPerson()];
      const [unset, admin] = [`ohne${++count}@kommune.example`, `amt${++count}@kommune.example`];
      await somebody(app, { email: unset });
      await somebody(app, { email: admin, admin: true });
      const joined = `INSERT INTO memberships (id, person_id, municipality_id, role, valid_from, valid_until)
        VALUES (gen_random_uuid(), $1, $2, 'employee', '2020-01-01', $3)`;
      await app.sql(joined, [left.id, place, '2021-01-01']);
      await app.sql(joined, [provided.id, place, null]);
      await app.sql(
        `INSERT INTO second_factors (person_id, sealed_secret, created_at, confirmed_at) VALUES ($1, 'x', now(), now())`,
        [strong.id],
      );
      await app.sql(
        `INSERT INTO identity_providers (municipality_id, issuer, client_id, scope, required, updated_at)
         VALUES ($1, 'https://login.kommune.example', 'lernlotse', 'openid', true, now())`,
        [place],
      );
      return {
        nobody: `niemand${++count}@kommune.example`,
        ...{ somebody: plain.email, 'who has left': left.email, 'with a second factor': strong.email },
        ...{ 'without a password': unset, admin, 'of a provider': provided.email },
        'in capitals': plain.email.toUpperCase(),
      };
    }

    it.each<
      [
        string,
        readonly [number, number],
        (email: string, credentials?: { token: string; cookie: string }) => ReturnType<typeof inject>,
      ]
    >([
      ['by signing in', [1, 0], (email) => inject(`${AUTH}/login`, { email, password: 'wrong' })],
      ['by the sign-in page', [1, 0], (email) => form('/sign-in', { email, password: 'wrong' })],
      ['by a reset', [0, 0], (email) => inject(`${AUTH}/password-reset-requests`, { email })],
      ['by the page for a reset', [0, 0], (email) => form('/password/forgotten', { email })],
      [
        'by a change of address',
        [1, 0],
        (email, me) =>
          inject(`${AUTH}/email-changes`, { email, password: OLD }, { authorization: `Bearer ${me?.token ?? ''}` }),
      ],
      ['by the page for it', [1, 0], (email, me) => form('/account/email', { email, password: OLD }, me?.cookie)],
    ])('%s', async (_, work, send) => {
      const answers: Record<string, object> = {};
      for (const [who, email] of Object.entries(asked)) {
        // Somebody new each time: so many links an hour go to one person.
        const me = send.length > 1 ? await aPerson() : undefined;
        const credentials = me && { token: await tokenFor(me.email), cookie: await cookieOf(app, me) };
        answers[who] = await tracesOf(email, () => send(email, credentials));
      }
      const { nobody, ...others } = answers;
      expect(nobody).toMatchObject({ work });
      for (const [who, answer] of Object.entries(others)) expect({ [who]: answer }).toEqual({ [who]: nobody });
    });

    it('by the wait after many guesses', async () => {
      const { somebody: known, nobody } = asked;
      const guesses = async (email: string) => {
        const answers = [];
        for (let n = 0; n < 11; n++)
          answers.push(await tracesOf(email, () => inject(`${AUTH}/login`, { email, password: 'x' })));
        return answers;
      };
      expect(await guesses(known!)).toEqual(await guesses(nobody!));
    });

    it('by a key of a program: unknown, revoked and wrong are one answer', async () => {
      const { token } = await somebody(app, { admin: true });
      const made = async () =>
        (
          await app.call('POST', '/api/v1/api-keys', {
            token,
            body: { name: 'k', scopes: ['courses:read'], expiresInDays: 1 },
          })
        ).body;
      const [live, ended] = [await made(), await made()];
      await app.call('POST', `/api/v1/api-keys/${ended.id as string}/revoke`, { token });
      const call = async (key: string) => {
        const { status, body, headers } = await app.call('GET', '/api/v1/courses', { token: key });
        return [status, { ...body, instance: '' }, headers['www-authenticate']];
      };
      expect((await call(live.token))[0]).toBe(200);
      const wrong = (live.token as string).slice(0, -4).concat('AAAA');
      const unknown = (live.token as string).replace(live.prefix as string, '0'.repeat((live.prefix as string).length));
      const answers = [await call(wrong), await call(unknown), await call(ended.token)];
      expect(answers).toEqual([answers[0], answers[0], answers[0]]);
      expect(answers[0]![0]).toBe(401);
    });

    it('by an identity provider: of a municipality without one and of none at all is one answer', async () => {
      const without = await app.app.inject({ url: `/sign-in/oidc/${(await aMunicipality(app)).id}` });
      const none = await app.app.inject({ url: '/sign-in/oidc/00000000-0000-4000-8000-000000000000' });
      expect([without.statusCode, without.body.length]).toEqual([404, none.body.length]);
      expect(none.statusCode).toBe(404);
    });
  });

  it('guesses are slowed down further every hour, and a restart changes nothing', async () => {
    const { email } = await aPerson();
    const now = Date.now();
    const at = (minutes: number) => jest.spyOn(app.get(Clock), 'now').mockReturnValue(new Date(now + minutes * 60_000));
    const guess = async () => (await signIn(email, 'wrong')).status;
    for (let n = 0; n < 10; n++) await guess();
    at(16);
    expect(await Promise.all([1, 2, 3, 4, 5].map(guess))).toEqual([401, 401, 401, 401, 401]);
    at(32);
    expect(await guess()).toBe(429);
    at(77);
    expect((await signIn(email, OLD)).status).toBe(200);
    expect(await app.sql('SELECT relpersistence FROM pg_class WHERE relname = $1', ['sign_in_attempts'])).toEqual([
      { relpersistence: 'p' },
    ]);
  });
});
