import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface OpenIdProvider {
  readonly issuer: string;
  /** Signs in there as a browser would, from the address that our page led to; answers the address that it sends back to. */
  signIn(url: string, login: string): Promise<URL>;
  close(): Promise<void>;
}

interface Wanted {
  /** Claims by login. */
  readonly people: Readonly<Record<string, object>>;
  readonly redirectUri: string;
  readonly secret: string;
}

const MOST_STEPS = 12;

/** A real OpenID provider (`oidc-provider`) on this machine. */
export async function anOpenIdProvider(wanted: Wanted): Promise<OpenIdProvider> {
  const script = path.join(import.meta.dirname, 'oidc-provider.mjs');
  const child: ChildProcess = spawn(process.execPath, [script, JSON.stringify(wanted)], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH },
  });
  const lines = createInterface({ input: child.stdout! });
  let issuer = '';
  for await (const line of lines) {
    issuer = line;
    if (line.startsWith('http')) break;
  }
  return {
    issuer,
    signIn: (url, login) => signIn(url, login, wanted.redirectUri),
    async close() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** Follows redirects with cookies, and answers the provider's two questions: who one is, and whether we may know. */
async function signIn(start: string, login: string, redirectUri: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let [url, body]: [string, URLSearchParams | undefined] = [start, undefined];
  for (let step = 0; step < MOST_STEPS; step++) {
    const response: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body !== undefined && { method: 'POST', body }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) {
      [url, body] = [new URL(location, url).href, undefined];
      if (url.startsWith(redirectUri)) return new URL(url);
      continue;
    }
    const page = await response.text();
    const [, prompt] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
    const [, action] = /action="([^"]+)"/.exec(page) ?? [];
    if (prompt === undefined || action === undefined) throw new Error(`no question at ${url}: ${page.slice(0, 500)}`);
    [url, body] = [new URL(action, url).href, new URLSearchParams({ prompt, login, password: 'any' })];
  }
  throw new Error(`the provider asks and asks: ${url}`);
}
