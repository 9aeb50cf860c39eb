import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 30_000;
const stops = [];
let ending;

/** Registers what must end before this process does; the last registered ends first. Returns what withdraws it. */
export function onShutdown(stop) {
  stops.unshift(stop);
  return () => {
    const at = stops.indexOf(stop);
    if (at >= 0) stops.splice(at, 1);
  };
}

/** Whether the end has begun. */
export const isEnding = () => ending !== undefined;

/** Ends everything that is registered, each within a bounded time, then this process. Further calls change nothing. */
export function shutDown(code) {
  ending ??= endAll(code);
  return ending;
}

/** Answers Ctrl-C and the signals of service managers by an orderly end. */
export function shutDownOnSignals(announce, code) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!isEnding()) announce();
      void shutDown(code);
    });
  }
}

/** Ends when the parent is gone: npm passes a signal on to its shell only, which dies of it without a word to us. */
export function shutDownWithParent(announce, code) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    if (!isEnding()) announce();
    void shutDown(code);
  }, 250);
  timer.unref();
}

async function endAll(code) {
  while (stops.length > 0) {
    const stop = stops.shift();
    await Promise.race([Promise.resolve(stop()).catch(() => undefined), sleep(PATIENCE_MS)]);
  }
  process.exit(code);
}
