import { randomUUID } from 'node:crypto';

import { breachesOf } from './invariants.js';
import { isReady } from '../support/processes.js';
import { eventually } from '../support/eventually.js';
import { order, type Reply, send } from './support/client.js';
import { aSmallDisk, type SmallDisk } from './support/small-disk.js';
import { startWorld, type World } from './support/world.js';

const EMPLOYEES = 12;
const WITHIN_MS = 20_000;

describe('The disk of PostgreSQL is full', () => {
  let world: World;
  let disk: SmallDisk;

  beforeAll(async () => {
    world = await startWorld(EMPLOYEES);
    disk = aSmallDisk(world.servers.folder);
    await world.sql(`CREATE TABLESPACE small LOCATION '${disk.location}'`);
    // Few rows fill a page: soon there has to be a new one, for which there is no room.
    await world.sql('ALTER TABLE idempotency_answers SET (fillfactor = 10)');
    await world.sql('ALTER TABLE idempotency_answers SET TABLESPACE small');
    await world.staff(1, 1);
  });
  afterAll(async () => {
    await world.stop();
    disk.remove();
  });

  it('what finds no room is refused by name and leaves nothing behind; with room again, the same keys make it good', async () => {
    const programmeId = await world.programme(EMPLOYEES);
    const orders = world.employees.map(({ id: personId }) => ({
      ...{ token: world.town.hr.token, path: '/vouchers', body: { programmeId, personId }, key: randomUUID() },
    }));
    disk.fill();
    const replies: (Reply | null)[] = [];
    for (const { path, ...message } of orders)
      replies.push(await send('POST', `${world.addresses()[0] ?? ''}/api/v1${path}`, message));
    const refused = replies.filter((reply) => reply?.status !== 201);
    expect(refused.length).toBeGreaterThan(0);
    for (const reply of refused)
      expect(reply).toMatchObject({ status: 503, retryAfter: '60', body: { code: 'database-disk-full' } });
    expect(await vouchersOf(programmeId)).toHaveLength(EMPLOYEES - refused.length);
    expect(await isReady(world.addresses()[0] ?? '')).toBe(true);

    disk.makeRoom();
    const again = await Promise.all(orders.map((one) => order(world.addresses, one)));
    expect(again.map(({ status }) => status)).toEqual(orders.map(() => 201));
    expect((await vouchersOf(programmeId)).sort()).toEqual(again.map(({ body }) => body.id as string).sort());
    await eventually('everything is tallied and nothing is broken', WITHIN_MS, async () => {
      return (await breachesOf((sql) => world.sql(sql))).length === 0;
    });
  });

  async function vouchersOf(programmeId: string): Promise<string[]> {
    const rows = await world.sql<{ id: string }>('SELECT id FROM vouchers WHERE programme_id = $1', [programmeId]);
    return rows.map(({ id }) => id);
  }
});
