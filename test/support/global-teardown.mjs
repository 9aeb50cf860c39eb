import pg from 'pg';

/** Drops the databases of this run and ends the servers that the run started. */
export default async function globalTeardown() {
  try {
    await dropDatabases(process.env.TEST_DATABASE_URL, `lernlotse_${process.env.TEST_RUN}_`);
  } finally {
    await globalThis.testServers.stop();
  }
}

async function dropDatabases(connectionString, prefix) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [prefix]);
    for (const { datname } of rows) {
      await client.query(`drop database "${datname}" with (force)`);
    }
  } finally {
    await client.end();
  }
}
