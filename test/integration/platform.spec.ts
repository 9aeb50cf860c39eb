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
});
