import { randomBytes } from 'node:crypto';

import { Client } from 'pg';

/** A database of its own, with all migrations applied and nothing else in it. */
export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  drop(): Promise<void>;
}

/** Held while the template is built or copied: PostgreSQL copies a database only while nobody is in it. */
const TEMPLATE_LOCK = 5_062_025;

/** What databases are copied from; the first caller of a run fills it. */
export interface Template {
  readonly name: string;
  fill(url: string): Promise<unknown>;
}

/** Loaded where it is needed only: suites with a template of their own do without the whole of TypeORM. */
const BARE: Template = {
  name: 'template',
  fill: async (url) => (await import('../../src/platform/database/data-source.js')).migrate(url),
};

/** A database for one spec file, copied from a template, without another one from that of the migrations alone. */
export async function cloneDatabase(template = BARE): Promise<TestDatabase> {
  const name = databaseName(randomBytes(6).toString('hex'));
  await asAdministrator(async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await ensureTemplate(client, template);
    await client.query(`create database ${name} template ${databaseName(template.name)}`);
  });
  return databaseCalled(name);
}

/** A database without any table, into which a test restores one. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = databaseName(randomBytes(6).toString('hex'));
  await asAdministrator((client) => client.query(`create database ${name}`));
  return databaseCalled(name);
}

function databaseCalled(name: string): TestDatabase {
  const drop = () => asAdministrator((client) => client.query(`drop database if exists ${name} with (force)`));
  return { name, url: urlOf(name), drop };
}

/** Built under another name first: a template that carries its name is complete. */
async function ensureTemplate(client: Client, { name, fill }: Template): Promise<void> {
  const template = databaseName(name);
  const known = await client.query('select from pg_database where datname = $1', [template]);
  if (known.rowCount === 1) return;
  const draft = `${template}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft}`);
  await fill(urlOf(draft));
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
