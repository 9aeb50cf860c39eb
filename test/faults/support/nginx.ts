import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import * as nginx from '../../../scripts/lib/nginx.mjs';
import { freePort, until } from '../../../src/platform/embedded/processes.js';

const STARTS_WITHIN_MS = 10_000;
const RUNNING: ChildProcess[] = [];

export interface Proxy {
  readonly address: string;
  /** Everything that was passed on since it started. */
  passed(): readonly nginx.Passed[];
}

/** Debian's nginx with deploy/nginx.conf, on another port and without TLS, before processes on these two ports. */
export async function startNginx(folder: string, ports: readonly [number, number]): Promise<Proxy> {
  const { child, address, passing } = nginx.startNginx(folder, await freePort(), ports);
  RUNNING.push(child);
  const passed = passing();
  const answers = () =>
    fetch(`${address}/health/live`).then(
      () => true,
      () => false,
    );
  if (!(await until(answers, child, STARTS_WITHIN_MS))) throw new Error('nginx did not start');
  return { address, passed };
}

export async function stopNginx(): Promise<void> {
  for (const child of RUNNING.splice(0)) {
    const gone = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGTERM')) await gone;
  }
}
