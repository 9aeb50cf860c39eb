import { credentialsOf, keyToken, presentsKey } from './key-credentials.js';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

describe('key and secret of a header', () => {
  it.each([
    ['both', basic('key:secret'), { prefix: 'key', secret: 'secret' }],
    ['a secret with colons', basic('key:a:b'), { prefix: 'key', secret: 'a:b' }],
    ['another spelling of the scheme', basic('k:ä').replace('Basic', 'basic'), { prefix: 'k', secret: 'ä' }],
    ['no padding', basic('key:secret1').replace(/=+$/, ''), { prefix: 'key', secret: 'secret1' }],
  ])('with %s', (_, header, expected) => {
    expect(credentialsOf(header)).toEqual(expected);
  });

  it('as a bearer token', () => {
    const key = { prefix: '00ff', secret: 'a_b-c' };
    expect(keyToken(key)).toBe('lotse_00ff_a_b-c');
    expect(credentialsOf(`Bearer ${keyToken(key)}`)).toEqual(key);
    expect(presentsKey(`Bearer ${keyToken(key)}`)).toBe(true);
    expect(presentsKey('Bearer eyJhbGciOiJIUzI1NiJ9.e30.x')).toBe(false);
  });

  it.each([undefined, '', 'Bearer abc', 'Basic', 'Basic ???', basic('no colon'), basic(':secret'), 'Basic a'])(
    'are not in %j',
    (header) => {
      expect(credentialsOf(header)).toBeNull();
    },
  );
});
