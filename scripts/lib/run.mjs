import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './messages.mjs';
import { DATA, ROOT } from './places.mjs';
import { onShutdown } from './shutdown.mjs';

const TERM_PATIENCE_MS = 10_000;

/** Runs a command with this terminal; resolves to its exit code. */
export function runHere(command, words, { env = process.env } = {}) {
  const child = spawn(command, words, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] });
  return finished(child);
}

/** Runs a command whose output goes to a log file; throws with the end of the log when it fails. */
export async function runLogged(name, command, words, env = process.env) {
  const { log, descriptor } = openLog(name);
  const child = spawn(command, words, { cwd: ROOT, env, stdio: ['ignore', descriptor, descriptor] });
  closeSync(descriptor);
  const code = await finished(child);
  if (code !== 0) throw new Error(`${say.failed(name)}\n${lastLines(log)}`);
}

/** Runs a command beside others: resolves to its exit code and to all that it said. */
export async function runBeside(command, words, env = process.env) {
  const child = spawn(command, words, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  return { code: await finished(child), said };
}

/** Runs a command and resolves to what it prints; throws when it fails. */
export async function ask(command, words, env = process.env) {
  const child = spawn(command, words, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let answer = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (answer += text));
  if ((await finished(child)) !== 0) throw new Error(say.failed(words.join(' ')));
  return answer;
}

/** Starts a service whose output goes to a log file. */
export function spawnService(name, words, env) {
  const { log, descriptor } = openLog(name);
  const child = spawn(process.execPath, words, { cwd: ROOT, env, stdio: ['ignore', descriptor, descriptor] });
  closeSync(descriptor);
  return { name, child, log };
}

/** Asks a child to end, and ends it when it has not after so many milliseconds. */
export async function endChild(child, patienceMs = TERM_PATIENCE_MS) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const patience = new AbortController();
  await Promise.race([gone, sleep(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined)]);
  patience.abort();
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await gone;
}

/** The last lines of a log. */
export function lastLines(file, count = 30) {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-count).join('\n');
}

async function finished(child) {
  const withdraw = onShutdown(() => endChild(child));
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? 1));
    });
  } finally {
    withdraw();
  }
}

/** A log of this start; the one of the last start is kept beside it. */
function openLog(name) {
  const folder = path.join(DATA, 'logs');
  mkdirSync(folder, { recursive: true });
  const log = path.join(folder, `${name}.log`);
  try {
    renameSync(log, path.join(folder, `${name}.last.log`));
  } catch {
    // the first start has no last one
  }
  return { log, descriptor: openSync(log, 'a', 0o600) };
}
