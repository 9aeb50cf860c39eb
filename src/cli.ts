import 'reflect-metadata';

import { readEnv } from './platform/config/env.js';
import { migrate } from './platform/database/data-source.js';

const [command] = process.argv.slice(2);
if (command === 'migrate') {
  const applied = await migrate(readEnv().DATABASE_URL);
  process.stdout.write(`${applied.length} migrations applied\n`);
}
