import { startApp, type TestApp } from '../support/app.js';

describe('the platform', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('is ready when database and queue answer', async () => {
    const { status, body } = await app.call('GET', '/health/ready');
    expect([status, body]).toEqual([200, { status: 'ready' }]);
  });

  it('answers an unknown address with problem details', async () => {
    const { status, body, headers } = await app.call('GET', '/api/v1/nothing-here');
    expect(status).toBe(404);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({ code: 'route-not-found', status: 404 });
  });

  it.each([
    ['no JSON', '{"email":', 'application/json', 400, 'request-malformed'],
    [
      'more than 256 KiB',
      JSON.stringify({ email: 'x'.repeat(1_000_000) }),
      'application/json',
      413,
      'request-too-large',
    ],
    ['in a format that nobody reads', '<a/>', 'application/xml', 415, 'content-type-not-supported'],
  ])('answers a body that is %s with problem details', async (_, body, type, expectedStatus, code) => {
    const answer = await app.call('POST', '/api/v1/auth/login', { body, headers: { 'content-type': type } });
    expect([answer.status, answer.body.code]).toEqual([expectedStatus, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('names each wrong field of a request by its JSON pointer', async () => {
    const { status, body } = await app.call('POST', '/api/v1/auth/login', { body: { email: 7, surprise: true } });
    expect([status, body.code]).toEqual([400, 'input-invalid']);
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/email', '/password', '/surprise']));
  });
});
