/**
 * A whole number from 0 to 2³² − 1 that depends on nothing but the seed and the key: the same on every
 * machine, evenly spread, and of no use as a secret.
 * Source: FNV-1a (Fowler, Noll, Vo) over the characters, finished with the mixer of MurmurHash3 (Appleby).
 */
export function seededNumber(seed: string, key: string): number {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify([seed, key])) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
