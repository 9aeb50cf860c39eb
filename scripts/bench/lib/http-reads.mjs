// Reading over HTTP: the catalogue, the own path, the tallies.
import { mustBe } from './calls.mjs';
import { capture, pgbenchScript, roundTripsOf } from './captured-sql.mjs';
import { bareRoute, meteredCalls, printed, spentBy, sqlAlone } from './http-limits.mjs';
import { table } from './print.mjs';
import { readAll } from './timed-calls.mjs';

const READS = 800;
const READERS = 40;

/** Read by so many clients, by employees who have a check to submit; returns what was measured, each `what` is read. */
export async function reads(bench, employees, clients) {
  const { call, world } = bench;
  const some = employees.slice(0, READERS);
  for (const { token, checkId } of some) mustBe(200, await call('POST', `/checks/${checkId}/submit`, { token }));
  const tokenOf = (at) => some[at % some.length].token;
  const kinds = [
    ['catalogue', '/courses?limit=25', tokenOf],
    ['path', `/me/path?profileId=${world.profileId}`, tokenOf],
    ['tallies', `/programmes/${world.programmeId}/tallies`, () => world.admin.token],
  ];
  const rows = [];
  for (const [what, path, token] of kinds) rows.push({ what, ...(await read(bench, { path, token, clients })) });
  table(
    `Reading, ${clients} clients`,
    rows.map(({ what, trips, bytes, ...row }) => ({ what, 'round trips': trips, bytes, ...printed(row) })),
  );
  table(
    'Processor time of one in milliseconds, and what could be done a second if nothing waited',
    rows.map(({ what, ...row }) => ({ what, ...spentBy(row) })),
  );
  return rows;
}

async function read(bench, { path, token, clients }) {
  const { call, app, apiPid } = bench;
  const once = () => app.inject({ url: `/api/v1${path}`, headers: { authorization: `Bearer ${token(0)}` } });
  await once(); // what is kept in memory from then on is read now
  const { answer, statements } = await capture(once);
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`);
  const get = (at) => call('GET', path, { token: token(at) });
  await readAll(clients, READS / 4, get);
  const measured = await meteredCalls(apiPid, () => readAll(clients, READS, get));
  const bytes = answer.body.length;
  const bare = await bareRoute(bytes, clients, 'GET');
  const script = pgbenchScript(statements, { first: 'SELECT n', variables: [] });
  return { trips: roundTripsOf(statements), bytes, ...measured, bare, ...(await sqlAlone(bench, script, clients)) };
}
