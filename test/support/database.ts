import { randomBytes } from 'node:crypto';

import { Client } from 'pg';

import { migrate } from '../../src/platform/database/data-source.js';

/** A database of its own, with all migrations applied and nothing else in it. */
export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  drop(): Promise<void>;
}

/** Held while the template is built or copied: PostgreSQL copies a database only while nobody is in it. */
const TEMPLATE_LOCK = 5_062_025;

/** A database for one spec file, copied from a template that the first caller of the run builds from the migrations. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const name = databaseName(randomBytes(6).toString('hex'));
  await asAdministrator(async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const template = databaseName('template');
    await ensureTemplate(client, template);
    await client.query(`create database ${name} template ${template}`);
  });
  const drop = () => asAdministrator((client) => client.query(`drop database if exists ${name} with (force)`));
  return { name, url: urlOf(name), drop };
}

/** Built under another name first: a template that carries its name is complete. */
async function ensureTemplate(client: Client, template: string): Promise<void> {
  const known = await client.query('select from pg_database where datname = $1', [template]);
  if (known.rowCount === 1) return;
  const draft = `${template}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft}`);
  await migrate(urlOf(draft));
  await client.query(`alter database ${draft} rename to ${template}`);
}

/** The end of the connection also ends the advisory lock. */
async function asAdministrator(work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** All databases of a run share a prefix, by which the end of the run drops what is left. */
function databaseName(part: string): string {
  return `lernlotse_${process.env.TEST_RUN ?? 'run'}_${part}`;
}

function urlOf(name: string): string {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  url.pathname = `/${name}`;
  return url.href;
}
