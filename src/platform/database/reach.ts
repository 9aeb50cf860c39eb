import { Client } from 'pg';

const PATIENCE_MS = 5_000;

/**
 * Asks PostgreSQL whether it lets us in, for at most five seconds.
 * @throws Error in one sentence with the server, the database, what PostgreSQL says and what helps; never the password.
 */
export async function mustReachDatabase(url: string): Promise<void> {
  const { host, pathname } = new URL(url);
  const client = new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(
      `PostgreSQL at ${host} does not let us into the database ${decodeURIComponent(pathname.slice(1))} (${said}). ` +
        'Start it, or mend DATABASE_URL.',
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
