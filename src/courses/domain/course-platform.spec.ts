import { credentialsOf } from './course-platform.js';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

describe('key and secret of a header', () => {
  it.each([
    ['both', basic('key:secret'), { key: 'key', secret: 'secret' }],
    ['a secret with colons', basic('key:a:b'), { key: 'key', secret: 'a:b' }],
    ['another spelling of the scheme', basic('k:ä').replace('Basic', 'basic'), { key: 'k', secret: 'ä' }],
    ['no padding', basic('key:secret1').replace(/=+$/, ''), { key: 'key', secret: 'secret1' }],
  ])('with %s', (_, header, expected) => {
    expect(credentialsOf(header)).toEqual(expected);
  });

  it.each([undefined, '', 'Bearer abc', 'Basic', 'Basic ???', basic('no colon'), basic(':secret'), 'Basic a'])(
    'are not in %j',
    (header) => {
      expect(credentialsOf(header)).toBeNull();
    },
  );
});
