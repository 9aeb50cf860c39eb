import { startApp, type TestApp } from '../support/app.js';
import { SESSION_COOKIE, SessionsService } from '../../src/accounts/index.js';
import { type Browser, browserOf } from '../support/browser.js';
import { aPersonalWorld, type PersonalWorld, RARE_NAME } from '../support/personal-world.js';
import { type Route, routesOf } from '../support/routes.js';
import { aPerson, type Somebody } from '../support/vouchers.js';

interface Seen {
  readonly viewer_id: string;
  readonly viewer_role: string;
  readonly kind: string;
}

/** Words that stand for a move in an address. */
const MOVES: Readonly<Record<string, readonly string[]>> = {
  vouchers: ['revoke', 'complete', 'cancel'],
  confirm: ['close', 'open', 'settle', 'retire', 'archive', 'withdraw', 'publish'],
  offers: ['accept', 'refuse'],
};

/** What a page asks for beside the municipality. */
const QUERIES: Readonly<Record<string, (ids: PersonalWorld['ids']) => string>> = {
  '/hr/requests/decide': (ids) => `&decision=approve&id=${ids.get('requests')![0]!}`,
  '/hr/requests/decided': (ids) => `&decision=approve&ok=${ids.get('requests')![0]!}`,
  '/hr/people/:id/leave': () => '&lastDay=2026-12-31',
  '/hr/assign/confirm': (ids) =>
    `&how=assign&person=${ids.get('persons')![0]!}&programme=${ids.get('programmes')![0]!}`,
};

describe('Who saw my data', () => {
  let app: TestApp;
  let world: PersonalWorld;
  let hr: Browser;
  let cookies: readonly string[];
  let email: string;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aPersonalWorld(app);
    hr = await browserOf(app, world.check.hr);
    cookies = await Promise.all([world.check.hr, world.admin].map(cookieOf));
    email = (await app.sql<{ email: string }>('SELECT email FROM persons WHERE id = $1', [world.person.id]))[0]!.email;
  });
  afterAll(() => app.close());

  const seen = (personId = world.person.id): Promise<Seen[]> =>
    app.sql<Seen>('SELECT viewer_id, viewer_role, kind FROM accesses WHERE person_id = $1 ORDER BY position', [
      personId,
    ]);
  const forget = () => app.sql('TRUNCATE accesses');

  /** Unlike a browser, it does not go where a page sends it. */
  async function cookieOf({ id }: Somebody): Promise<string> {
    const person = { id, email: '', givenName: '', familyName: '', admin: false };
    const { sessionToken } = await app.get(SessionsService).open(person, 'cookie');
    const signed = app.app.getHttpAdapter().getInstance().signCookie(sessionToken);
    return `${SESSION_COOKIE}=${encodeURIComponent(signed)}`;
  }

  /** What others get from a route: every address that it has in this world, by HR, an admin, a platform and an HR system. */
  async function answersOf({ path, access }: Route): Promise<readonly string[]> {
    const desk = world.check.municipalityId;
    const isApi = path.startsWith('/api/');
    const bodies: string[] = [];
    for (const address of addressesOf(path, world)) {
      const url = `${address}?${isApi ? 'municipalityId' : 'municipality'}=${desk}`;
      if (access === 'voucher-codes:check') {
        const { body } = await app.call('GET', address, { headers: { authorization: world.platform.authorization } });
        bodies.push(JSON.stringify(body));
      } else if (access === 'scim:manage') {
        const { body } = await app.call('GET', address, { headers: world.hrSystem });
        bodies.push(JSON.stringify(body));
      } else if (isApi) {
        for (const { token } of [world.check.hr, world.admin]) {
          for (const one of [url, address]) {
            const answer = await app.app.inject({
              method: 'GET',
              url: one,
              headers: { authorization: `Bearer ${token}` },
            });
            bodies.push(answer.statusCode < 400 ? answer.body : '');
          }
        }
      } else {
        const query = QUERIES[path]?.(world.ids) ?? '';
        for (const cookie of cookies) {
          const { body } = await app.app.inject({ method: 'GET', url: `${url}${query}`, headers: { cookie } });
          bodies.push(body);
        }
      }
    }
    return bodies;
  }

  it('is kept by every route that shows something of others, and no other route shows it', async () => {
    const routes = routesOf(app).filter(({ method, path }) => method === 'GET' && !path.endsWith(ENDLESS));
    expect(routes.length).toBeGreaterThan(150);
    const wrong: object[] = [];
    for (const route of routes) {
      await forget();
      const shown = (await answersOf(route)).some((body) => body.includes(RARE_NAME) || body.includes(email));
      const kinds = [...new Set((await seen()).map(({ kind }) => kind))].sort();
      // A code and a result are somebody's, though they name nobody.
      const isShown = shown || (route.reveals.length > 0 && kinds.length > 0);
      const told = { path: route.path, shows: isShown, kinds };
      const right = { path: route.path, shows: route.reveals.length > 0, kinds: [...route.reveals].sort() };
      if (JSON.stringify(told) !== JSON.stringify(right)) wrong.push({ told, right });
    }
    expect(wrong).toEqual([]);
  });

  it('is one row per viewer, person, kind and hour, however often one looks; nobody sees themselves', async () => {
    await forget();
    const list = `/voucher-requests?municipalityId=${world.check.municipalityId}`;
    for (let look = 0; look < 3; look += 1) await world.check.hr.get(list);
    await world.person.get('/voucher-requests');
    const colleague = await aPerson(app, { municipalityId: world.check.municipalityId, role: 'hr' });
    await colleague.get(list);
    expect(await seen()).toEqual([
      { viewer_id: world.check.hr.id, viewer_role: 'hr', kind: 'request' },
      { viewer_id: colleague.id, viewer_role: 'hr', kind: 'request' },
    ]);
  });

  it('counts those whom a page shows, not those among whom it searched', async () => {
    await forget();
    await hr.open('/hr/requests?q=niemandheisstso');
    await hr.open('/hr/assign?q=niemandheisstso');
    expect(await seen()).toEqual([]);
  });

  it('tells the person in plain words, by office and task, without the name of the official', async () => {
    await forget();
    const municipality = 'Musterstadt';
    await world.check.hr.get(`/checks/${world.checkId}/result`);
    await world.check.hr.get(`/voucher-requests?municipalityId=${world.check.municipalityId}`);
    await world.admin.get(`/vouchers?municipalityId=${world.check.municipalityId}`);
    const first = await world.person.get('/me/access-log?limit=2');
    const rest = await world.person.get(`/me/access-log?limit=2&cursor=${first.next as string}`);
    const texts = [...first.items, ...rest.items].map(({ text, why }: { text: string; why: string }) => [text, why]);
    expect(texts).toEqual([
      ['Die Programmverwaltung hat Ihren Bildungsgutschein gesehen, ohne den Code.', 'Um Gutscheine zu verwalten.'],
      [`Die Personalstelle von ${municipality} hat Ihren Gutschein-Antrag gesehen.`, 'Um darüber zu entscheiden.'],
      [
        `Die Personalstelle von ${municipality} hat ein Ergebnis gesehen, das Sie freigegeben haben.`,
        'Sie haben es freigegeben für: Qualifizierungsgespräch.',
      ],
    ]);
    expect(rest.next).toBeNull();
    expect(JSON.stringify([first, rest])).not.toContain(world.check.hr.id);
    const page = await (await browserOf(app, world.person)).open('/my-data/accesses');
    expect(page.heading).toBe('Wer Ihre Daten gesehen hat');
    expect(page.text).toContain(`Die Personalstelle von ${municipality} hat Ihren Gutschein-Antrag gesehen.`);
    const stranger = await aPerson(app, { municipalityId: world.check.municipalityId });
    expect((await (await browserOf(app, stranger)).open('/my-data/accesses')).heading).toBe(
      'Niemand hat bisher Ihre Daten gesehen',
    );
    expect(await stranger.get('/me/access-log')).toEqual({ items: [], next: null });
  });

  it('shows nothing that is not on record: what cannot be noted is not read', async () => {
    await app.sql('ALTER TABLE accesses ADD CONSTRAINT nothing_more CHECK (false) NOT VALID');
    const path = `/voucher-requests?municipalityId=${world.check.municipalityId}`;
    await forget();
    const { status, body } = await world.check.hr.attempt('GET', path);
    await app.sql('ALTER TABLE accesses DROP CONSTRAINT nothing_more');
    expect(status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(body)).not.toContain(RARE_NAME);
  });

  it('is kept as it was written, by the product and by the owner of the table', async () => {
    await world.check.hr.get(`/voucher-requests?municipalityId=${world.check.municipalityId}`);
    await expect(app.sql(`UPDATE accesses SET kind = 'voucher'`)).rejects.toThrow('append-only');
    await expect(app.sql(`UPDATE accesses SET viewer_id = gen_random_uuid()`)).rejects.toThrow('append-only');
    await expect(app.sql('DELETE FROM accesses')).rejects.toThrow('append-only');
    await app.sql(
      `INSERT INTO accesses (person_id, viewer_id, viewer_role, kind, at, hour) SELECT $1, $2, 'admin', 'mail', t, t FROM (SELECT now() - interval '25 months' AS t) AS old`,
      [world.person.id, world.admin.id],
    );
    expect(
      await app.sql(`DELETE FROM accesses WHERE kind = 'mail' AND at < now() - interval '24 months' RETURNING 1`),
    ).toHaveLength(1);
  });
});

/** A stream that ends with its job only. */
const ENDLESS = '/events';

function addressesOf(path: string, { ids }: PersonalWorld): readonly string[] {
  const parts = path.split('/').slice(1);
  let addresses: readonly string[] = [''];
  parts.forEach((part, at) => {
    const before = parts[at - 1] ?? '';
    const beforeId = parts[at - 2] ?? '';
    const choices = !part.startsWith(':')
      ? [part]
      : before.startsWith(':')
        ? (MOVES[beforeId] ?? ['x'])
        : (ids.get(before) ?? MOVES[before] ?? [NOWHERE]);
    addresses = addresses.flatMap((address) => choices.map((choice) => `${address}/${choice}`));
  });
  return addresses;
}

const NOWHERE = '00000000-0000-4000-8000-000000000000';
