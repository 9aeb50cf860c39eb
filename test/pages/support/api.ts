import { randomUUID } from 'node:crypto';

import { DEMO_PASSWORD } from '../../../src/portal/shared/demo-password.js';

/** What an answer of the API holds: a test says itself what it expects. */
export type Body = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- see above

/** A program that acts for somebody, for arranging what pages are to show. */
export interface Api {
  get(path: string): Promise<Body>;
  post(path: string, body?: object | FormData): Promise<Body>;
  /** `revision`: which one was read of a document that several may write. */
  put(path: string, body: object, revision?: number): Promise<Body>;
}

export async function apiOf(address: string, email: string): Promise<Api> {
  const call = async (
    method: string,
    path: string,
    body: object | undefined,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Body> => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: {
        'idempotency-key': randomUUID(),
        ...headers,
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const { accessToken } = await call('POST', '/auth/login', { email, password: DEMO_PASSWORD });
  const mine = { authorization: `Bearer ${accessToken as string}` };
  return {
    get: (path) => call('GET', path, undefined, mine),
    post: (path, body = {}) => call('POST', path, body, mine),
    put: (path, body, revision) =>
      call('PUT', path, body, { ...mine, ...(revision !== undefined && { 'if-match': `"${revision}"` }) }),
  };
}
