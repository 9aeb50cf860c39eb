import pg, { type PoolClient } from 'pg';

import { currentScope, declarationOf } from './tenant-scope.js';

type Connected = (error: Error | undefined, client: PoolClient | undefined, release: (error?: unknown) => void) => void;

/** What each connection was told last; the same is not said again. */
const told = new WeakMap<PoolClient, string>();

/**
 * A pool whose connections always know for whom they are taken: before the caller's first statement, and in the same
 * round trip (the connections are pipelined), goes the scope of the work that asked for the connection.
 */
class TenantPool extends pg.Pool {
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

/** A connection that cannot be told answers its next statement with the same error. */
function declared(client: PoolClient, declaration: string): PoolClient {
  if (told.get(client) === declaration) return client;
  told.set(client, declaration);
  client.query(declaration).catch(() => told.delete(client));
  return client;
}

/** `pg` as TypeORM wants it, with our pool in the place of its own. */
export const tenantDriver = { ...pg, Pool: TenantPool };
