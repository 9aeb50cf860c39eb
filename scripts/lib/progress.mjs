import { seconds } from './messages.mjs';
import { isEnding } from './shutdown.mjs';

const DOT_EVERY_MS = 5_000;

/** Does a piece of work under a progress line that ends in the seconds it took. After the end has begun nothing goes on. */
export async function step(title, work) {
  const begin = performance.now();
  const stopTicking = tick(title, begin);
  try {
    return await work();
  } finally {
    stopTicking();
    if (isEnding()) await new Promise(() => undefined);
  }
}

function tick(title, begin) {
  const line = `  ${title} … `;
  const elapsed = () => seconds(performance.now() - begin);
  process.stdout.write(line);
  const timer = process.stdout.isTTY
    ? setInterval(() => process.stdout.write(`\r${line}${elapsed()}`), 500)
    : setInterval(() => process.stdout.write('. '), DOT_EVERY_MS);
  return () => {
    clearInterval(timer);
    process.stdout.write(process.stdout.isTTY ? `\r${line}${elapsed()}\n` : `${elapsed()}\n`);
  };
}
