import type { ChildProcess } from 'node:child_process';

/** One request as nginx noted it: which processes were asked, one after the other, how much each was sent, and what it said. */
export interface Passed {
  readonly method: string;
  readonly status: number;
  readonly asked: readonly string[];
  readonly said: readonly string[];
  readonly bytesSent: readonly number[];
}

export function startNginx(
  folder: string,
  port: number,
  ports: readonly [number, number],
): {
  readonly child: ChildProcess;
  readonly address: string;
  passing(): () => readonly Passed[];
};
