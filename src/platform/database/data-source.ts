import type { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';

import { MIGRATIONS } from '../../../migrations/index.js';
import type { Env } from '../config/env.js';
import { preparing } from './preparing-client.js';
import { tenantDriver } from './tenant-pool.js';

/** How the product talks to PostgreSQL. The schema is made by migrations only, never by TypeORM's synchronise. */
function databaseOptions(url: string, pool = 10, statementSeconds = 60): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    synchronize: false,
    migrations: [...MIGRATIONS],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    applicationName: 'lernlotse',
    poolSize: pool,
    extra: { statement_timeout: statementSeconds * 1000, idle_in_transaction_session_timeout: 60_000 },
  };
}

/**
 * Every connection of the serving product takes this role as it opens; the migrations make it and say what it may not:
 * change or remove an entry of the ledger. Only migrations run as the login itself, which owns the tables.
 */
const APPLICATION_ROLE = 'lernlotse_app';

/**
 * How the serving product talks to PostgreSQL, the primary one or its replica: with the rights of the application, not with
 * those of the owner, and within the scope of whoever acts.
 * @param client the kind of connection: see `Tracing`
 */
export function applicationOptions(env: Env, client: typeof Client, url = env.DATABASE_URL): DataSourceOptions {
  const options = databaseOptions(url, env.DATABASE_POOL, env.STATEMENT_SECONDS);
  const extra = {
    ...(options.extra as object),
    connectionTimeoutMillis: env.DATABASE_WAIT_SECONDS * 1000,
    options: `-c role=${APPLICATION_ROLE}`,
    pipeline: true,
    Client: preparing(client),
  };
  return { ...options, driver: tenantDriver, extra };
}

/** A data source that knows the migrations but no entities: for migrating and for tests. */
export function createDataSource(url: string): DataSource {
  return new DataSource(databaseOptions(url));
}

const MIGRATION_LOCK = 7_145_331;

/** Applies what is missing; several processes may call it at once, one does the work. Returns the names applied. */
export async function migrate(url: string): Promise<readonly string[]> {
  const source = await createDataSource(url).initialize();
  const guard = source.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return (await source.runMigrations()).map(({ name }) => name);
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await guard.release();
    await source.destroy();
  }
}
