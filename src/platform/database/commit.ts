import type { ClientBase, QueryResult, QueryResultRow } from 'pg';
import { QueryFailedError, type QueryRunner } from 'typeorm';

/** SQL with numbered parameters, and their values. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * Runs the work between START TRANSACTION and COMMIT; rolls back when it throws, and gives the connection back. What the work
 * adds to `last` goes out with the commit.
 */
export async function committed<T>(runner: QueryRunner, last: Statement[], work: () => Promise<T>): Promise<T> {
  try {
    const client = (await runner.connect()) as ClientBase;
    const begun = begin(client);
    // TypeORM would wait for the answer before the first statement goes out; told that it has begun, it begins none of its own.
    Object.assign(runner, { isTransactionActive: true });
    const result = await work();
    await commit(client, begun, last);
    Object.assign(runner, { isTransactionActive: false });
    return result;
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** Sends it at once. @throws QueryFailedError as TypeORM does */
export async function send<Row>(client: ClientBase, { sql, values }: Statement): Promise<Row[]> {
  try {
    return (await client.query<Row & QueryResultRow>(sql, [...values])).rows;
  } catch (error) {
    throw error instanceof Error ? new QueryFailedError(sql, [...values], error) : error;
  }
}

/** Begins in one round trip with the first statement: it fails only with its connection, and then that statement fails too. */
function begin(client: ClientBase): Promise<unknown> {
  const begun = client.query('START TRANSACTION');
  begun.catch(() => undefined); // whoever commits hears of it
  return begun;
}

/**
 * Commits in one round trip with the last statements. PostgreSQL answers the COMMIT of a transaction that has failed with
 * ROLLBACK and no error: what failed throws, and where that was passed over, this does.
 */
async function commit(client: ClientBase, begun: Promise<unknown>, last: readonly Statement[]): Promise<void> {
  const answers = last.map((statement) => send(client, statement));
  const ended = client.query('COMMIT');
  await Promise.all([begun, ...answers, ended]);
  if (isUndone(await ended)) throw new Error('a statement had failed: nothing is committed');
}

const isUndone = ({ command }: QueryResult): boolean => command !== 'COMMIT';
