import { Client } from 'pg';

import { PersonsService } from '../../src/accounts/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Caller, multipart, signIn } from '../support/story.js';
import { startWorker, type WorkerProcess } from '../support/worker-process.js';

const PASSWORD = 'Ein-langes-Passwort-2026';
const MUNICIPALITIES = 40;

describe('A worker that is killed with kill -9', () => {
  let app: TestApp;
  let admin: Caller;
  let blocker: Client;
  let worker: WorkerProcess;

  beforeAll(async () => {
    app = await startApp({ worker: false, env: { JOB_LEASE_SECONDS: '1' } });
    const person = { email: 'admin@lernlotse.example', givenName: 'Ada', familyName: 'Albrecht', password: PASSWORD };
    await app.get(PersonsService).provide({ ...person, admin: true, memberships: [] });
    admin = await signIn(app, person.email, PASSWORD);
    blocker = new Client({ connectionString: process.env.DATABASE_URL });
    await blocker.connect();
  });
  afterAll(async () => {
    await worker.kill();
    await blocker.end();
    await app.close();
  });

  it('in the middle of an import leaves nothing behind, and the next worker imports everything once', async () => {
    const { body, headers } = multipart({ kind: 'courses' }, 'catalogue.json', JSON.stringify(catalogue(300)));
    worker = startWorker();
    const { id } = await duringLockOn('courses', async () => {
      const started = await admin.post('/imports', body, headers);
      await somebodyWaitsForALock();
      await worker.kill();
      return started;
    });
    expect(await countOf('courses')).toBe(0);

    worker = startWorker();
    await app.jobsDone();
    const report = await admin.get(`/imports/${id as string}`);
    expect(report).toMatchObject({ state: 'applied', counts: { total: 300, created: 300, rejected: 0 } });
    expect(await countOf('courses')).toBe(300);
    await worker.kill();
  });

  it('in the middle of a tally loses no voucher and counts none twice', async () => {
    const programmeId = await aDistributedProgramme();
    worker = startWorker();
    await duringLockOn('tallies', async () => {
      await admin.post(`/programmes/${programmeId}/tallies/recount`);
      await somebodyWaitsForALock();
      await worker.kill();
    });

    worker = startWorker();
    await app.jobsDone();
    const tallies = (await admin.get(`/programmes/${programmeId}/tallies`)) as { granted: number; available: number }[];
    expect(tallies).toHaveLength(MUNICIPALITIES);
    expect(tallies.reduce((sum, { granted }) => sum + granted, 0)).toBe(200);
    expect(tallies.every(({ granted, available }) => granted === available)).toBe(true);
    expect(await countOf('ledger_entries')).toBe(MUNICIPALITIES);
  });

  /** Holds a lock under which the worker can read but not write, so that it is in the middle for as long as we like. */
  async function duringLockOn<T>(table: 'courses' | 'tallies', work: () => Promise<T>): Promise<T> {
    await blocker.query(`BEGIN; LOCK TABLE ${table} IN SHARE MODE`);
    try {
      return await work();
    } finally {
      await blocker.query('ROLLBACK');
    }
  }

  async function somebodyWaitsForALock(): Promise<void> {
    for (let look = 0; look < 600; look++) {
      const waiting = await app.sql(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if (waiting.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('nobody came to the lock within 30 seconds');
  }

  async function countOf(table: 'courses' | 'ledger_entries'): Promise<number> {
    const [row] = await app.sql<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
    return row!.count;
  }

  async function aDistributedProgramme(): Promise<string> {
    const lines = Array.from({ length: MUNICIPALITIES }, (_, at) => {
      const ars = `0733${String(at).padStart(8, '0')}`;
      return { ars, name: `Testgemeinde ${at}`, population: 1_000 + at };
    });
    await app.sql(
      `INSERT INTO municipalities (id, ars, name, kind, population, source, updated_at)
       SELECT gen_random_uuid(), ars, name, 'independent-municipality', population, 'test', now()
       FROM jsonb_to_recordset($1) AS given (ars text, name text, population int)`,
      [JSON.stringify(lines)],
    );
    const { id } = await admin.post('/programmes', {
      title: { de: 'Gutscheine', en: 'Vouchers' },
      total: 200,
      reserve: 0,
      limitPerYear: 1,
      validityDays: 90,
      objectionDays: 0,
      startsOn: '2026-01-01',
      endsOn: '2099-12-31',
    });
    const input = { method: 'sainte-lague', weights: 'population', minimum: 0, maximum: null, exclude: [] };
    await admin.post(`/programmes/${id as string}/distribution`, input);
    return id as string;
  }
});

/** A MOOChub document with invented courses. */
function catalogue(count: number): object {
  const names = (name: string) => [{ inLanguage: 'de', name }];
  const framework = { educationalFramework: 'DigComp', educationalFrameworkVersion: '3.0' };
  const data = Array.from({ length: count }, (_, at) => ({
    id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    type: 'Course',
    attributes: {
      name: `Kurs ${at}`,
      description: '<p>Ein Kurs für den Test.</p>',
      inLanguage: ['de'],
      publisher: { type: 'Organization', name: 'Testanbieter' },
      url: `https://kurse.example/${at}`,
      duration: 'PT2H',
      courseMode: ['online'],
      offer: [{ price: 10, priceCurrency: 'EUR', paymentFrequency: 'one-time', category: 'course' }],
      teaches: [
        {
          name: names('Suchen'),
          ...framework,
          shortCode: '1.1',
          educationalLevel: { name: names('Stufe 3'), shortCode: '3', type: 'EducationalLevel', ...framework },
        },
      ],
    },
  }));
  return { links: { self: '/', first: '/', last: '/' }, data };
}
