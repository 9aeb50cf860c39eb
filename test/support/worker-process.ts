import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const WORKER = path.resolve(import.meta.dirname, '../../dist/src/worker.js');

export interface WorkerProcess {
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** A real worker process of the built product, on the database and queue of the running test. */
export function startWorker(): WorkerProcess {
  const child: ChildProcess = spawn(process.execPath, [WORKER], { env: process.env, stdio: 'ignore' });
  return {
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
