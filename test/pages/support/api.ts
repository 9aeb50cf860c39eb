import { randomUUID } from 'node:crypto';

import { DEMO_PASSWORD } from '../../../src/portal/shared/demo-password.js';

/** What an answer of the API holds: a test says itself what it expects. */
export type Body = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- see above

/** A program that acts for somebody, for arranging what pages are to show. */
export interface Api {
  get(path: string): Promise<Body>;
  post(path: string, body?: object | FormData): Promise<Body>;
  put(path: string, body: object): Promise<Body>;
}

export async function apiOf(address: string, email: string): Promise<Api> {
  const call = async (method: string, path: string, body: object | undefined, token?: string): Promise<Body> => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: {
        'idempotency-key': randomUUID(),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const { accessToken } = await call('POST', '/auth/login', { email, password: DEMO_PASSWORD });
  return {
    get: (path) => call('GET', path, undefined, accessToken),
    post: (path, body = {}) => call('POST', path, body, accessToken),
    put: (path, body) => call('PUT', path, body, accessToken),
  };
}
