import { randomUUID } from 'node:crypto';

import { randomOf } from '../../src/checks/domain/simulation/random.js';
import { CommandRegistry } from '../../src/platform/commands/command.registry.js';
import { JobWorker } from '../../src/platform/queue/job.worker.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Operation, operations } from '../support/fuzz/operations.js';
import { type Request, requestOf } from '../support/fuzz/requests.js';
import type { Source } from '../support/fuzz/values.js';
import { SCIM, scimHeaders } from '../support/scim.js';
import { aPerson, type Somebody } from '../support/vouchers.js';

/** A person with a session, or a program with a key. */
type Caller = Somebody | Readonly<Record<'authorization', string>>;

const headersOf = (caller: Caller | null): Record<string, string> =>
  caller === null ? {} : 'authorization' in caller ? { ...caller } : { authorization: `Bearer ${caller.token}` };

const DEMO_ARS = '073345004000';
const OTHER_ARS = '073110000000';
/** So many requests of each operation come from each of the four who call. */
const REQUESTS = 15;
/** A stream of events ends by itself only when its job ends. */
const PATIENCE_MS = 10_000;

describe('Every operation, asked for odd things', () => {
  let app: TestApp;
  let home: string;
  let hrSystem: Readonly<Record<'authorization', string>>;
  /** What must never reach anybody of another municipality: ids, addresses and names of the demo's people. */
  let secrets: readonly string[];
  let ids: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    app = await startApp({ env: { LERNLOTSE_DEMO: 'true' } });
    const found = app.get(CommandRegistry).find(['seed', 'demo']);
    await found!.command.run(found!.rest, () => undefined);
    await app.jobsDone();
    // From here on jobs are only asked for: what they do has tests of its own.
    await app.get(JobWorker).beforeApplicationShutdown();
    [home = ''] = await column(`SELECT id FROM municipalities WHERE ars = '${OTHER_ARS}'`);
    hrSystem = { authorization: (await scimHeaders(app, home, ['scim:appoint-hr'])).authorization ?? '' };
    secrets = await column(`
      SELECT unnest(ARRAY[p.id::text, p.email, p.family_name]) FROM persons p
      JOIN memberships m ON m.person_id = p.id JOIN municipalities t ON t.id = m.municipality_id AND t.ars = '${DEMO_ARS}'
      UNION SELECT id::text FROM checks UNION SELECT id::text FROM vouchers UNION SELECT id::text FROM voucher_requests`);
    ids = await idsByTable();
  });
  afterAll(() => app.close());

  const column = async (query: string): Promise<string[]> =>
    (await app.sql<Record<string, string>>(query)).flatMap((row) => Object.values(row));

  async function idsByTable(): Promise<ReadonlyMap<string, readonly string[]>> {
    const tables = await column(
      `SELECT table_name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'id' AND data_type = 'uuid' ORDER BY table_name`,
    );
    const known = new Map<string, readonly string[]>();
    for (const table of tables) known.set(table, await column(`SELECT id::text FROM ${table} ORDER BY id LIMIT 5`));
    return known;
  }

  /** Ids of the operation's own table come as often as all others together. */
  function sourceFor({ id, path }: Operation): Source {
    const table = path === `${SCIM}/Users/{id}` ? 'persons' : (path.split('/')[3]?.replaceAll('-', '_') ?? '');
    const others = [...ids.values()].flat();
    const own = ids.get(table) ?? [];
    const often = own.length === 0 ? [] : Array.from({ length: others.length }, (_, at) => own[at % own.length]!);
    return { random: randomOf(`fuzz ${id}`), ids: [...others, ...often, randomUUID()] };
  }

  /** New people for every operation: one of them might sign out, or do away with an account. */
  async function callers({
    path,
  }: Operation): Promise<readonly { readonly who: string; readonly caller: Caller | null }[]> {
    const isScim = path.startsWith(`${SCIM}/`);
    return [
      // Everybody else is refused at once there.
      ...Array.from({ length: isScim ? 4 : 0 }, () => ({ who: 'HR system', caller: hrSystem })),
      { who: 'nobody', caller: null },
      { who: 'employee', caller: await aPerson(app, { municipalityId: home }) },
      { who: 'hr', caller: await aPerson(app, { municipalityId: home, role: 'hr' }) },
      { who: 'admin', caller: await aPerson(app, { admin: true }) },
    ];
  }

  async function faultOf(request: Request, who: string, caller: Caller | null): Promise<string | null> {
    const { statusCode, body, headers } = await app.app.inject({
      ...request,
      headers: { ...request.headers, ...headersOf(caller) },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const sent = `${decodeURIComponent(request.url)} ${request.payload?.toString() ?? ''}`;
    const told = (what: string) =>
      `${who}: ${request.method} ${request.url.slice(0, 200)}: ${what}: ${body.slice(0, 200)}`;
    const isHealth = request.url.startsWith('/health/');
    if (statusCode >= 500 && !isHealth)
      return told(`${String(statusCode)} ${request.payload?.toString().slice(0, 500) ?? ''}`);
    const problem = request.url.startsWith(`${SCIM}/`) ? 'application/scim+json' : 'application/problem+json';
    if (statusCode >= 400 && !String(headers['content-type']).startsWith(problem)) {
      return told(`${String(statusCode)} that is no problem`);
    }
    const leak =
      who === 'admin' ? undefined : secrets.find((secret) => body.includes(secret) && !sent.includes(secret));
    return leak === undefined ? null : told(`tells ${leak}`);
  }

  it('knows secrets to look for, and every operation of the description', () => {
    expect(secrets.length).toBeGreaterThan(10);
    expect(operations.length).toBeGreaterThanOrEqual(180);
  });

  it.each(operations)('$id: no server error, nothing foreign', async (operation) => {
    const source = sourceFor(operation);
    const faults: string[] = [];
    for (const { who, caller } of await callers(operation)) {
      for (let n = 0; n < REQUESTS; n += 1) {
        const fault = await faultOf(requestOf(operation, source), who, caller);
        if (fault !== null) faults.push(fault);
      }
    }
    expect(faults.slice(0, 5)).toEqual([]);
  });
});
