import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { startApp, type TestApp } from '../support/app.js';
import { describeOutcomes } from '../support/generated/outcomes.js';
import { hear, type Heard } from '../support/outcomes/ask.js';
import { key, type Route, routesOf } from '../support/outcomes/routes.js';
import { undoing } from '../support/outcomes/undo.js';
import { aWorld, type World } from '../support/outcomes/world.js';

const TABLE = path.resolve(import.meta.dirname, '../../docs/authorization-outcomes.md');

describe('Every route, asked by everybody for what is their own and for what is foreign', () => {
  let app: TestApp;
  let world: World;
  let heard: readonly { readonly route: Route; readonly outcomes: readonly Heard[] }[];

  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aWorld(app);
    const asking = { app, world, undoing: await undoing(app) };
    const all = [];
    for (const route of routesOf(app)) {
      const outcomes: Heard[] = [];
      for (const caller of world.callers) outcomes.push(await hear(asking, route, caller));
      all.push({ route, outcomes });
    }
    asking.undoing.stop();
    heard = all;
  });
  afterAll(() => app.close());

  const lines = (says: (outcome: Heard) => string | null): readonly string[] =>
    heard.flatMap(({ route, outcomes }) =>
      outcomes.flatMap((outcome) => {
        const said = says(outcome);
        return said === null ? [] : [`${key(route)}, ${outcome.caller}: ${said}`];
      }),
    );

  it('answers as docs/authorization-outcomes.md says', () => {
    const table = describeOutcomes(
      heard.map(({ route, outcomes }) => ({ route: key(route), access: route.access, outcomes })),
    );
    if (process.env.GENERATE === 'true') writeFileSync(TABLE, table);
    expect(table.split('\n')).toEqual(readFileSync(TABLE, 'utf8').split('\n'));
  });

  it('never fails', () => {
    const health = ['GET /health/ready'];
    const failed = lines(({ own, foreign = '' }) => (own.startsWith('5') || foreign.startsWith('5') ? own : null));
    expect(failed.filter((line) => !health.some((route) => line.startsWith(route)))).toEqual([]);
  });

  it('lets nobody but an admin have anything foreign', () => {
    const given = lines(({ caller, own, foreign }) =>
      foreign !== undefined && /^[23]/.test(foreign) && caller !== 'admin' ? `${own} / ${foreign}` : null,
    );
    expect(given.filter((line) => !OPEN_TO_ALL.some((route) => line.startsWith(`${route},`)))).toEqual([]);
  });

  it('answers for what is foreign as for what does not exist', () => {
    expect(lines(({ betrayal }) => betrayal)).toEqual([]);
  });

  it('reaches what is their own: the table says something', () => {
    const reached = heard.filter(({ outcomes }) =>
      outcomes.some(({ own, foreign }) => foreign !== undefined && /^[23]/.test(own) && foreign.startsWith('4')),
    );
    expect(reached.length).toBeGreaterThan(60);
  });
});

/** Where a foreign municipality or id is passed over, as one that does not exist is. */
const OPEN_TO_ALL: readonly string[] = [
  // Shows the search for a course; the municipality is used by the page behind it.
  'GET /path/why-not',
  // Goes on with the open check for the same post, wherever it was begun.
  'POST /api/v1/checks',
  'POST /check',
  // Answers for each request by itself: the foreign one is `request-not-found`.
  'POST /api/v1/voucher-requests/decisions',
  'GET /hr/requests/decide',
  'GET /hr/requests/decided',
  'POST /hr/requests/decide',
];
