import { createHash } from 'node:crypto';

/** The namespace of the product's names, made once at random. */
const NAMESPACE = Buffer.from('6f1d2b7a9c3e4d588a0b5e2f7c91d346', 'hex');

/** The same UUID for the same name, on every installation. Source: RFC 9562, UUID version 5. */
export function namedId(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
