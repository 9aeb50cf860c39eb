import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** The same browser without what is around a page: opening a window takes a third of the processor time. */
const SHELL = '/usr/bin/chromium-headless-shell';
/** Nothing is called by itself, and root in a container can start it. */
const WORDS = ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'];

/**
 * How playwright starts the Chromium of this machine: the one that CHROMIUM names, else Debian's; where nobody looks at its windows,
 * the one without any, if it is there. Throws one sentence where there is none.
 */
export function chromiumOptions({ showsWindows = true } = {}) {
  const places = [process.env.CHROMIUM, ...(showsWindows ? [] : [SHELL]), ...PLACES];
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error('No Chromium here: apt-get install chromium, or name one in CHROMIUM.');
  return { executablePath, args: WORDS };
}
