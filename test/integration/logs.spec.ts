import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { hashPassword } from '../../src/accounts/sessions/passwords.js';
import { startApp, type TestApp } from '../support/app.js';
import { eventually } from '../support/eventually.js';
import { aMunicipality, somebody } from '../support/people.js';
import { aPostOffice, type PostOffice } from '../support/post.js';
import { killAll, type Running, startApi, startWorker } from '../support/processes.js';
import { multipart } from '../support/story.js';

/** Words that stand nowhere but in what a person tells; each must stay out of the logs. */
const MARKED = {
  email: 'marke-adresse@kommune.example',
  givenName: 'Markenvorname',
  familyName: 'Markenname',
  password: 'marken Kennwort das lang ist',
  wrong: 'marken Kennwort das falsch ist',
  term: 'markensuchwort',
  secret: 'markengeheimnis',
  unit: 'Markenamt',
  colleague: 'marke-kollegin@kommune.example',
  clientSecret: 'markenclientgeheimnis',
  id: '5a5a5a5a-0000-4000-8000-5a5a5a5a5a5a',
  mailServer: 'markenpost-7c1f0a93be52d846',
} as const;
const PATIENCE_MS = 30_000;

describe('the logs of API and worker', () => {
  let app: TestApp;
  let api: Running;
  let office: PostOffice;
  const logs = mkdtempSync(path.join(tmpdir(), 'lernlotse-logs-'));
  const tokens: string[] = [];

  beforeAll(async () => {
    office = await aPostOffice({ password: MARKED.mailServer });
    app = await startApp({ worker: false });
    const { personId } = await somebody(app, { ...MARKED, admin: true });
    await app.sql('UPDATE persons SET password_hash = $2 WHERE id = $1', [
      personId,
      await hashPassword(MARKED.password),
    ]);
    const mail = { SMTP_URL: office.url, SMTP_REQUIRE_TLS: 'false', PUBLIC_URL: 'http://localhost:3000' };
    const surroundings = {
      logs,
      env: { LOG_LEVEL: 'trace', NODE_ENV: 'production', SECOND_FACTOR: 'optional', ...mail },
    };
    [api] = await Promise.all([startApi(surroundings), startWorker(surroundings)]);
  });
  afterAll(async () => {
    await killAll();
    await app.close();
    await office.close();
    rmSync(logs, { recursive: true });
  });

  const written = (door: 'main' | 'worker'): string =>
    readdirSync(logs)
      .filter((file) => file.startsWith(door))
      .map((file) => readFileSync(path.join(logs, file), 'utf8'))
      .join('');

  const send = (method: string, to: string, body?: object | string, headers: Record<string, string> = {}) =>
    fetch(`${api.address}${to}`, {
      method,
      redirect: 'manual',
      headers: {
        'content-type': typeof body === 'string' ? 'application/x-www-form-urlencoded' : 'application/json',
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  async function signedIn() {
    const login = await send('POST', '/api/v1/auth/login', { email: MARKED.email, password: MARKED.password });
    expect(login.status).toBe(200);
    const { accessToken, refreshToken } = (await login.json()) as { accessToken: string; refreshToken: string };
    tokens.push(accessToken, refreshToken);
    return { token: accessToken };
  }

  it('hold nothing of a person, whatever happens', async () => {
    const bearer = { authorization: `Bearer ${(await signedIn()).token}` };

    const statuses = [
      await send('POST', '/api/v1/auth/login', { email: MARKED.email, password: MARKED.wrong }),
      await send('POST', '/api/v1/auth/login', { email: MARKED.email, [MARKED.secret]: MARKED.secret }),
      await send('POST', '/api/v1/auth/login', `{"email":"${MARKED.email}"`, { 'content-type': 'application/json' }),
      await send('POST', '/sign-in', new URLSearchParams({ email: MARKED.email, password: MARKED.wrong }).toString()),
      await send('POST', '/api/v1/auth/refresh', { refreshToken: MARKED.secret }),
      await send('GET', `/api/v1/courses?q=${MARKED.term}`, undefined, bearer),
      await send('GET', `/password/new?token=${MARKED.secret}`),
      await send('GET', `/sign-in?return=/${MARKED.secret}`, undefined, { cookie: `session=${MARKED.secret}` }),
      await send('GET', '/api/v1/me', undefined, { authorization: `Bearer ${MARKED.secret}` }),
      await send(
        'POST',
        '/api/v1/auth/email-changes',
        { email: `neu-${MARKED.email}`, password: MARKED.wrong },
        bearer,
      ),
      await send('POST', '/api/v1/auth/password-reset-requests', { email: MARKED.email }),
      await send('GET', `/api/v1/checks/${MARKED.id}`, undefined, bearer),
      await send('GET', `/${MARKED.id}`, undefined, bearer),
    ].map(({ status }) => status);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(statuses.filter((status) => status >= 400).length).toBeGreaterThan(4);
    await app.jobsDone();
    expectClean();
  });

  it('hold nothing of an import, of a program’s key, of an identity provider and of a mail server that quotes', async () => {
    const { token } = await signedIn();
    const bearer = { authorization: `Bearer ${token}` };
    const { id: town, ars } = await aMunicipality(app);

    const people = (row: string) => {
      const csv = `email;given_name;family_name;ars;role;unit\n${row}\n`;
      const { body, headers } = multipart({ kind: 'people', mode: 'good-rows' }, `${MARKED.familyName}.csv`, csv);
      return fetch(`${api.address}/api/v1/imports`, {
        method: 'POST',
        body: Uint8Array.from(body),
        headers: { ...headers, ...bearer },
      });
    };
    const names = [MARKED.colleague, MARKED.givenName, MARKED.familyName].join(';');
    for (const row of [
      `${names};${ars};employee;${MARKED.unit}`,
      `${names};000000000000;nobody;${MARKED.unit}`,
      `"${names}`,
    ]) {
      expect((await people(row)).status).toBe(202);
    }

    const made = await send(
      'POST',
      '/api/v1/api-keys',
      { name: MARKED.unit, scopes: ['courses:read'], expiresInDays: 1 },
      bearer,
    );
    const key = (await made.json()) as { token: string; secret: string };
    expect(made.status).toBe(201);
    tokens.push(key.token, key.secret);
    const byKey = (given: string) => send('GET', '/api/v1/courses', undefined, { authorization: `Bearer ${given}` });
    expect([(await byKey(key.token)).status, (await byKey(`${key.token}x`)).status]).toEqual([200, 401]);

    const provider = {
      issuer: `http://localhost:9/${MARKED.secret}`,
      clientId: 'lernlotse',
      secret: MARKED.clientSecret,
    };
    expect((await send('PUT', `/api/v1/municipalities/${town}/identity-provider`, provider, bearer)).status).toBe(204);
    await send('POST', `/api/v1/municipalities/${town}/identity-provider/check`, {}, bearer);
    await send('GET', `/sign-in/oidc/${town}?return=/${MARKED.secret}`);
    await send('GET', `/sign-in/oidc/callback?code=${MARKED.secret}&state=${MARKED.secret}`);

    // The server names the person in its refusal; then it takes the mail, whose link is a secret.
    office.next = [550, 451];
    for (let n = 0; n < 3; n++) await send('POST', '/api/v1/auth/password-reset-requests', { email: MARKED.email });
    await eventually('a mail has come', PATIENCE_MS, () => Promise.resolve(office.received.length > 0));
    const link = /token=3D([\w-]+)/.exec(office.received[0]!.content.replaceAll('=\r\n', ''))?.[1] ?? '';
    expect(link).not.toBe('');
    tokens.push(link);
    expect((await send('POST', '/api/v1/auth/password-resets', { token: link, password: 'kurz' })).status).toBe(422);
    await eventually('the imports are done', PATIENCE_MS, async () => {
      const open = await app.sql(`SELECT id FROM imports WHERE state IN ('waiting', 'running')`);
      return open.length === 0;
    });
    expect(await app.sql('SELECT 1 FROM persons WHERE email = $1', [MARKED.colleague])).toHaveLength(1);
    expectClean();
  });

  it('hold nothing of what PostgreSQL was told when it fails, only that it did', async () => {
    const { token: bearer } = await signedIn();
    await app.sql(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'no more of %', NEW::text; END $$`);
    await app.sql('CREATE TRIGGER fail BEFORE INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION fail()');
    await app.sql('CREATE TRIGGER fail BEFORE INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION fail()');
    await app.sql('ALTER TABLE profiles RENAME TO profiles_away');
    const { status } = await send('GET', `/api/v1/profiles/${MARKED.id}`, undefined, {
      authorization: `Bearer ${bearer}`,
    });
    expect(status).toBe(500);
    await app.sql('ALTER TABLE profiles_away RENAME TO profiles');
    const answer = await send('POST', '/api/v1/auth/login', { email: MARKED.email, password: MARKED.password });
    const said = await answer.text();
    expect([answer.status, JSON.parse(said).code]).toEqual([500, 'internal']);
    expect(Object.values(MARKED).filter((word) => said.includes(word))).toEqual([]);
    await eventually('the failure is logged', PATIENCE_MS, () =>
      Promise.resolve(written('main').includes('request failed')),
    );
    expectClean();
  });

  it('are written all the same: one line of JSON for each request', () => {
    const lines = written('main').trim().split('\n');
    expect(lines.filter((line) => line.includes('"route":"/api/v1/auth/login","status":40'))).toHaveLength(3);
    const now = Date.now();
    for (const line of lines) {
      const { level, time } = JSON.parse(line) as { level: unknown; time: number };
      expect(typeof level).toMatch(/number|string/);
      expect(now - time).toBeLessThan(600_000);
      expect(now - time).toBeGreaterThanOrEqual(0);
    }
    expect(written('worker')).not.toBe('');
  });

  function expectClean(): void {
    const all = written('main') + written('worker');
    const words = [...Object.values(MARKED), ...tokens, process.env.LERNLOTSE_SECRET ?? ''];
    expect(words.filter((word) => all.toLowerCase().includes(word.toLowerCase()))).toEqual([]);
  }
});
