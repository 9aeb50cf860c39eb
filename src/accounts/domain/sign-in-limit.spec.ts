import { SIGN_IN_LIMITS, tooManyAttempts } from './sign-in-limit.js';

describe('attempts to sign in', () => {
  const { email, address } = SIGN_IN_LIMITS;

  it.each([
    ['the first one', { email: 1, address: 1 }, false],
    ['the last one for an e-mail address', { email, address: email }, false],
    ['one too many for an e-mail address', { email: email + 1, address: 1 }, true],
    ['the last one from a network address', { email: 1, address }, false],
    ['one too many from a network address', { email: 1, address: address + 1 }, true],
  ])('%s', (_, attempts, refused) => {
    expect(tooManyAttempts(attempts)).toBe(refused);
  });
});
