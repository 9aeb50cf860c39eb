import type { ClientBase } from 'pg';
import type { QueryRunner } from 'typeorm';

/**
 * Runs the work between START TRANSACTION and COMMIT; rolls back when it throws, and gives the connection back. The work may
 * add to `sent` what is to be heard with the commit.
 */
export async function committed<T>(runner: QueryRunner, sent: Promise<unknown>[], work: () => Promise<T>): Promise<T> {
  try {
    const client = (await runner.connect()) as ClientBase;
    sent.push(begin(client));
    // TypeORM would wait for the answer before the first statement goes out; told that it has begun, it begins none of its own.
    Object.assign(runner, { isTransactionActive: true });
    const result = await work();
    await commit(client, sent);
    Object.assign(runner, { isTransactionActive: false });
    return result;
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** Begins in one round trip with the first statement: it fails only with its connection, and then that statement fails too. */
function begin(client: ClientBase): Promise<unknown> {
  const begun = client.query('START TRANSACTION');
  begun.catch(() => undefined); // whoever commits hears of it
  return begun;
}

/**
 * Commits in one round trip with what was sent and not waited for. PostgreSQL answers the COMMIT of a transaction that has
 * failed with ROLLBACK and no error: what failed throws, and where that was passed over, this does.
 */
async function commit(client: ClientBase, sent: readonly Promise<unknown>[]): Promise<void> {
  const ended = client.query('COMMIT');
  ended.catch(() => undefined); // with the connection what was sent fails too, and is told first
  await Promise.all(sent);
  if ((await ended).command !== 'COMMIT') throw new Error('a statement had failed: nothing is committed');
}
