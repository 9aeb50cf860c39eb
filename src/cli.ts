import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';

import { DomainError } from './kernel/domain-error.js';
import { CommandRegistry } from './platform/commands/command.registry.js';
import { readEnv } from './platform/config/env.js';
import { mustReachDatabase } from './platform/database/reach.js';
import { migrate } from './platform/database/data-source.js';
import { Texts } from './platform/i18n/texts.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const words = process.argv.slice(2);

try {
  await mustReachDatabase(readEnv().DATABASE_URL);
  if (words[0] === 'migrate') await migrateDatabase();
  else await runCommand();
} catch (error) {
  process.stderr.write(`${inWords(error)}\n`);
  process.exitCode = 1;
}

/** A rule's refusal in the words of docs/problems.md, with its code for looking it up. */
function inWords(error: unknown): string {
  if (!(error instanceof DomainError)) return error instanceof Error ? error.message : String(error);
  const t = new Texts().in('en');
  const { code, details } = error;
  return `${t(`problems:${code}.title`, details)} ${t(`problems:${code}.help`, details)} (${code})`;
}

async function migrateDatabase(): Promise<void> {
  const applied = await migrate(readEnv().DATABASE_URL);
  say(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.length} migrations.`);
}

async function runCommand(): Promise<void> {
  // Loaded late: migrating needs none of the rooms.
  const { AppModule } = await import('./app.module.js');
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
