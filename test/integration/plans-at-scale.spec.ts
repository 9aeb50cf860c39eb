import type { Actor, Role } from '../../src/kernel/actor.js';
import { holds, keysFor, type Permission } from '../../src/platform/auth/permissions.js';
import { startApp, type TestApp } from '../support/app.js';
import { cloneDatabase } from '../support/database.js';
import { answerTo } from '../support/outcomes/ask.js';
import { key, type Route, routesOf } from '../support/outcomes/routes.js';
import { undoing } from '../support/outcomes/undo.js';
import { aWorld } from '../support/outcomes/world.js';
import { Preparable } from '../support/scale/any-values.js';
import { layOut, letAge, rowsNaming } from '../support/scale/due.js';
import { work } from '../support/scale/jobs.js';
import { hearPlans, type Plan, type Read, tellPlans } from '../support/scale/plans.js';
import { multiply } from '../support/scale/twins.js';
import { furnish } from '../support/wall.js';

/** Each municipality of the world and all that belongs to it, so many times. */
const TWINS = 1_000;

const anActor = (admin: boolean, ...roles: readonly Role[]): Actor => ({
  ...{ personId: '', sessionId: '', admin },
  memberships: roles.map((role) => ({ membershipId: '', municipalityId: '', role })),
});
/** What the guard lets each of them ask: whom it refuses is refused before anything is looked for. */
const CALLERS: Readonly<Record<string, (permission: Permission) => boolean>> = {
  employee: (permission) => holds(anActor(false, 'employee'), permission),
  hr: (permission) => holds(anActor(false, 'employee', 'hr'), permission),
  admin: (permission) => holds(anActor(true), permission),
  program: (permission) => keysFor(permission) !== 'never',
};
const mayAsk = (caller: string, { access = 'public' }: Route): boolean =>
  access === 'public' || CALLERS[caller]?.(access) === true;

/** Bounded by the 11,000 municipalities, of which each has a few lines: to read one of these is milliseconds. */
const AS_LARGE_AS_MUNICIPALITIES: readonly string[] = [
  ...['municipalities', 'allotments', 'tallies', 'tally_alarms', 'objections', 'works_agreements'],
  ...['works_agreement_documents', 'api_keys', 'api_key_secrets', 'identity_providers', 'second_factor_demands'],
  ...['insight_reports', 'scim_groups', 'imports'],
];

/** What may read a big table from end to end: part of the statement, and why. */
const READ_EVERYTHING: readonly (readonly [RegExp, string])[] = [
  [/^memberships: SELECT m.person_id .* FROM posts p JOIN/, 'the need report counts everybody who has chosen a post'],
  [
    /^results: SELECT r.person_id .* NOT is_limited/,
    'the impact of a profile is counted over the results of everybody',
  ],
  [/may_name\(/, 'an erasure looks into every text for the name of who has left'],
  [/^mails: SELECT state, count/, 'the mailbox of an installation counts its mails by state, for trying out'],
];

/** Here most rows fit, so that by an index or from end to end costs the same, and PostgreSQL does now one, now the other. */
const READ_EITHER_WAY: readonly (readonly [RegExp, string])[] = [
  [
    /^vouchers: SELECT municipality_id AS id, count\(\*\)::int AS count .* expires_on BETWEEN/,
    'nearly all vouchers of this world end soon',
  ],
  [/^jobs: SELECT wanted.state, \(SELECT count/, 'jobs are counted by an index alone, which pays where there are many'],
  [/^rights_requests: SELECT count\(\*\)::int AS open/, 'nearly all requests of this world are open'],
  [/^rights_requests: SELECT id, .* due_on <= /, 'nearly all requests of this world are overdue'],
  [/^vouchers: SELECT id, .* expires_on BETWEEN/, 'nearly all vouchers of this world end soon'],
];

describe('Every statement of every route and every job, with many municipalities', () => {
  let app: TestApp;
  let big: ReadonlySet<string>;
  const scans = new Map<string, Set<string>>();
  const statements = new Set<string>();
  const preparable = new Preparable();
  const broken: string[] = [];

  beforeAll(async () => {
    const database = await cloneDatabase();
    await tellPlans(database);
    app = await startApp({ worker: false, database });
    const world = await aWorld(app);
    const old = await rowsNaming(app, await furnish(app, world));
    const grown = await multiply(app, database.url, TWINS);
    big = new Set(grown.filter((table) => !AS_LARGE_AS_MUNICIPALITIES.includes(table)));
    await letAge(database.url, old);
    const due = await layOut(app, world);
    let asked = '';
    const hear = (plan: Plan): void => {
      for (const { table } of plan.reads) statements.add(`${table}: ${plan.text}`);
      for (const scan of scansOf(plan)) scans.set(scan, (scans.get(scan) ?? new Set()).add(asked));
    };
    hearPlans(app, hear);
    const asking = { app, world, undoing: await undoing(app, preparable.hear) };
    for (const caller of world.callers.filter(({ name }) => name in CALLERS)) {
      for (const route of routesOf(app).filter((one) => mayAsk(caller.name, one))) {
        asked = `${key(route)}, ${caller.name}`;
        const { status } = await answerTo(asking, route, { caller, own: caller.own });
        if (status.startsWith('5')) broken.push(`${status} ${asked}`);
      }
    }
    broken.push(...(await work({ ...asking, due }, (name) => (asked = name))));
    asking.undoing.stop();
    asked = 'for any values';
    for (const plan of await preparable.plans(database.url)) hear(plan);
  });
  afterAll(() => app.close());

  /** By a sequential scan, or along an index whose order alone was of use: a page was looked for, and not found soon. */
  const isWhole = ({ how, isUnled, passedOver }: Read): boolean =>
    how === 'Seq Scan' || (isUnled && passedOver >= TWINS);
  const scansOf = ({ text, reads }: Plan): readonly string[] =>
    reads.filter((read) => big.has(read.table) && isWhole(read)).map(({ table }) => `${table}: ${text}`);

  it('is heard, for hundreds of them, and to its end', () => {
    expect(statements.size).toBeGreaterThan(400);
    expect(preparable.size).toBeGreaterThan(200);
    expect(broken).toEqual([]);
  });

  it('is asked of tables that are big', async () => {
    for (const table of big) {
      const [{ rows } = { rows: 0 }] = await app.sql<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${table}`);
      expect([table, rows >= TWINS]).toEqual([table, true]);
    }
  });

  it('finds what it needs by an index, but for what has to read everything', () => {
    const excused = [...READ_EVERYTHING, ...READ_EITHER_WAY].map(([part]) => part);
    const unexpected = [...scans].filter(([scan]) => !excused.some((part) => part.test(scan)));
    expect(unexpected.map(([scan, routes]) => `${scan} (${[...routes].slice(0, 3).join('; ')})`)).toEqual([]);
  });

  it('excuses no statement that does without', () => {
    const idle = READ_EVERYTHING.filter(([part]) => ![...scans.keys()].some((scan) => part.test(scan)));
    expect(idle).toEqual([]);
    const unheard = READ_EITHER_WAY.filter(([part]) => ![...statements].some((statement) => part.test(statement)));
    expect(unheard).toEqual([]);
  });
});
