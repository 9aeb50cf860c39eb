import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';

import { AppModule } from './app.module.js';
import { CommandRegistry } from './platform/commands/command.registry.js';
import { readEnv } from './platform/config/env.js';
import { migrate } from './platform/database/data-source.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const words = process.argv.slice(2);

try {
  if (words[0] === 'migrate') await migrateDatabase();
  else await runCommand();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function migrateDatabase(): Promise<void> {
  const applied = await migrate(readEnv().DATABASE_URL);
  say(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.length} migrations.`);
}

async function runCommand(): Promise<void> {
  const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn'], abortOnError: false });
  try {
    const registry = app.get(CommandRegistry);
    const found = registry.find(words);
    if (found === undefined) throw new Error(`Commands:\n  migrate\n${registry.usage()}`);
    await found.command.run(found.rest, say);
  } finally {
    await app.close();
  }
}
