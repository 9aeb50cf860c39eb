import { startApp, type TestApp } from '../support/app.js';
import { cloneDatabase } from '../support/database.js';
import { answerTo } from '../support/outcomes/ask.js';
import { key, routesOf } from '../support/outcomes/routes.js';
import { undoing } from '../support/outcomes/undo.js';
import { aWorld } from '../support/outcomes/world.js';
import { hearPlans, type Plan, tellPlans } from '../support/scale/plans.js';
import { multiply } from '../support/scale/twins.js';
import { furnish } from '../support/wall.js';

/** Each municipality of the world and all that belongs to it, so many times. */
const TWINS = 1_000;
const CALLERS: readonly string[] = ['employee', 'hr', 'admin', 'program'];
/** Rehearses the retention of every municipality in turn, for seconds; HR's page asks the same of one. */
const ASKED_BY_HR_ONLY: readonly string[] = ['GET /retention'];

/** Bounded by the 11,000 municipalities, of which each has a few lines: to read one of these is milliseconds. */
const AS_LARGE_AS_MUNICIPALITIES: readonly string[] = [
  ...['municipalities', 'allotments', 'tallies', 'tally_alarms', 'objections', 'works_agreements'],
  ...['works_agreement_documents', 'api_keys', 'api_key_secrets', 'identity_providers', 'second_factor_demands'],
  ...['insight_reports', 'scim_groups', 'imports'],
];

/** What may read a big table from end to end: part of the statement, and why. Open, where it should be mended. */
const READ_EVERYTHING: readonly (readonly [RegExp, string])[] = [
  [/^memberships: SELECT m.person_id .* FROM posts p JOIN/, 'the need report counts everybody who has chosen a post'],
  [
    /^results: SELECT r.person_id .* NOT is_limited/,
    'the impact of a profile is counted over the results of everybody',
  ],
  [/^vouchers: SELECT \(SELECT count/, 'what is open in a programme is counted over all of its vouchers'],
  [/^vouchers: .* AS paid, /, 'a settlement adds up all vouchers of the programme'],
  [/^jobs: SELECT state, count/, 'jobs are counted by state; old ones are forgotten'],
  [/^mails: /, 'the mailbox of an installation without a mail server, for trying out'],
  [
    /^jobs: SELECT id, name, state/,
    'open: behind the policy PostgreSQL expects few rows to be seen, and sorts all; old jobs are forgotten',
  ],
  [/^audit_acts: SELECT a.actor_id/, 'open: who acted is drawn from the whole log whenever an admin opens its page'],
  [/^scim_users: SELECT p.id, p.given_name/, 'open: the same page asks for the names of all who ever acted'],
  [/^rights_requests: /, 'open: the list of an admin has no pages'],
];

/** Nearly all rows fit, so that by an index or from end to end costs the same, and PostgreSQL does now one, now the other. */
const READ_EITHER_WAY: readonly RegExp[] = [
  /^vouchers: SELECT municipality_id AS id, count\(\*\)::int AS count .* expires_on BETWEEN/,
];

describe('Every statement of every route, with many municipalities', () => {
  let app: TestApp;
  let big: ReadonlySet<string>;
  const scans = new Map<string, Set<string>>();
  const statements = new Set<string>();

  beforeAll(async () => {
    const database = await cloneDatabase();
    await tellPlans(database);
    app = await startApp({ worker: false, database });
    const world = await aWorld(app);
    await furnish(app, world);
    const grown = await multiply(app, database.url, TWINS);
    big = new Set(grown.filter((table) => !AS_LARGE_AS_MUNICIPALITIES.includes(table)));
    let asked = '';
    hearPlans(app, (plan) => {
      statements.add(plan.text);
      for (const scan of scansOf(plan)) scans.set(scan, (scans.get(scan) ?? new Set()).add(asked));
    });
    const asking = { app, world, undoing: await undoing(app) };
    for (const caller of world.callers.filter(({ name }) => CALLERS.includes(name))) {
      for (const route of routesOf(app)) {
        asked = `${key(route)}, ${caller.name}`;
        if (caller.name === 'admin' && ASKED_BY_HR_ONLY.includes(key(route))) continue;
        await answerTo(asking, route, { caller, own: caller.own });
      }
    }
    asking.undoing.stop();
  }, 180_000);
  afterAll(() => app.close());

  const scansOf = ({ text, reads }: Plan): readonly string[] =>
    reads.filter(({ how, table }) => how === 'Seq Scan' && big.has(table)).map(({ table }) => `${table}: ${text}`);

  it('is heard, for hundreds of them', () => {
    expect(statements.size).toBeGreaterThan(400);
  });

  it('is asked of tables that are big', async () => {
    for (const table of big) {
      const [{ rows } = { rows: 0 }] = await app.sql<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${table}`);
      expect([table, rows >= TWINS]).toEqual([table, true]);
    }
  });

  it('finds what it needs by an index, but for what has to read everything', () => {
    const excused = [...READ_EVERYTHING.map(([part]) => part), ...READ_EITHER_WAY];
    const unexpected = [...scans].filter(([scan]) => !excused.some((part) => part.test(scan)));
    expect(unexpected.map(([scan, routes]) => `${scan} (${[...routes].slice(0, 3).join('; ')})`)).toEqual([]);
  });

  it('excuses no statement that does without', () => {
    const idle = READ_EVERYTHING.filter(([part]) => ![...scans.keys()].some((scan) => part.test(scan)));
    expect(idle).toEqual([]);
    const unheard = READ_EITHER_WAY.filter((part) => ![...statements].some((text) => part.test(`vouchers: ${text}`)));
    expect(unheard).toEqual([]);
  });
});
