import { INITIAL_PASSWORD_BYTES, initialPassword } from './initial-password.js';

describe('an initial password', () => {
  it('has five groups of five letters or digits that cannot be confused', () => {
    const chance = Uint8Array.from({ length: INITIAL_PASSWORD_BYTES }, (_, at) => at * 11);
    expect(initialPassword(chance)).toBe('0bp1c-q2dr3-es4ft-5gv6h-w7jx8');
    expect(initialPassword(chance)).toMatch(/^([0-9a-hjkmnp-tv-z]{5}-?){5}$/);
  });

  it('uses all of the chance: every byte decides one place, every letter is as likely as another', () => {
    const of = (byte: number) => initialPassword(new Uint8Array(INITIAL_PASSWORD_BYTES).fill(byte))[0];
    const letters = Array.from({ length: 256 }, (_, byte) => of(byte));
    const often = [...new Set(letters)].map((letter) => letters.filter((one) => one === letter).length);
    expect(often).toEqual(new Array(32).fill(8));
  });
});
