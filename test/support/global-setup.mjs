import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { compiled } from '../../scripts/lib/places.mjs';
import { startTestServers } from '../../scripts/lib/servers.mjs';

/** Provides a PostgreSQL and a Redis for this run, the given ones or embedded ones, and a name that marks its databases. */
export default async function globalSetup() {
  if (!existsSync(compiled('platform', 'embedded', 'index.js'))) throw new Error('Run "npm run build" first.');
  const servers = await startTestServers();
  Object.assign(process.env, servers.env, { TEST_RUN: `t${randomBytes(4).toString('hex')}` });
  globalThis.testServers = servers;
}
