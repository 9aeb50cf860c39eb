import { createPublicKey, verify } from 'node:crypto';

import { fingerprintOf, openSeed, publicKeyOf, sealSeed, signatureOf } from './key-pair.js';

const SECRET = 'a secret of the tests that is long enough';
/** The first example of RFC 8032, section 7.1. */
const SEED = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
const PUBLIC = '302a300506032b6570032100d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';

describe('The key of a ledger', () => {
  it('is the one of RFC 8032', () => {
    expect(publicKeyOf(SEED)).toBe(PUBLIC);
    expect(signatureOf('', SEED)).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
    expect(fingerprintOf(PUBLIC)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('signs what its public half confirms', () => {
    const key = createPublicKey({ key: Buffer.from(PUBLIC, 'hex'), format: 'der', type: 'spki' });
    const signature = Buffer.from(signatureOf('Kopfzeile', SEED), 'hex');
    expect(verify(null, Buffer.from('Kopfzeile'), key, signature)).toBe(true);
    expect(verify(null, Buffer.from('Kopfzeilf'), key, signature)).toBe(false);
  });

  it('opens only with its secret, for its public key, and unchanged', () => {
    const sealed = sealSeed(SEED, SECRET, PUBLIC, Buffer.alloc(12, 7));
    expect(sealed).not.toContain(SEED.toString('hex'));
    expect(openSeed(sealed, SECRET, PUBLIC)).toEqual(SEED);
    expect(openSeed(sealed, `${SECRET}!`, PUBLIC)).toBeNull();
    expect(openSeed(sealed, SECRET, PUBLIC.replace('d75a', 'd75b'))).toBeNull();
    for (const at of [0, 24, 60]) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === '0' ? '1' : '0'}${sealed.slice(at + 1)}`;
      expect(openSeed(changed, SECRET, PUBLIC)).toBeNull();
    }
    expect(openSeed('', SECRET, PUBLIC)).toBeNull();
  });
});
