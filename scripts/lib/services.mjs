import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './messages.mjs';
import { compiled, serviceWords } from './places.mjs';
import { endChild, lastLines, spawnService } from './run.mjs';
import { isEnding, onShutdown, shutDown } from './shutdown.mjs';

const READY_WITHIN_S = 120;

/** Starts pages with interface, and worker; resolves when they are ready. If one ends by itself, everything ends. */
export async function startServices(address, env) {
  const { signalWhenOrphaned } = await import(compiled('platform', 'embedded', 'index.js'));
  const services = ['main', 'worker'].map((name) => spawnService(name, serviceWords(name), env));
  const dismissals = services.map(({ child }) => signalWhenOrphaned(child.pid, 'SIGKILL'));
  onShutdown(async () => {
    await Promise.all(services.map(({ child }) => endChild(child)));
    dismissals.forEach((dismiss) => dismiss());
  });
  services.forEach((service) => service.child.once('close', () => reportDeath(service)));
  await untilReady(`${address}/health/ready`);
}

function reportDeath({ name, log }) {
  if (isEnding()) return;
  console.error(`\n${say.died(name, log)}\n${lastLines(log)}`);
  void shutDown(1);
}

async function untilReady(url) {
  for (const end = Date.now() + READY_WITHIN_S * 1000; Date.now() < end && !isEnding(); await sleep(150)) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(say.notReady(READY_WITHIN_S));
}
