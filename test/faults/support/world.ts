import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { startApp, type TestApp } from '../../support/app.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../../support/vouchers.js';
import { killAll, type Running, startApi, startWorker, type Surroundings } from '../../support/processes.js';
import { type Servers, startServers } from './servers.js';

/** A town with several HR people and many employees, real servers, and the processes of the product. */
export interface World {
  readonly servers: Servers;
  readonly town: Town;
  readonly hr: readonly Somebody[];
  readonly employees: readonly Somebody[];
  /** A course that every programme pays. */
  readonly courseId: string;
  readonly apis: Running[];
  readonly workers: Running[];
  /** What those who are started by hand have to be told. */
  readonly surroundings: Surroundings;
  /** Where the product runs once more, in this process, for arranging. */
  readonly app: TestApp;
  readonly admin: Somebody;
  /** Starts processes until there are so many. */
  staff(apis: number, workers: number): Promise<void>;
  /** Where the APIs answer at this moment. */
  addresses(): readonly string[];
  /** A new open programme with so many places, all in the town. */
  programme(places: number): Promise<string>;
  sql: TestApp['sql'];
  stop(): Promise<void>;
}

const HR = 20;
const CHUNK = 20;

export async function startWorld(employees: number): Promise<World> {
  const servers = await startServers();
  Object.assign(process.env, {
    TEST_DATABASE_URL: servers.postgres.url,
    TEST_REDIS_URL: servers.redis.url,
  });
  const app = await startApp({ worker: false, env: { ACCESS_TOKEN_MINUTES: '120' } });
  const admin = await aPerson(app, { admin: true });
  const town = await aTown(app, 1);
  const hr = await people(app, { municipalityId: town.id, role: 'hr' }, HR);
  const surroundings = surroundingsIn(servers.folder);
  const [apis, workers]: [Running[], Running[]] = [[], []];
  return {
    ...{ servers, app, admin, town, hr, apis, workers, surroundings, sql: app.sql },
    courseId: await aCourse(app),
    employees: await people(app, { municipalityId: town.id }, employees),
    async staff(wantedApis, wantedWorkers) {
      const more = (wanted: number, running: Running[], start: (where: Surroundings) => Promise<Running>) =>
        Array.from({ length: Math.max(0, wanted - running.length) }, async () =>
          running.push(await start(surroundings)),
        );
      await Promise.all([...more(wantedApis, apis, startApi), ...more(wantedWorkers, workers, startWorker)]);
    },
    addresses: () => apis.map(({ address }) => address),
    programme: (places) => anOpenProgramme(admin, { total: places }),
    async stop() {
      await killAll();
      await app.close();
      await servers.stop();
    },
  };
}

/** What the processes of the product are told; everything else is as delivered. */
function surroundingsIn(folder: string): Surroundings {
  const logs = path.join(folder, 'logs');
  mkdirSync(logs);
  const { DATABASE_URL = '', REDIS_URL = '', QUEUE_PREFIX = '', LERNLOTSE_SECRET = '' } = process.env;
  return {
    logs,
    env: {
      DATABASE_URL,
      REDIS_URL,
      QUEUE_PREFIX,
      LERNLOTSE_SECRET,
      LOG_LEVEL: 'info',
      NODE_ENV: 'production',
      SECOND_FACTOR: 'optional',
    },
  };
}

async function people(app: TestApp, who: Parameters<typeof aPerson>[1], count: number): Promise<readonly Somebody[]> {
  const found: Somebody[] = [];
  while (found.length < count) {
    const chunk = Array.from({ length: Math.min(CHUNK, count - found.length) }, () => aPerson(app, who));
    found.push(...(await Promise.all(chunk)));
  }
  return found;
}
