import argon2 from '@node-rs/argon2';

import { hashPassword, passwordFits } from './passwords.js';

/** Algorithm, version and costs of a hash, and how long its salt and itself are. */
const workOf = (hash: string): string => hash.replaceAll(/(?<=\$)[\w+/]{20,}/g, ({ length }) => String(length));

describe('a password', () => {
  afterEach(() => jest.restoreAllMocks());

  it('fits its own hash, and no other', async () => {
    const hash = await hashPassword('alter Anker auf Lehmboden');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordFits(hash, 'alter Anker auf Lehmboden')).toBe(true);
    expect(await passwordFits(hash, 'alter Anker auf Lehmbode')).toBe(false);
  });

  it.each([null, undefined])('of nobody (%s) never fits, after the same work, the first time too', async (missing) => {
    const [verify, hash] = [jest.spyOn(argon2, 'verify'), jest.spyOn(argon2, 'hash')];
    const kept = await hashPassword('alter Anker auf Lehmboden');
    hash.mockClear();
    for (const known of [missing, kept]) expect(await passwordFits(known, 'geraten')).toBe(false);
    const [nobodys, somebodys] = verify.mock.calls.map(([given]) => workOf(String(given)));
    expect(nobodys).toBe(somebodys);
    expect(hash).not.toHaveBeenCalled();
  });
});
