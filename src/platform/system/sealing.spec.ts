import 'reflect-metadata';

import { Env } from '../config/env.js';
import { Ids } from './ids.js';
import { Sealing } from './sealing.js';

const sealingBy = (secret: string): Sealing =>
  new Sealing(Object.assign(new Env(), { LERNLOTSE_SECRET: secret }), new Ids());
const sealing = sealingBy('a secret that is long enough for tests');
const sealed = sealing.seal('totp', 'Erika', 'äöü');

it('opens what was sealed, and says nothing of it while it is', () => {
  expect(sealing.open('totp', 'Erika', sealed)).toBe('äöü');
  expect(sealing.seal('totp', 'Erika', 'äöü')).not.toBe(sealed);
  expect(Buffer.from(sealed, 'base64url').toString('utf8')).not.toContain('äöü');
});

it.each([
  ['another purpose', () => sealing.open('oidc', 'Erika', sealed)],
  ['another owner', () => sealing.open('totp', 'Otto', sealed)],
  ['another secret', () => sealingBy('the secret of somebody else, as long').open('totp', 'Erika', sealed)],
  ['a change', () => sealing.open('totp', 'Erika', `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`)],
  ['nothing', () => sealing.open('totp', 'Erika', '')],
])('does not open for %s', (_, open) => {
  expect(open()).toBeNull();
});
