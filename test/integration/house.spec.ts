import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { DataSource } from 'typeorm';

import { describeApi } from '../../src/openapi.js';
import { readTexts } from '../../src/platform/i18n/texts.js';
import { declaredJobs } from '../../src/platform/queue/job-contract.js';
import { startApp, type TestApp } from '../support/app.js';
import { uncheckedOf } from '../support/outcomes/routes.js';
import { describeAuthorization, operationsOf } from '../support/generated/authorization.js';
import { describeConfiguration } from '../support/generated/configuration.js';
import { codesInSource, describeProblems } from '../support/generated/problems.js';
import { describeSchema } from '../support/generated/schema.js';

const ROOT = path.resolve(import.meta.dirname, '../..');

describe('the house', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ worker: false });
  });
  afterAll(() => app.close());

  /** Compares with the file in git; `npm run generate` writes it instead. */
  function expectFresh(file: string, content: string): void {
    const at = path.join(ROOT, file);
    if (process.env.GENERATE === 'true') writeFileSync(at, content);
    expect(readFileSync(at, 'utf8')).toBe(content);
  }

  it('says on every route who may call it', async () => {
    const unsaid = operationsOf(await describeApi()).filter(({ access }) => access === undefined);
    expect(unsaid).toEqual([]);
  });

  it('keeps docs/openapi.json and docs/authorization.md fresh', async () => {
    const api = await describeApi();
    expectFresh('docs/openapi.json', `${JSON.stringify(api, null, 2)}\n`);
    expectFresh('docs/authorization.md', describeAuthorization(api));
  });

  it('keeps migrations/schema.sql fresh', async () => {
    expectFresh('migrations/schema.sql', await describeSchema((sql) => app.sql(sql)));
  });

  it('keeps docs/configuration.md fresh', () => {
    expectFresh('docs/configuration.md', describeConfiguration());
  });

  it('documents every problem that the code can answer with, and no other', () => {
    expectFresh('docs/problems.md', describeProblems());
    const { thrown, quoted, patterns } = codesInSource();
    const documented = Object.keys(readTexts('de').problems ?? {});
    expect([...thrown.keys()].filter((code) => !documented.includes(code))).toEqual([]);
    const used = (code: string) => quoted.has(code) || patterns.some((pattern) => pattern.test(code));
    expect(documented.filter((code) => !used(code))).toEqual([]);
  });

  it('checks every body and every query by a class, but for forms and statements that have a reader of their own', () => {
    expect([...uncheckedOf(app)].sort()).toEqual(READ_BY_HAND);
  });

  it('has a name in words for every job', () => {
    const { 'portal-jobs': texts } = readTexts('de') as { 'portal-jobs'?: { readonly names?: object } };
    const named = Object.keys(texts?.names ?? {});
    const jobs = declaredJobs().map((name) => name.replaceAll('.', '-'));
    expect(jobs.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('has every text in German and in English', () => {
    expect(keysOf(readTexts('en'))).toEqual(keysOf(readTexts('de')));
  });

  it('has an entity for every column that the migrations make, and a column for every entity', async () => {
    const { upQueries } = await app.get(DataSource).driver.createSchemaBuilder().log();
    const tables = upQueries.map(({ query }) => query).filter((query) => CHANGES_COLUMNS.test(query));
    expect(tables).toEqual([]);
    const described = app.get(DataSource).entityMetadatas.map(({ tableName }) => tableName);
    const migrated = await app.sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    );
    const bare = migrated.map(({ name }) => name).filter((name) => !described.includes(name));
    expect(bare.sort()).toEqual(WRITTEN_BY_SQL_ONLY);
  });
});

/** Tables that one repository, or a trigger, writes and reads in plain SQL and that no other code sees as rows. */
const WRITTEN_BY_SQL_ONLY = [
  'accesses',
  'api_key_secrets',
  'api_keys',
  'audit_acts',
  'course_search',
  'erasures',
  'framework_drafts',
  'half_lives',
  'idempotency_answers',
  'identity_providers',
  'import_progress',
  'insight_reports',
  'item_figure_draws',
  'level_reports',
  'mailed_links',
  'migrations',
  'need_reports',
  'profile_search',
  'provider_identities',
  'recovery_codes',
  'reference_reports',
  'refresh_tokens',
  'rights_request_moves',
  'rights_requests',
  'scim_groups',
  'scim_users',
  'second_factor_demands',
  'second_factors',
  'sign_in_attempts',
  'waiting_reports',
];

/** Constraints and indexes are the migrations' business, proved by schema.sql; entities describe columns. */
const CHANGES_COLUMNS = /^(CREATE TABLE|DROP TABLE|ALTER TABLE \S+ (ALTER COLUMN|(ADD|DROP) (?!CONSTRAINT)))/;

function keysOf(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [prefix.replace(/_(zero|one|two|few|many|other)$/, '')];
  return [...new Set(Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${prefix}.${key}`)))].sort();
}

/** Statements by the rules of xAPI, resources by those of SCIM, and editors whose fields are as many as the rows that somebody adds. */
const READ_BY_HAND = [
  'PATCH /scim/v2/Groups/:id',
  'PATCH /scim/v2/Users/:id',
  'POST /admin/frameworks/drafts/:id/new/:kind',
  'POST /admin/frameworks/drafts/:id/parts/:kind/:code',
  'POST /admin/profiles',
  'POST /admin/profiles/:id',
  'POST /admin/profiles/ageing/:id',
  'POST /admin/programmes',
  'POST /admin/programmes/:id',
  'POST /api/v1/xapi/statements',
  'POST /scim/v2/Groups',
  'POST /scim/v2/Users',
  'PUT /api/v1/xapi/statements',
  'PUT /scim/v2/Groups/:id',
  'PUT /scim/v2/Users/:id',
];
