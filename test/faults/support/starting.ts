import { eventually } from '../../support/eventually.js';
import { launch } from '../../support/processes.js';
import { type Phase, surroundingsIn } from './phases.js';
import { aSilentServer } from './silent-server.js';
import type { World } from './world.js';

/** As long as a process may take on a busy machine, three of them at a time. */
const ASKS_WITHIN_MS = 90_000;
const ENDS_WITHIN_MS = 30_000;

/** A process that waits for its database, which says nothing until it has ended. */
export async function starting(world: World, door: 'main.js' | 'worker.js'): Promise<Phase> {
  const silent = await aSilentServer();
  const database = `postgres://nobody@127.0.0.1:${silent.port}/nothing`;
  const running = launch(door, surroundingsIn(world, { DATABASE_URL: database }));
  await eventually('it asks for its database', ASKS_WITHIN_MS, () => Promise.resolve(silent.waiting() > 0));
  return {
    running,
    async finish() {
      await eventually('it asks no more', ENDS_WITHIN_MS, () => Promise.resolve(silent.waiting() === 0));
      await silent.close();
    },
  };
}
