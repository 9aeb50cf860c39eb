import { randomUUID } from 'node:crypto';

import { aCatalogue, aRecord } from '../support/course-records.js';
import { eventually } from '../support/eventually.js';
import { launch, type Running, startApi, startWorker, type Surroundings } from '../support/processes.js';
import { multipart } from '../support/story.js';
import { breachesOf } from './invariants.js';
import { look, order } from './support/client.js';
import { startWorld, type World } from './support/world.js';

const EMPLOYEES = 10;
/** Megabytes that JavaScript may keep in each process; an operator gives at least as much. */
const API_MB = 128;
const WORKER_MB = 256;
/** Enough to start, far too little for the largest file. */
const TOO_LITTLE_MB = 96;
/** The limits of an import: IMPORT_MAX_BYTES, and the rows of people. */
const LARGEST_BYTES = 20 * 1024 * 1024;
const MOST_ROWS = 50_000;
/** Entries of a ledger, and the letters that each is longer by, twice what is ever written: together more than the API may keep. */
const ENTRIES = 10_000;
const PADDING = 16_000;
const WITHIN_MS = 120_000;

describe('With little memory', () => {
  let world: World;
  let api: Running;
  let worker: Running;
  let programmeId: string;
  let given = 0;

  beforeAll(async () => {
    world = await startWorld(EMPLOYEES);
    programmeId = await world.programme(EMPLOYEES);
    [api, worker] = await Promise.all([startApi(limitedTo(API_MB)), startWorker(limitedTo(WORKER_MB))]);
  });
  afterAll(() => world.stop());

  it('the largest file is taken, read and written, while vouchers are given and tallied', async () => {
    const importId = await upload('people', 'all-or-nothing', await largestFile('first'));
    await eventually('it is applied', WITHIN_MS, async () => {
      if (given < EMPLOYEES / 2) await giveOne();
      return hasEnded(importId);
    });
    const told = await look(api.address, world.admin.token, `/imports/${importId}`);
    expect(told?.body).toMatchObject({ state: 'applied', counts: { total: MOST_ROWS, created: MOST_ROWS } });
    expect(await arrived('first')).toEqual({ people: MOST_ROWS, units: MOST_ROWS });
    await allIsWell();
    await bothLive();
  });

  it('a file that is too much for the worker ends it each time, is set aside by name, and all others go on', async () => {
    expect(await worker.end()).toBe('SIGTERM');
    const importId = await upload('people', 'all-or-nothing', await largestFile('second'));
    await world.sql(`UPDATE jobs SET max_attempts = 1 WHERE state = 'waiting'`);
    const ends: unknown[] = [];
    while (ends.length < 2 && !(await hasEnded(importId))) {
      worker = launch('worker.js', limitedTo(TOO_LITTLE_MB));
      if (given < EMPLOYEES) await giveOne();
      await eventually('the worker or the import has ended', WITHIN_MS, async () => {
        return worker.ended() !== null || (await hasEnded(importId));
      });
      if (worker.ended() !== null) ends.push(worker.ended());
    }
    expect(ends).toEqual(['SIGABRT']);
    const [job] = await world.sql(`DELETE FROM jobs WHERE state = 'failed' RETURNING name, error`);
    expect(job).toEqual({ name: 'imports.run', error: { code: 'job-given-up' } });
    expect(await arrived('second')).toEqual({ people: 0, units: 0 });
    await allIsWell();
    await bothLive();
  });

  it('a ledger much larger than the memory is exported whole', async () => {
    const large = await world.programme(1);
    await world.sql(
      `INSERT INTO ledger_entries (programme_id, position, municipality_id, kind, entry, salt, entry_hash, chain_hash, recorded_at)
       SELECT programme_id, g, municipality_id, kind, entry || jsonb_build_object('padding', repeat('x', ${PADDING})), salt, entry_hash, chain_hash, recorded_at
         FROM ledger_entries, generate_series(2, ${ENTRIES}) g WHERE programme_id = $1`,
      [large],
    );
    await world.sql('UPDATE programmes SET ledger_position = $2 WHERE id = $1', [large, ENTRIES]);
    const response = await fetch(`${api.address}/api/v1/programmes/${large}/ledger`, {
      headers: { authorization: `Bearer ${world.admin.token}`, 'accept-encoding': 'identity' },
    });
    let lines = 0;
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) lines += part.split('\n').length - 1;
    expect(lines).toBe(ENTRIES + 1);
    await bothLive();
  });

  it('the largest catalogue is previewed and ordered to be applied; only the worker reads it', async () => {
    await worker.kill();
    const size = aCatalogue(aRecord(1)).length;
    const records = Array.from({ length: Math.floor(LARGEST_BYTES / size) - 1 }, (_, at) => aRecord(at));
    worker = await startWorker(limitedTo(WORKER_MB));
    const importId = await upload('courses', 'preview', aCatalogue(...records));
    await eventually('it is previewed', WITHIN_MS, () => hasEnded(importId));
    const path = `/imports/${importId}/apply`;
    const applied = { token: world.admin.token, path, body: { mode: 'all-or-nothing' }, key: randomUUID() };
    expect((await order(() => [api.address], applied)).status).toBe(202);
    await bothLive();
  });

  function limitedTo(megabytes: number): Surroundings {
    const { logs, env } = world.surroundings;
    const limit = { NODE_OPTIONS: `--max-old-space-size=${megabytes}`, JOB_LEASE_SECONDS: '1' };
    return { logs, env: { ...env, ...limit } };
  }

  async function upload(kind: 'people' | 'courses', mode: string, file: string): Promise<string> {
    const { body, headers } = multipart({ kind, mode }, 'file', file);
    const response = await fetch(`${api.address}/api/v1/imports`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${world.admin.token}`, 'idempotency-key': randomUUID() },
      body: new Uint8Array(body),
    });
    expect(response.status).toBe(202);
    return ((await response.json()) as { id: string }).id;
  }

  /**
   * As many people as a file may hold, each with a long name, address and unit, so that it has as many bytes as it may have.
   * @param unit whose people they are
   */
  async function largestFile(unit: string): Promise<string> {
    const [town] = await world.sql<{ ars: string }>('SELECT ars FROM municipalities WHERE id = $1', [world.town.id]);
    const head = 'email;given_name;family_name;ars;role;unit\n';
    const [local, name] = [`${unit}-`.padEnd(50, 'x'), 'N'.repeat(50)];
    const row = (at: number) =>
      `${local}${String(at).padStart(8, '0')}@${'x'.repeat(50)}.example;${name};${name};${town!.ars};employee;${unit}-`;
    const rest = Math.floor((LARGEST_BYTES - 1_000 - head.length) / MOST_ROWS) - row(0).length - 1;
    const rows = Array.from({ length: MOST_ROWS }, (_, at) => `${row(at)}${'u'.repeat(rest)}\n`);
    return `${head}${rows.join('')}`;
  }

  /** Those of a unit who are there, and how many of them stand in it. */
  async function arrived(unit: string): Promise<{ readonly people: number; readonly units: number } | undefined> {
    const [counts] = await world.sql<{ people: number; units: number }>(
      `SELECT count(DISTINCT p.id)::int AS people, count(*) FILTER (WHERE m.unit LIKE $1)::int AS units
         FROM persons p LEFT JOIN memberships m ON m.person_id = p.id WHERE p.email LIKE $1`,
      [`${unit}-%`],
    );
    return counts;
  }

  async function hasEnded(importId: string): Promise<boolean> {
    const told = await look(api.address, world.admin.token, `/imports/${importId}`);
    return ['applied', 'previewed', 'rejected', 'failed'].includes(told?.body.state as string);
  }

  async function giveOne(): Promise<void> {
    const body = { programmeId, personId: world.employees[given++]!.id };
    const one = { token: world.town.hr.token, path: '/vouchers', body, key: randomUUID() };
    expect((await order(() => [api.address], one)).status).toBe(201);
  }

  async function allIsWell(): Promise<void> {
    let breaches: readonly string[] = [];
    await eventually('everything is tallied and nothing is broken', WITHIN_MS, async () => {
      breaches = await breachesOf((sql) => world.sql(sql));
      return breaches.length === 0;
    }).catch(() => undefined);
    expect(breaches).toEqual([]);
  }

  async function bothLive(): Promise<void> {
    expect([api.ended(), worker.ended()]).toEqual([null, null]);
    expect((await fetch(`${api.address}/health/live`)).status).toBe(200);
  }
});
