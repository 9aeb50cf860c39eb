import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { freePort, until } from '../../../src/platform/embedded/processes.js';

const CONFIGURATION = path.resolve(import.meta.dirname, '../../../deploy/nginx.conf');
const STARTS_WITHIN_MS = 10_000;
const RUNNING: ChildProcess[] = [];

/** One request as nginx noted it: which processes were asked, one after the other, how much each was sent, and what it said. */
export interface Passed {
  readonly method: string;
  readonly status: number;
  readonly asked: readonly string[];
  readonly said: readonly string[];
  readonly bytesSent: readonly number[];
}

export interface Proxy {
  readonly address: string;
  /** Everything that was passed on since it started. */
  passed(): readonly Passed[];
}

/** Debian's nginx with deploy/nginx.conf, on another port and without TLS, before processes on these two ports. */
export async function startNginx(folder: string, ports: readonly [number, number]): Promise<Proxy> {
  const prefix = path.join(folder, 'nginx');
  mkdirSync(prefix);
  const port = await freePort();
  const log = path.join(prefix, 'passed.log');
  writeFileSync(log, '');
  const file = path.join(prefix, 'nginx.conf');
  writeFileSync(file, configurationFor({ prefix, port, ports, log }));
  const child = spawn('nginx', ['-p', prefix, '-c', file, '-e', path.join(prefix, 'error.log')], { stdio: 'inherit' });
  RUNNING.push(child);
  const address = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${address}/health/live`).then(
      () => true,
      () => false,
    );
  if (!(await until(answers, child, STARTS_WITHIN_MS))) throw new Error('nginx did not start');
  return { address, passed: () => readFileSync(log, 'utf8').trim().split('\n').filter(Boolean).map(passedIn) };
}

export async function stopNginx(): Promise<void> {
  for (const child of RUNNING.splice(0)) {
    const gone = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGTERM')) await gone;
  }
}

interface Places {
  readonly prefix: string;
  readonly port: number;
  readonly ports: readonly [number, number];
  readonly log: string;
}

/** What an operator changes in deploy/nginx.conf, and the frame that Debian's own nginx.conf gives it. */
function configurationFor({ prefix, port, ports, log }: Places): string {
  const changes: readonly (readonly [string | RegExp, string])[] = [
    [/127\.0\.0\.1:3001/g, `127.0.0.1:${ports[0]}`],
    [/127\.0\.0\.1:3002/g, `127.0.0.1:${ports[1]}`],
    ['listen 443 ssl;', `listen 127.0.0.1:${port};`],
    [/ *ssl_certificate(_key)? .*;\n/g, ''],
    ['/var/log/nginx/lernlotse.log', log],
  ];
  const site = changes.reduce(
    (text, [what, instead]) => {
      const changed = text.replace(what, instead);
      if (changed === text) throw new Error(`deploy/nginx.conf has no ${String(what)}`);
      return changed;
    },
    readFileSync(CONFIGURATION, 'utf8'),
  );
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${path.join(prefix, kind)};`,
  );
  // The folder is closed to others: where root runs the tests, the workers of nginx are root, too.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const pid = path.join(prefix, 'nginx.pid');
  return `daemon off; ${user} pid ${pid}; worker_processes 2; events {} http { ${temporary.join(' ')}\n${site}\n}\n`;
}

function passedIn(line: string): Passed {
  const [, method = '', status = '', asked = '', said = '', sent = ''] = line.replaceAll(', ', ',').split(' ');
  const bytesSent = sent.split(',').map(Number);
  return { method, status: Number(status), asked: asked.split(','), said: said.split(','), bytesSent };
}
