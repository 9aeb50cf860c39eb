import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, install } from '../bootstrap.mjs';
import { say } from './messages.mjs';
import { takeFolder } from './only-one.mjs';
import { compiled, DATA, ROOT } from './places.mjs';
import { chosenPort, requirePort } from './port.mjs';
import { step } from './progress.mjs';
import { ask, runLogged } from './run.mjs';
import { startServers } from './servers.mjs';
import { startServices } from './services.mjs';
import { isEnding, onShutdown, shutDown, shutDownOnSignals, shutDownWithParent } from './shutdown.mjs';

const ORPHANS_END_MS = 10_000;

/** `npm start`: from a bare checkout to a running product; ends with everything it started. */
export async function startUp() {
  process.chdir(ROOT);
  shutDownOnSignals(announceEnd, 0);
  if (process.env.npm_lifecycle_event) shutDownWithParent(announceEnd, 0);
  try {
    await start();
  } catch (error) {
    if (!isEnding()) console.error(error.message);
    await shutDown(1);
  }
}

function announceEnd() {
  console.log(`\n${say.stopping}`);
  process.once('exit', () => console.log(say.stopped));
}

async function start() {
  const port = chosenPort();
  const address = `http://127.0.0.1:${port}`;
  mkdirSync(DATA, { recursive: true });
  chmodSync(DATA, 0o711); // PostgreSQL, run by another user for root, passes through to its own folder
  const folder = await takeFolder(address);
  if (folder.address) throw new Error(say.alreadyRunning(folder.address));
  onShutdown(folder.release);
  await requirePort(port, folder.abandoned ? ORPHANS_END_MS : 0);
  await install();
  await build();
  const servers = await startServers();
  const env = { ...process.env, ...servers, ...settings(port) };
  const cli = (name, ...words) => runLogged(name, process.execPath, [compiled('cli.js'), ...words], env);
  await step(say.migrate, () => cli('migrate', 'migrate'));
  await step(say.seed, () => cli('seed', 'seed', 'demo'));
  const [logins] = await Promise.all([
    ask(process.execPath, [compiled('cli.js'), 'demo-logins'], env),
    step(say.services, () => startServices(address, env)),
  ]);
  console.log(`\n${say.running(address)}\n\n${logins.trimEnd()}\n\n${say.logs(path.join(DATA, 'logs'))}`);
}

function settings(port) {
  return {
    NODE_ENV: 'production',
    HOST: process.env.HOST || '127.0.0.1',
    PORT: String(port),
    LERNLOTSE_SECRET: process.env.LERNLOTSE_SECRET || keptSecret(),
    LERNLOTSE_DEMO: 'true',
    // No proxy stands before it that would have to notice.
    DRAIN_SECONDS: '0',
  };
}

/** 32 random bytes, made once, so that sessions outlive a restart. */
function keptSecret() {
  const file = path.join(DATA, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
