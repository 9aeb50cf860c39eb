import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import type { JsonObject } from '../../kernel/json.js';
import {
  chainHashOf,
  entryHashOf,
  GENESIS_HASH,
  sealEntry,
  verifyChain,
  verifyEntryProof,
  type LedgerHead,
  type SealedEntry,
} from './ledger-chain.js';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const saltOf = (position: number): string => position.toString(16).padStart(32, '0');

function ledgerOf(contents: readonly JsonObject[]): SealedEntry[] {
  let previous = GENESIS_HASH;
  return contents.map((content, at) => {
    const salt = saltOf(at + 1);
    const seal = sealEntry(previous, { salt, content }, sha256);
    previous = seal.chainHash;
    return { position: at + 1, salt, content, ...seal };
  });
}

const headOf = (entries: readonly SealedEntry[]): LedgerHead => ({
  count: entries.length,
  headHash: entries.at(-1)?.chainHash ?? GENESIS_HASH,
});

const renumbered = (entries: readonly SealedEntry[]): SealedEntry[] =>
  entries.map((entry, at) => ({ ...entry, position: at + 1 }));

const LEDGER = ledgerOf([
  { kind: 'grant', municipality: 'Auental', count: 4 },
  { kind: 'voucher.assigned', municipality: 'Auental', count: 1 },
  { kind: 'voucher.redeemed', municipality: 'Auental', count: 1 },
]);
const HEAD = headOf(LEDGER);

const anyLedger = fc
  .array(fc.record({ kind: fc.constantFrom('grant', 'voucher.assigned'), count: fc.integer({ min: -9, max: 9 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((rows) => ledgerOf(rows));

describe('the ledger chain', () => {
  it('hashes as it is written down, so that any tool can follow it', () => {
    const salt = 'ab'.repeat(16);
    const entryHash = sha256(`${salt}{"count":4,"kind":"grant"}`);
    expect(entryHashOf(salt, { kind: 'grant', count: 4 }, sha256)).toBe(entryHash);
    expect(sealEntry(GENESIS_HASH, { salt, content: { kind: 'grant', count: 4 } }, sha256)).toEqual({
      entryHash,
      chainHash: sha256('0'.repeat(64) + entryHash),
    });
  });

  it('accepts what was sealed, also when it is empty', () => {
    expect(verifyChain(LEDGER, sha256, HEAD)).toEqual({ ok: true, head: HEAD });
    expect(verifyChain([], sha256)).toEqual({ ok: true, head: { count: 0, headHash: GENESIS_HASH } });
  });

  it.each(['', 'abc', 'AB'.repeat(16), 'ab'.repeat(15), 'zz'.repeat(16)])(
    'refuses to seal with the salt "%s"',
    (salt) => {
      expect(() => sealEntry(GENESIS_HASH, { salt, content: {} }, sha256)).toThrow('ledger-salt-malformed');
    },
  );

  it.each<[string, SealedEntry[], number, string]>([
    [
      'a changed content',
      LEDGER.map((e) => (e.position === 2 ? { ...e, content: { ...e.content, count: 2 } } : e)),
      2,
      'entry-hash-differs',
    ],
    ['a changed salt', LEDGER.map((e) => (e.position === 3 ? { ...e, salt: saltOf(9) } : e)), 3, 'entry-hash-differs'],
    ['a malformed salt', LEDGER.map((e) => (e.position === 1 ? { ...e, salt: 'x' } : e)), 1, 'salt-malformed'],
    [
      'a broken number',
      LEDGER.map((e) => (e.position === 1 ? { ...e, content: { count: 0.1 } } : e)),
      1,
      'content-not-canonical',
    ],
    ['a removed entry', LEDGER.filter((e) => e.position !== 2), 2, 'position-out-of-order'],
    ['a removed and renumbered entry', renumbered(LEDGER.filter((e) => e.position !== 2)), 2, 'chain-hash-differs'],
    ['a removed last entry', LEDGER.slice(0, 2), 3, 'entries-missing'],
    ['an added entry', ledgerOf([...LEDGER.map((e) => e.content), { kind: 'grant' }]), 4, 'entries-added'],
    ['a recomputed chain', ledgerOf(LEDGER.map((e) => ({ ...e.content, count: 1 }))), 3, 'head-hash-differs'],
  ])('finds %s', (_, entries, firstBad, reason) => {
    expect(verifyChain(entries, sha256, HEAD)).toEqual({ ok: false, firstBad, reason });
  });

  it('finds any two entries that changed places, even renumbered', () => {
    fc.assert(
      fc.property(anyLedger, fc.nat(), fc.nat(), (ledger, one, other) => {
        const [a, b] = [one % ledger.length, other % ledger.length].sort((x, y) => x - y) as [number, number];
        fc.pre(a !== b);
        const swapped = ledger.map((entry, at) => (at === a ? ledger.at(b) : at === b ? ledger.at(a) : entry) ?? entry);
        expect(verifyChain(renumbered(swapped), sha256)).toMatchObject({ ok: false, firstBad: a + 1 });
      }),
    );
  });

  it('finds every cut end against the head', () => {
    fc.assert(
      fc.property(anyLedger, fc.nat(), (ledger, keep) => {
        const cut = ledger.slice(0, keep % ledger.length);
        expect(verifyChain(cut, sha256, headOf(ledger))).toEqual({
          ok: false,
          firstBad: cut.length + 1,
          reason: 'entries-missing',
        });
      }),
    );
  });
});

describe('the proof of one entry', () => {
  const entryHashes = LEDGER.map(({ entryHash }) => entryHash);
  const proof = { position: 2, salt: saltOf(2), content: LEDGER[1]?.content ?? {}, entryHashes };

  it('needs only the entry, its salt and the hashes of the others', () => {
    expect(verifyEntryProof(proof, HEAD, sha256)).toBe(true);
  });

  it('fails for another content, salt, place or ledger', () => {
    for (const change of [
      { content: { ...proof.content, count: 2 } },
      { salt: saltOf(3) },
      { salt: '' },
      { position: 1 },
      { position: 4 },
      { entryHashes: entryHashes.slice(0, 2) },
      { entryHashes: entryHashes.with(2, chainHashOf(GENESIS_HASH, GENESIS_HASH, sha256)) },
    ]) {
      expect(verifyEntryProof({ ...proof, ...change }, HEAD, sha256)).toBe(false);
    }
  });
});
