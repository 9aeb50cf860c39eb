import type { TestApp } from '../app.js';
import type { Outcome } from '../generated/outcomes.js';
import { SCIM } from '../scim.js';
import { requestFor } from './requests.js';
import type { Route } from './routes.js';
import type { Undoing } from './undo.js';
import type { Caller, Own, World } from './world.js';

/** The outcome, and how something foreign answers differently from something that does not exist. */
export interface Heard extends Outcome {
  readonly betrayal: string | null;
}

export interface Asking {
  readonly app: TestApp;
  readonly world: World;
  readonly undoing: Undoing;
}

interface Answer {
  readonly status: string;
  /** What it says, without the ids and times that differ from call to call. */
  readonly words: string;
  /** What the request named of a municipality's. */
  readonly named: ReadonlySet<string>;
}

const PATIENCE_MS = 10_000;
const CHANGING = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** Asks the route as the caller for what is own, what is foreign and what is missing; every call is undone. */
export async function hear(asking: Asking, route: Route, caller: Caller): Promise<Heard> {
  const { foreign: foreignThings, missing: missingThings } = asking.world;
  const own = await answerTo(asking, route, { caller, own: caller.own });
  if (own.named.size === 0) return { caller: caller.name, own: own.status, betrayal: null };
  // The sharper question, where a request names both: something foreign, as if it lay in one's own municipality.
  const { municipality } = own.named.size > 1 ? caller.own : foreignThings;
  const foreign = await answerTo(asking, route, { caller, own: { ...foreignThings, municipality } });
  const heard = { caller: caller.name, own: own.status, foreign: foreign.status };
  // For an admin nothing is foreign; whom the guard refuses has been refused before anything was looked for.
  if (caller.name === 'admin' || isRefused(foreign)) return { ...heard, betrayal: null };
  const nothing = own.named.size > 1 ? { ...missingThings, municipality } : missingThings;
  const missing = await answerTo(asking, route, { caller, own: nothing });
  return { ...heard, betrayal: missing.words === foreign.words ? null : `${foreign.words} but ${missing.words}` };
}

/** Asks the route as the caller with these things; the call is undone. */
export async function answerTo(
  { app, world, undoing }: Asking,
  route: Route,
  { caller, own }: { readonly caller: Caller; readonly own: Own },
): Promise<Answer> {
  const named = new Set<string>();
  const watched = new Proxy(
    { ...world.common, ...own },
    {
      get(target, name) {
        if (name in own) named.add(String(name));
        return Reflect.get(target, name) as unknown;
      },
    },
  );
  const { headers, ...asked } = requestFor(route, watched);
  const {
    statusCode,
    body,
    headers: answered,
  } = await undoing.undone(() =>
    app.app.inject({
      ...asked,
      headers: {
        ...headers,
        ...(asked.url.startsWith(SCIM) ? (caller.scimHeaders ?? caller.headers) : caller.headers),
      },
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  );
  const toSignIn = statusCode === 303 && String(answered.location).startsWith('/sign-in?');
  const status = toSignIn ? '401' : String(statusCode);
  return { status, words: `${status} ${body.replaceAll(CHANGING, '…')}`, named };
}

function isRefused({ status, words }: Answer): boolean {
  return status === '401' || words.includes('"code":"not-permitted"');
}
