import { setTimeout as pause } from 'node:timers/promises';

export interface Reply {
  readonly status: number;
  /** Seconds, as the header `Retry-After` names them. */
  readonly retryAfter: string | null;
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- a test says itself what it expects
}

export interface Order {
  readonly token: string;
  readonly path: string;
  readonly body?: object;
  readonly key: string;
}

const ANSWERS_WITHIN_MS = 30_000;
/** Longer than a busy machine takes to start everything again. */
const GIVES_UP_AFTER_MS = 150_000;
const AGAIN_AFTER_MS = 100;

/**
 * Sends an order until somebody answers it: whoever hears nothing, or that the product is not ready, sends it again with
 * the same key, to the next address. An unexpected failure (500) is an answer, so that no test overlooks it.
 */
export async function order(
  addressesNow: () => readonly string[],
  { token, path, body = {}, key }: Order,
): Promise<Reply> {
  const end = performance.now() + GIVES_UP_AFTER_MS;
  for (let attempt = 0; performance.now() < end; attempt++) {
    const addresses = addressesNow();
    const address = addresses[(turn(key) + attempt) % addresses.length] ?? '';
    const reply = await send('POST', `${address}/api/v1${path}`, { token, body, key });
    if (reply !== null && reply.status !== 503) return reply;
    await pause(AGAIN_AFTER_MS);
  }
  throw new Error(`nobody answered ${path} within ${GIVES_UP_AFTER_MS} ms`);
}

/** What the product shows, or null while it does not answer. */
export async function look(address: string, token: string, path: string): Promise<Reply | null> {
  return send('GET', `${address}/api/v1${path}`, { token });
}

interface Message {
  readonly token: string;
  readonly body?: object;
  readonly key?: string;
  /** Left out: as long as any request may take. */
  readonly withinMs?: number;
}

/** Sends once; null when the connection failed. */
export async function send(
  method: string,
  url: string,
  { token, body, key, withinMs = ANSWERS_WITHIN_MS }: Message,
): Promise<Reply | null> {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(key && { 'idempotency-key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(withinMs),
    });
    const { status, headers } = response;
    const text = await response.text();
    const isJson = /[/+]json(;|$)/.test(headers.get('content-type') ?? '');
    const content: unknown = isJson && text !== '' ? JSON.parse(text) : text || null;
    return { status, retryAfter: headers.get('retry-after'), body: content };
  } catch {
    return null;
  }
}

/** Spreads the orders over the addresses, the same for every attempt of one order. */
function turn(key: string): number {
  return [...key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
}
