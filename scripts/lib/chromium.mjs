import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Nothing is called by itself, and root in a container can start it. */
const WORDS = ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'];

/** How playwright starts the Chromium of this machine: the one that CHROMIUM names, else Debian's. Throws one sentence where there is none. */
export function chromiumOptions() {
  const executablePath = [process.env.CHROMIUM, ...PLACES].find((place) => place && existsSync(place));
  if (!executablePath) throw new Error('No Chromium here: apt-get install chromium, or name one in CHROMIUM.');
  return { executablePath, args: WORDS };
}
