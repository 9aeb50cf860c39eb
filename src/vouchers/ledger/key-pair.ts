import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
} from 'node:crypto';

/** Bytes of chance behind a private key of Ed25519 (RFC 8032). */
export const SEED_BYTES = 32;
/** Bytes of chance for one sealing with AES-GCM (NIST SP 800-38D). */
export const NONCE_BYTES = 12;

const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';
/** What stands before the 32 bytes of a private key of Ed25519 in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The public key that belongs to the seed, as SubjectPublicKeyInfo in lower-case hex. */
export function publicKeyOf(seed: Buffer): string {
  return createPublicKey(privateKey(seed)).export({ type: 'spki', format: 'der' }).toString('hex');
}

/** SHA-256 of the public key's DER bytes, 64 hexadecimal digits: `openssl pkey -pubin -outform DER | sha256sum`. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex');
}

/** The Ed25519 signature of the UTF-8 text, in lower-case hex. */
export function signatureOf(text: string, seed: Buffer): string {
  return sign(null, Buffer.from(text, 'utf8'), privateKey(seed)).toString('hex');
}

/** The seed, encrypted so that it opens only with the same secret and for the same public key: nonce, tag, ciphertext in hex. */
export function sealSeed(seed: Buffer, secret: string, publicKey: string, nonce: Buffer): string {
  const cipher = createCipheriv(CIPHER, sealingKey(secret), nonce).setAAD(Buffer.from(publicKey, 'hex'));
  const ciphertext = Buffer.concat([cipher.update(seed), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('hex');
}

/** The seed again; null with another secret or when what was sealed is not what it was. */
export function openSeed(sealed: string, secret: string, publicKey: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'hex');
  const [nonce, rest] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)];
  try {
    const decipher = createDecipheriv(CIPHER, sealingKey(secret), nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(publicKey, 'hex'))
      .setAuthTag(rest.subarray(0, TAG_BYTES));
    return Buffer.concat([decipher.update(rest.subarray(TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}

/** The secret serves other purposes too; this key is of this purpose only (HKDF, RFC 5869). */
function sealingKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'lernlotse ledger keys', 32));
}

function privateKey(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}
