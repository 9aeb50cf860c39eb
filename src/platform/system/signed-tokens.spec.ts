import 'reflect-metadata';

import { Env } from '../config/env.js';
import { SignedTokens } from './signed-tokens.js';

const tokensOf = (secret: string): SignedTokens =>
  new SignedTokens(Object.assign(new Env(), { LERNLOTSE_SECRET: secret }));
const tokens = tokensOf('a secret that is long enough for tests');
const content = { place: 3, words: 'äöü' };
const token = tokens.sign('practice', content);
const [body = '', mac = ''] = token.split('.');

it('brings back what was signed', () => {
  expect(tokens.read('practice', token)).toEqual(content);
});

it.each([
  ['nothing', ''],
  ['something else', 'no token'],
  ['a changed content', `${Buffer.from('{"place":9}').toString('base64url')}.${mac}`],
  ['a changed signature', `${body}.${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`],
  ['a signature cut short', `${body}.${mac.slice(0, 8)}`],
  ['no signature', body],
  ['a third part', `${token}.${mac}`],
  ['one signed for another purpose', tokens.sign('something else', content)],
  ['one signed by another installation', tokensOf('the secret of somebody else, as long').sign('practice', content)],
])('brings back nothing from %s', (_, given) => {
  expect(tokens.read('practice', given)).toBeUndefined();
});
