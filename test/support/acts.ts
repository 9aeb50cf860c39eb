import { PERMISSIONS } from '../../src/platform/auth/permissions.js';
import type { describeApi } from '../../src/openapi.js';
import type { Answer, Call, TestApp } from './app.js';
import { operationsOf } from './generated/authorization.js';
import type { Somebody } from './vouchers.js';

/** Operations that only HR and admins hold and that are more than a look, by the API's own description. */
export function administrativeWrites(api: Awaited<ReturnType<typeof describeApi>>): readonly string[] {
  const holders: Readonly<Record<string, readonly string[]>> = PERMISSIONS;
  return operationsOf(api)
    .filter(({ route }) => !route.startsWith('GET '))
    .filter(({ access = '' }) => holders[access]?.every((holder) => holder === 'hr' || holder === 'admin') === true)
    .map(({ operationId }) => operationId)
    .sort();
}

/** Changes without a meaning of their own: what the product writes about its own running. */
const RUNNING = ['sessions', 'job_schedules', 'audit_acts'];

/** A sum over every row of every table, but of those that change by themselves. */
async function everything(app: TestApp): Promise<ReadonlyMap<string, string>> {
  const tables = await app.sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> ALL ($1)`,
    [RUNNING],
  );
  const sums = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM ${name} t`,
  );
  const rows = await app.sql<{ name: string; sum: string }>(sums.join(' UNION ALL '));
  return new Map(rows.map(({ name, sum }) => [name, sum]));
}

interface Performed {
  readonly who: Somebody;
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly call?: Call;
  /** The act is written by the job that the call asks for. */
  readonly later?: boolean;
}

export interface Witness {
  /** Every operation that was performed, with the acts that it wrote. */
  readonly seen: ReadonlyMap<string, readonly string[]>;
  /** What changed although its act could not be written. */
  readonly torn: readonly string[];
  perform(operation: string, how: Performed): Promise<Answer['body']>;
}

/**
 * Calls operations twice: first while no act can be written, when nothing may change, and then as it should be, when the
 * caller's act is in the log.
 */
export async function aWitness(app: TestApp): Promise<Witness> {
  await app.sql(
    `CREATE FUNCTION write_no_act() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the log is closed'; END $$`,
  );
  await app.sql('CREATE TRIGGER write_no_act BEFORE INSERT ON audit_acts FOR EACH ROW EXECUTE FUNCTION write_no_act()');
  const close = (closed: boolean) =>
    app.sql(`ALTER TABLE audit_acts ${closed ? 'ENABLE' : 'DISABLE'} TRIGGER write_no_act`);
  await close(false);
  const seen = new Map<string, readonly string[]>();
  const torn: string[] = [];

  const tryInVain = async (operation: string, { who, method, path, call }: Performed): Promise<void> => {
    const before = await everything(app);
    await close(true);
    const { status } = await who.attempt(method, path, call);
    await close(false);
    const after = await everything(app);
    if (status < 500) torn.push(`${operation} answered ${status}`);
    for (const [table, sum] of after) if (before.get(table) !== sum) torn.push(`${operation} changed ${table}`);
  };

  return {
    seen,
    torn,
    async perform(operation, how) {
      await app.jobsDone();
      if (how.later !== true) await tryInVain(operation, how);
      const [{ last }] = (await app.sql<{ last: string }>(
        'SELECT coalesce(max(position), 0)::text AS last FROM audit_acts',
      )) as [{ last: string }];
      const { status, body } = await how.who.attempt(how.method, how.path, how.call);
      if (status >= 300) throw new Error(`${operation}: ${status} ${JSON.stringify(body)}`);
      if (how.later === true) await app.jobsDone();
      const acts = await app.sql<{ act: string }>(
        'SELECT act FROM audit_acts WHERE position > $1 AND actor_id = $2 ORDER BY position',
        [last, how.who.id],
      );
      seen.set(operation, [...(seen.get(operation) ?? []), ...acts.map(({ act }) => act)]);
      return body;
    },
  };
}
