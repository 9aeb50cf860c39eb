/** The process of the Redis server in JavaScript: gets its options as the first message, ends with its parent. */
import { serveRedis, type ScriptedRedisOptions } from './redis-server.js';

const END_PATIENCE_MS = 3_000;

let stop: (() => Promise<void>) | undefined;
let ending = false;

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(1), END_PATIENCE_MS).unref();
  await stop?.();
  process.exit(0);
}

process.once('message', (options: ScriptedRedisOptions) => {
  void serveRedis(options).then((stopServer) => {
    stop = stopServer;
    process.send?.('ready');
  });
});
process.on('disconnect', () => void end());
process.on('SIGTERM', () => void end());
process.on('SIGINT', () => undefined); // Ctrl-C is the parent's to answer: it ends those who use the server first
