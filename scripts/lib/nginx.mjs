// Debian's nginx with deploy/nginx.conf before two APIs.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './places.mjs';

/** @throws Error that says how to install it */
export function mustHaveNginx() {
  const { error } = spawnSync('nginx', ['-v']);
  if (error) throw new Error('nginx is missing: "apt-get install nginx-light" brings it on Debian and Ubuntu');
}

/**
 * Starts it on that port before the APIs on the two `ports`; who starts it also ends its `child`. `passing()` begins to watch, and
 * what it returns lists each request that was answered since.
 */
export function startNginx(folder, port, ports) {
  const prefix = path.join(folder, 'nginx');
  mkdirSync(prefix);
  const log = path.join(prefix, 'passed.log');
  writeFileSync(log, '');
  const file = path.join(prefix, 'nginx.conf');
  writeFileSync(file, configurationFor({ prefix, port, ports, log }));
  const child = spawn('nginx', ['-p', prefix, '-c', file, '-e', path.join(prefix, 'error.log')], { stdio: 'inherit' });
  const passing = () => {
    const { size } = statSync(log);
    return () => readFileSync(log).subarray(size).toString().trim().split('\n').filter(Boolean).map(passedIn);
  };
  return { child, address: `http://127.0.0.1:${port}`, passing };
}

/** What an operator changes in deploy/nginx.conf, and the frame that Debian's own nginx.conf gives it. */
function configurationFor({ prefix, port, ports, log }) {
  const changes = [
    [/127\.0\.0\.1:3001/g, `127.0.0.1:${ports[0]}`],
    [/127\.0\.0\.1:3002/g, `127.0.0.1:${ports[1]}`],
    ['listen 443 ssl;', `listen 127.0.0.1:${port};`],
    [/ *ssl_certificate(_key)? .*;\n/g, ''],
    ['/var/log/nginx/lernlotse.log', log],
  ];
  let site = readFileSync(inRoot('deploy', 'nginx.conf'), 'utf8');
  for (const [what, instead] of changes) {
    const changed = site.replace(what, instead);
    if (changed === site) throw new Error(`deploy/nginx.conf has no ${what}`);
    site = changed;
  }
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${path.join(prefix, kind)};`,
  );
  // The folder is closed to others: where root starts it, the workers of nginx are root, too.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const pid = path.join(prefix, 'nginx.pid');
  return `daemon off; ${user} pid ${pid}; worker_processes 2; events {} http { ${temporary.join(' ')}\n${site}\n}\n`;
}

function passedIn(line) {
  const [, method, status, asked, said, sent] = line.replaceAll(', ', ',').split(' ');
  const bytesSent = sent.split(',').map(Number);
  return { method, status: Number(status), asked: asked.split(','), said: said.split(','), bytesSent };
}
