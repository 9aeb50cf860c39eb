import fastify, { type FastifyInstance } from 'fastify';

import { noteReadable } from '../../platform/http/readable-addresses.js';
import { backTo } from './back-to.js';

const LIST = '/lists/0b3c6f0e-7a0e-4c55-9b35-0d2d9a3f1c11';
const EDIT = `${LIST}/edit`;

/** A list that is written on one page, shown at an address that takes forms only, and sent from there. */
describe('The way back from an error', () => {
  let server: FastifyInstance;
  beforeAll(() => {
    server = fastify();
    noteReadable(server);
    for (const url of ['/', '/lists', '/lists/:id', '/lists/:id/edit', '/files/*']) server.get(url, () => '');
    for (const url of ['/lists', '/lists/preview', '/lists/:id/edit', '/lists/:id/delete']) {
      server.post(url, (request) => backTo(request));
    }
  });
  afterAll(() => server.close());

  const backFrom = async (sentTo: string, referer: string | undefined): Promise<string> => {
    const headers = { host: 'lernlotse.example', ...(referer !== undefined && { referer }) };
    return (await server.inject({ method: 'POST', url: sentTo, headers })).body;
  };
  const here = (path: string) => `http://lernlotse.example${path}`;

  it.each([
    ['to the page whose form it was', '/lists/preview', here('/lists?q=a&page=2'), '/lists?q=a&page=2'],
    ['to that page, which takes its form itself', EDIT, here(EDIT), EDIT],
    ['to one with something in its path', `${LIST}/delete`, here(`${EDIT}?from=a`), `${EDIT}?from=a`],
    ['home, where the form was shown again by what took it', '/lists/preview', here('/lists/preview'), '/'],
    ['home, where the page was the answer to another form', '/lists', here('/lists/preview'), '/'],
    ['home, where it would lead to what is sent only', '/lists', here(`${LIST}/delete`), '/'],
    ['home, without a word about where it comes from', '/lists', undefined, '/'],
    ['home, from another site', '/lists', 'http://other.example/lists', '/'],
    ['home, from what is no address', '/lists', 'lists', '/'],
  ])('leads %s', async (_, sentTo, referer, back) => {
    expect(await backFrom(sentTo, referer)).toBe(back);
  });
});
