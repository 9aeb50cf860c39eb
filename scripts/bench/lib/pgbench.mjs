import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** Debian's pgbench, the newest; undefined when none is installed. */
export function findPgbench() {
  if (!existsSync(DEBIAN)) return undefined;
  const versions = readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one));
  return versions.map((version) => path.join(DEBIAN, version, 'bin', 'pgbench')).find((file) => existsSync(file));
}

/** Runs the script so often with each of so many clients; returns transactions per second. `mode` is how pgbench asks: `simple` or `prepared`. Throws when one fails. */
export function runPgbench(program, { url, script, clients, times, mode = 'simple' }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'pgbench-'));
  const file = path.join(folder, 'script.sql');
  try {
    writeFileSync(file, script);
    const words = ['-n', '-M', mode, '-c', String(clients), '-j', '1', '-t', String(times), '-f', file, url];
    const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
    const tps = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
    if (status !== 0 || tps === undefined)
      throw new Error(`pgbench failed:\n${stderr.split('\n').slice(-20).join('\n')}`);
    return Number(tps);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
