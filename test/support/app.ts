import { randomUUID } from 'node:crypto';

import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { AppModule } from '../../src/app.module.js';
import { createApplication } from '../../src/platform/http/application.js';
import { JobRepository } from '../../src/platform/queue/job.repository.js';
import { JobWorker } from '../../src/platform/queue/job.worker.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { SYSTEM, withinScope } from '../../src/platform/database/tenant-scope.js';
import { Transaction } from '../../src/platform/database/transaction.js';
import { SECRET, UNHINDERED } from './surroundings.js';
import { cloneDatabase, type TestDatabase } from './database.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Parsed JSON, else the text. */
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- a test says itself what it expects
}

export interface Call {
  readonly token?: string;
  readonly body?: object | string;
  readonly headers?: Record<string, string>;
}

export interface TestApp {
  readonly app: NestFastifyApplication;
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH', path: string, call?: Call): Promise<Answer>;
  /** Plain SQL of the owner of the tables, for arranging and for looking: it may more than the product. */
  sql<Row = Record<string, unknown>>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  get<T>(type: Type<T>): T;
  /** Waits until no job waits or runs, at most 60 seconds. */
  jobsDone(): Promise<void>;
  close(): Promise<void>;
}

const JOBS_PATIENCE_MS = 60_000;

interface Start {
  readonly worker?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Left out: a new one with all migrations. */
  readonly database?: TestDatabase;
}

/** The whole product in one process on a database that goes with it, with a worker unless `worker: false`. */
export async function startApp({ worker = true, env = {}, database: given }: Start = {}): Promise<TestApp> {
  const database = given ?? (await cloneDatabase());
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    REDIS_URL: process.env.TEST_REDIS_URL,
    QUEUE_PREFIX: `test-${process.pid}-${new URL(database.url).pathname.slice(1)}`,
    LERNLOTSE_SECRET: SECRET,
    ...UNHINDERED,
    LOG_LEVEL: 'silent',
    ...env,
  });
  const app = await createApplication(AppModule);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  if (worker) await app.get(JobWorker).start();
  const owner = await createDataSource(database.url).initialize();
  const asOwner = new Transaction(owner);

  return {
    app,
    async call(method, path, { token, body, headers = {} } = {}) {
      const response = await app.inject({
        method,
        url: path,
        headers: {
          'accept-language': 'de',
          // What moves something asks for a key; a test that is about the key names its own.
          ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
          ...(token && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body !== undefined && { payload: body }),
      });
      const isJson = /[/+]json(;|$)/.test(String(response.headers['content-type']));
      return {
        status: response.statusCode,
        headers: response.headers,
        body: isJson && response.body ? (JSON.parse(response.body) as unknown) : response.body,
      };
    },
    sql: (text, parameters = []) => asOwner.query(text, parameters),
    get: (type) => asSystem(app.get(type, { strict: false })),
    async jobsDone() {
      const jobs = app.get(JobRepository);
      const until = performance.now() + JOBS_PATIENCE_MS;
      while ((await withinScope(SYSTEM, () => jobs.unfinished())) > 0) {
        if (performance.now() > until) throw new Error('jobs still unfinished after 60 seconds');
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    async close() {
      await app.close();
      await owner.destroy();
      await database.drop();
    },
  };
}

/** Tests that call a service themselves, for arranging, act as jobs do. */
function asSystem<T>(service: T): T {
  return new Proxy(service as object, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      // What a test has put in the place of a method stays what it is.
      if (typeof member !== 'function' || 'mock' in member) return member;
      return (...args: unknown[]): unknown => withinScope(SYSTEM, (): unknown => Reflect.apply(member, target, args));
    },
  }) as T;
}
