import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';

import { Transaction } from '../../src/platform/database/transaction.js';
import { startApp, type TestApp } from '../support/app.js';
import { somebody } from '../support/people.js';
import { multipart } from '../support/story.js';

const LIMITS = {
  REQUEST_MAX_BYTES: '20000',
  REQUEST_MAX_HEADER_BYTES: '4096',
  REQUEST_MAX_FIELDS: '100',
  HEADERS_SECONDS: '1',
  REQUEST_SECONDS: '2',
  STATEMENT_SECONDS: '1',
  IMPORT_MAX_BYTES: '50000',
};

describe('limits of a request', () => {
  let app: TestApp;
  let port: number;
  beforeAll(async () => {
    app = await startApp({ worker: false, env: LIMITS });
    await app.app.listen(0, '127.0.0.1');
    port = (app.app.getHttpServer().address() as AddressInfo).port;
  });
  afterAll(() => app.close());

  /** Writes as told and gathers what comes back until the server hangs up. */
  async function exchange(write: (socket: Socket) => void): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (data: Buffer) => (answer += data.toString()));
    socket.on('error', () => undefined);
    write(socket);
    await once(socket, 'close');
    return answer;
  }

  it('ends one whose headers never come to an end', async () => {
    const answer = await exchange((socket) => {
      const drip = setInterval(() => socket.write('X-Drip: drop\r\n'), 100);
      socket.write('GET /health/live HTTP/1.1\r\nHost: lernlotse\r\n');
      socket.once('close', () => {
        clearInterval(drip);
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('ends one whose body never comes to an end', async () => {
    const answer = await exchange((socket) => {
      socket.write(
        'POST /api/v1/auth/login HTTP/1.1\r\nHost: lernlotse\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n',
      );
      const drip = setInterval(() => socket.write(' '), 200);
      socket.once('close', () => {
        clearInterval(drip);
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('refuses headers and an address that are too long', async () => {
    const tooLong = (line: string) => exchange((socket) => socket.write(`${line}\r\n\r\n`));
    expect(await tooLong(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(5_000)}`)).toMatch(/^HTTP\/1\.1 431 /);
    expect(await tooLong(`GET /?${'a'.repeat(5_000)} HTTP/1.1\r\nHost: x`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('takes no request twice by two lengths, and none without a host', async () => {
    const smuggled =
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\n\r\n';
    expect(await exchange((socket) => socket.write(smuggled))).toMatch(/^HTTP\/1\.1 400 /);
    expect(await exchange((socket) => socket.write('GET / HTTP/1.1\r\n\r\n'))).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('refuses a body, a form or a query that is too large', async () => {
    const large = await app.call('POST', '/api/v1/auth/login', { body: { email: 'x'.repeat(21_000), password: '' } });
    expect([large.status, large.body.code]).toEqual([413, 'request-too-large']);
    const fields = Array.from({ length: 101 }, () => 'a=1').join('&');
    const query = await app.call('GET', `/api/v1/privacy-notice?${fields}`);
    expect([query.status, query.body.code, query.body.details]).toEqual([400, 'too-many-fields', { limit: 100 }]);
    const form = await app.call('POST', '/api/v1/auth/login', {
      body: fields,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([form.status, form.body.code]).toEqual([400, 'too-many-fields']);
  });

  it('refuses JSON that is nested so deeply that walking over it would end the stack', async () => {
    const body = `{"email":${'['.repeat(9_000)}${']'.repeat(9_000)}}`;
    const answer = await app.call('POST', '/api/v1/auth/login', {
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'nested-too-deeply']);
  });

  it('refuses a prototype in JSON', async () => {
    const answer = await app.call('POST', '/api/v1/auth/login', {
      body: '{"__proto__":{"admin":true},"email":"a@b.example","password":"x"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(400);
  });

  it('refuses an upload that is too large, or has more than the form has', async () => {
    const { token } = await somebody(app, { admin: true });
    const upload = (fields: Record<string, string>, size: number) =>
      app.call('POST', '/api/v1/imports', { token, ...multipart(fields, 'people.csv', 'x'.repeat(size)) });
    const large = await upload({ kind: 'people' }, 50_001);
    expect([large.status, large.body.code]).toEqual([413, 'file-too-large']);
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`field${String(at)}`, 'x']));
    const crowded = await upload(many, 10);
    expect([crowded.status, crowded.body.code]).toEqual([413, 'request-too-large']);
    const longField = await upload({ kind: 'k'.repeat(5_000) }, 10);
    expect([longField.status, longField.body.code]).toEqual([422, 'import-kind-unknown']);
  });

  it('lets PostgreSQL give up what takes too long', async () => {
    await expect(app.get(Transaction).query('SELECT pg_sleep(10)')).rejects.toMatchObject({ code: '57014' });
  });
});
