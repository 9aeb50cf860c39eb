// Really runs `npm start` in a copy of the checkout, as a new user would: see `npm run test:start`.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './lib/places.mjs';

const NOBODY = { uid: 65534, gid: 65534 };
const START_WITHIN_MS = 300_000;
const END_WITHIN_MS = 40_000;

let folder;
let port;
let running;

before(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'lernlotse-start-')));
  chmodSync(folder, 0o755);
  copyCheckout();
  port = await freePort();
});

after(() => {
  for (const { pid } of ownProcesses()) kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('a bare checkout starts with one command and prints where', async () => {
  running = await start();
  assert.match(running.output(), new RegExp(`http://127\\.0\\.0\\.1:${port}`));
  assert.equal(await readiness(), 200);
});

test('a second start in the same folder says that one is running', async () => {
  const { code, output } = await startThatFails({ PORT: String(await freePort()) });
  assert.equal(code, 1);
  assert.match(output, new RegExp(`already running in this folder: http://127\\.0\\.0\\.1:${port} `));
});

test('after kill -9 of the whole group the next start recovers and keeps the data', async () => {
  const before = identityOfCluster();
  process.kill(-running.child.pid, 'SIGKILL');
  await running.ended;
  running = await start();
  assert.equal(await readiness(), 200);
  assert.equal(identityOfCluster(), before);
});

test('after kill -9 of the starting process alone the next start recovers', async () => {
  const [{ pid }] = ownProcesses().filter(({ command }) => command.includes('dist/src/main.js'));
  const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
  process.kill(parent, 'SIGKILL');
  await running.ended;
  running = await start();
  assert.equal(await readiness(), 200);
});

test('Ctrl-C stops everything and leaves no process', async () => {
  await stopAll('SIGINT');
});

test('a taken port gives one sentence that names PORT', async () => {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    const { code, output } = await startThatFails();
    assert.equal(code, 1);
    assert.match(output, new RegExp(`Port ${port} is taken\\. Start with another one: PORT=\\d+ npm start`));
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

test('an ordinary user starts it as well', { skip: process.getuid() !== 0 }, async () => {
  rmSync(path.join(folder, '.data'), { recursive: true });
  execFileSync('chown', ['-R', `${NOBODY.uid}:${NOBODY.gid}`, folder]);
  running = await start(NOBODY);
  assert.equal(await readiness(), 200);
  await stopAll('SIGTERM');
});

function copyCheckout() {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  for (const file of list.toString().split('\0').filter(Boolean)) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    if (existsSync(path.join(ROOT, file))) cpSync(path.join(ROOT, file), target);
  }
}

/** Starts in a process group of its own, as a terminal does. */
function spawnStart(user = {}, more = {}) {
  const { DATABASE_URL, REDIS_URL, HOST, ...env } = process.env;
  const home = user.uid ? { HOME: folder, npm_config_cache: path.join(folder, '.npm') } : {};
  const child = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, ...home, LC_ALL: 'C', PORT: String(port), ...more },
    ...user,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return { child, ended, output: () => output };
}

async function start(user) {
  const attempt = spawnStart(user);
  const end = Date.now() + START_WITHIN_MS;
  while (!attempt.output().includes('stop with Ctrl-C')) {
    assert.equal(attempt.child.exitCode, null, attempt.output());
    assert.ok(Date.now() < end, `not started in time:\n${attempt.output()}`);
    await sleep(100);
  }
  return attempt;
}

async function startThatFails(more) {
  const attempt = spawnStart({}, more);
  const code = await attempt.ended;
  await sleep(100);
  return { code, output: attempt.output() };
}

async function stopAll(signal) {
  process.kill(-running.child.pid, signal);
  await running.ended;
  const end = Date.now() + END_WITHIN_MS;
  while (ownProcesses().length > 0 && Date.now() < end) await sleep(100);
  assert.deepEqual(ownProcesses(), []);
  await sleep(100); // the last words are still in the pipe
  assert.match(running.output(), /Stopped\./);
}

async function readiness() {
  return (await fetch(`http://127.0.0.1:${port}/health/ready`)).status;
}

/** PostgreSQL gives each cluster a number of its own; with it the file changes when the cluster is made anew. */
function identityOfCluster() {
  return readFileSync(path.join(folder, '.data/postgres/cluster/global/pg_control')).readBigUInt64LE(0);
}

/** Those whose command names the folder, and those of the group in which the command runs. */
function ownProcesses() {
  const lines = execFileSync('ps', ['-ww', '-eo', 'pid=,pgid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .map((line) => /^\s*(\d+)\s+(\d+)\s+([^Z]\S*)\s+(.*)$/.exec(line))
    .filter((found) => found && (found[4].includes(folder) || Number(found[2]) === running?.child.pid))
    .map(([, pid, , , command]) => ({ pid: Number(pid), command }));
}

function kill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // it has ended meanwhile
  }
}

/** As the product, which is not built yet, chooses one: below those that the system gives out by itself. */
function freePort() {
  const chosen = randomInt(20_000, 30_000);
  return new Promise((resolve) => {
    const server = createServer().listen(chosen, '127.0.0.1', () => server.close(() => resolve(chosen)));
    server.once('error', () => resolve(freePort()));
  });
}
