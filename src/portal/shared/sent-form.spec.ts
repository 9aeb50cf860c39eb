import type { FastifyRequest } from 'fastify';

import { packed, sentFormOf, unpacked } from './sent-form.js';

const request = (more: object = {}): FastifyRequest =>
  ({
    method: 'POST',
    url: '/hr/requests/decide',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: { reason: 'Zu spät', id: ['a', 'b'] },
    ...more,
  }) as unknown as FastifyRequest;

describe('A form that was sent', () => {
  it('keeps every field and survives being carried along', () => {
    const form = sentFormOf(request());
    expect(form).toEqual({
      action: '/hr/requests/decide',
      fields: [
        ['reason', 'Zu spät'],
        ['id', 'a'],
        ['id', 'b'],
      ],
    });
    expect(unpacked(packed(form!))).toEqual(form);
  });

  it.each([
    ['only looks', { method: 'GET' }],
    [
      'brings a file',
      { headers: { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' } },
    ],
    [
      'comes from elsewhere',
      { headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' } },
    ],
    ['holds a password', { body: { email: 'a@b.example', password: 'geheim' } }],
    ['holds the secret of a provider', { body: { clientId: 'lernlotse', secret: 'geheim' } }],
    ['holds nothing', { body: null }],
  ])('is not kept when it %s', (_, more) => {
    expect(sentFormOf(request(more))).toBeUndefined();
  });

  it.each([
    ['nothing', undefined],
    ['no JSON', '{'],
    ['another site', '{"action":"https://other.example/","fields":[]}'],
    ['another site without a scheme', '{"action":"//other.example/","fields":[]}'],
    ['fields that are none', '{"action":"/x","fields":[["a",{}]]}'],
    ['null', 'null'],
  ])('is not made out of %s', (_, text) => {
    expect(unpacked(text)).toBeUndefined();
  });
});
