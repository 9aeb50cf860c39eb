import type { Socket } from 'node:net';

import type { Pool } from 'pg';
import { DataSource } from 'typeorm';

import { SharedClock } from '../../src/platform/database/shared-clock.js';
import { NOBODY, SYSTEM, withinScope } from '../../src/platform/database/tenant-scope.js';
import { Transaction } from '../../src/platform/database/transaction.js';
import { startApp, type TestApp } from '../support/app.js';
import { aTown } from '../support/vouchers.js';

const SEAT = 'UPDATE municipalities SET seat = $2 WHERE id = $1';
const POPULATION = 'UPDATE municipalities SET population = $2 WHERE id = $1';

/** What the messages of interest say; others, such as the end of a statement, say nothing. */
const SAID = /lernlotse\.scope|START TRANSACTION|COMMIT|eins|zwei/;

describe('A transaction', () => {
  let app: TestApp;
  let transaction: Transaction;
  let id: string;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    transaction = app.get(Transaction);
    ({ id } = await aTown(app, 1));
  });
  afterAll(() => app.close());

  const run = (work: () => Promise<unknown>) => withinScope(SYSTEM, () => transaction.run(work));
  const seat = async () => {
    const [row] = await app.sql<{ seat: string }>('SELECT seat FROM municipalities WHERE id = $1', [id]);
    return row?.seat;
  };
  const name = (place: string) => transaction.query(SEAT, [id, place]);

  it('asks a statement from the second time on as its connection has prepared it', async () => {
    const own = app.app.get(Transaction, { strict: false }); // whatever `app.get` answers acts as the system
    const kept = 'SELECT name FROM pg_prepared_statements WHERE statement = $1 AND NOT from_sql';
    const [first, second] = await withinScope(NOBODY, () =>
      own.run(async () => [await own.query(kept, [kept]), await own.query(kept, [kept])] as const),
    );
    expect([first.length, second.length]).toEqual([0, 1]);
  });

  it('commits a statement that it has not waited for', async () => {
    await run(async () => {
      await name('Altstadt');
      transaction.queryWithCommit(SEAT, [id, 'Neustadt']);
    });
    expect(await seat()).toBe('Neustadt');
  });

  it('keeps nothing, and says why, where a statement fails that it has not waited for', async () => {
    const before = await seat();
    const work = run(async () => {
      await name('halb');
      transaction.queryWithCommit(POPULATION, [id, 'many']);
    });
    await expect(work).rejects.toMatchObject({ driverError: { code: '22P02' } });
    expect(await seat()).toBe(before);
  });

  it('refuses a statement for its commit where nothing is committed', async () => {
    const alone = withinScope(SYSTEM, () =>
      transaction.stale(async () => {
        await transaction.query('SELECT 1');
        transaction.queryWithCommit(SEAT, [id, 'verloren']);
      }),
    );
    await expect(alone).rejects.toThrow('needs a transaction that commits');
  });

  it('is not taken for committed where a failure has been passed over', async () => {
    const before = await seat();
    const work = run(async () => {
      await name('verschwiegen');
      await transaction.query(POPULATION, [id, 'many']).catch(() => undefined);
    });
    await expect(work).rejects.toThrow('nothing is committed');
    expect(await seat()).toBe(before);
  });

  it('is not there for work that only reads: it has one connection, and may not open a transaction or cross the wall', async () => {
    const process = async () => {
      const [row] = await transaction.query<{ pid: number; alone: boolean }>(
        'SELECT pg_backend_pid() AS pid, now() = statement_timestamp() AS alone',
      );
      return row;
    };
    const read = <T>(work: () => Promise<T>) => withinScope(SYSTEM, () => transaction.reading(work));
    const [one, other] = await read(async () => Promise.all([process(), transaction.reading(process)]));
    expect(one).toEqual({ pid: other?.pid, alone: true });
    await expect(read(() => transaction.run(process))).rejects.toThrow('may not open a transaction');
    const own = app.app.get(Transaction, { strict: false }); // whatever `app.get` answers acts as the system
    const crossing = () => own.reading(() => own.crossing('sign-in', process));
    await expect(withinScope(NOBODY, crossing)).rejects.toThrow('or cross the wall');
  });

  it('says what belongs together in one write: for whom, begin and first statement, and the last one with the commit', async () => {
    app.get(SharedClock).onApplicationShutdown(); // it would be heard as well
    await run(() => name('bekannt')); // the statement has been parsed
    const { heard, stop } = await writesOf(app);
    await run(async () => {
      await name('eins');
      transaction.queryWithCommit(SEAT, [id, 'zwei']);
    });
    stop();
    expect(heard).toEqual([
      ['lernlotse.scope', 'START TRANSACTION', 'eins'],
      ['zwei', 'COMMIT'],
    ]);
  });
});

/** What goes out of the only connection in use from now on, write by write. */
async function writesOf(app: TestApp) {
  const { master } = app.get(DataSource).driver as unknown as { readonly master: Pool };
  const client = await master.connect();
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection;
  client.release();
  await client.query('SELECT 1'); // what was told to it here has gone out
  return listening(stream);
}

function listening(stream: Socket) {
  const heard: string[][] = [];
  const { _write: one, _writev: many } = stream;
  const write = (...pieces: readonly Uint8Array[]) =>
    heard.push(pieces.flatMap((piece) => SAID.exec(Buffer.from(piece).toString('latin1'))?.slice(0, 1) ?? []));
  Object.assign(stream, {
    _write: (piece: Uint8Array, ...rest: [BufferEncoding, () => void]) => {
      write(piece);
      one.call(stream, piece, ...rest);
    },
    _writev: (pieces: { readonly chunk: Uint8Array; encoding: BufferEncoding }[], done: () => void) => {
      write(...pieces.map(({ chunk }) => chunk));
      many?.call(stream, pieces, done);
    },
  });
  const stop = (): void => void Object.assign(stream, { _write: one, _writev: many });
  return { heard, stop };
}
