import type { Socket } from 'node:net';

import pg, { type PoolClient, type PoolConfig } from 'pg';

import { currentScope, declarationOf } from './tenant-scope.js';

type Connected = (error: Error | undefined, client: PoolClient | undefined, release: (error?: unknown) => void) => void;

/** What each connection was told last; the same is not said again. */
const told = new WeakMap<PoolClient, string>();

/**
 * A pool whose connections always know for whom they are taken: before the caller's first statement, and in the same
 * round trip (the connections are pipelined), goes the scope of the work that asked for the connection.
 */
class TenantPool extends pg.Pool {
  constructor(config?: PoolConfig) {
    super(config);
    this.on('connect', gatherWrites);
  }

  override connect(): Promise<PoolClient>;
  override connect(connected: Connected): void;
  override connect(connected?: Connected): Promise<PoolClient> | undefined {
    const declaration = declarationOf(currentScope());
    if (connected === undefined) return super.connect().then((client) => declared(client, declaration));
    super.connect((error, client, release) => {
      connected(error, client && declared(client, declaration), release);
    });
    return undefined;
  }
}

/** A connection that cannot be told is given up, and what was asked of it in the meantime is not answered. */
function declared(client: PoolClient, declaration: string): PoolClient {
  if (told.get(client) === declaration) return client;
  told.set(client, declaration);
  const heard = client.query(declaration);
  answerOnlyAfter(client, heard);
  heard.catch(() => client.end());
  return client;
}

/**
 * What is said to PostgreSQL in one turn goes out in one write: each one costs a call of the kernel and wakes the server. In a
 * profile of the API under load such calls were two fifths of its time, with what it was kept waiting by those it woke.
 */
function gatherWrites(client: PoolClient): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection;
  const write: (...said: never[]) => boolean = stream.write.bind(stream);
  let isGathering = false;
  const sent = (): void => {
    isGathering = false;
    stream.uncork();
  };
  const gathered = (...said: never[]): boolean => {
    if (!isGathering) {
      isGathering = true;
      stream.cork();
      setImmediate(sent);
    }
    return write(...said);
  };
  stream.write = gathered;
}

type Answered = (error: unknown, result?: unknown) => void;
type Query = (...call: unknown[]) => unknown;

/**
 * The caller's first statements are on their way before PostgreSQL has heard for whom. Had it not heard, they would run for
 * whoever had the connection before: their answers wait for `heard`, and fail with it.
 */
function answerOnlyAfter(client: PoolClient, heard: Promise<unknown>): void {
  const own = client as unknown as { query?: Query };
  const query = client.query.bind(client) as unknown as Query;
  const waiting: Query = (...call) => {
    const answered = call.at(-1);
    if (typeof answered !== 'function') return Promise.all([query(...call), heard]).then(([answer]) => answer);
    const last: Answered = (error, result) => {
      heard.then(() => {
        (answered as Answered)(error, result);
      }, answered as Answered);
    };
    return query(...call.slice(0, -1), last);
  };
  own.query = waiting;
  const undo = (): void => {
    if (own.query === waiting) delete own.query;
  };
  heard.then(undo, undo);
}

/** `pg` as TypeORM wants it, with our pool in the place of its own. */
export const tenantDriver = { ...pg, Pool: TenantPool };
