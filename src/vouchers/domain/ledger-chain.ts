import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject } from '../../kernel/json.js';
import { canonicalJson } from './canonical-json.js';

/** SHA-256 of the UTF-8 text, as 64 lower-case hexadecimal digits. */
export type Sha256 = (text: string) => string;

/** What stands before the first entry of every ledger. */
export const GENESIS_HASH = '0'.repeat(64);

export interface EntrySeal {
  readonly entryHash: string;
  readonly chainHash: string;
}

export interface SealedEntry extends EntrySeal {
  /** Place in the ledger of the programme: 1, 2, 3, … */
  readonly position: number;
  /**
   * At least 16 random bytes in lower-case hex; without it nobody can guess the content of a withheld entry.
   */
  readonly salt: string;
  readonly content: JsonObject;
}

/**
 * The end of an export: how many entries, and the chain hash of the last one. It is what the programme's key
 * signs.
 */
export interface LedgerHead {
  readonly count: number;
  readonly headHash: string;
}

/** A ledger in which nothing happened yet. */
export const EMPTY_LEDGER: LedgerHead = { count: 0, headHash: GENESIS_HASH };

export type ChainFault =
  | 'position-out-of-order'
  | 'salt-malformed'
  | 'content-not-canonical'
  | 'entry-hash-differs'
  | 'chain-hash-differs'
  | 'entries-missing'
  | 'entries-added'
  | 'head-hash-differs';

export type ChainVerdict =
  | { readonly ok: true; readonly head: LedgerHead }
  | { readonly ok: false; readonly firstBad: number; readonly reason: ChainFault };

/** One entry laid open, every other only by its hash. */
export interface EntryProof {
  readonly position: number;
  readonly salt: string;
  readonly content: JsonObject;
  /** Entry hashes of the whole ledger in order, the proven one included. */
  readonly entryHashes: readonly string[];
}

const SALT = /^(?:[0-9a-f]{2}){16,}$/;

/**
 * Entry hash = SHA-256(salt ‖ canonical JSON). The salt is hex and the JSON begins with a brace, so the two
 * cannot run together.
 * @throws DomainError (invalid) `ledger-salt-malformed`, `ledger-content-not-canonical`
 */
export function entryHashOf(salt: string, content: JsonObject, sha256: Sha256): string {
  if (!SALT.test(salt)) throw new DomainError('ledger-salt-malformed', 'invalid');
  return sha256(salt + canonicalJson(content));
}

/** Chain hash = SHA-256(previous ‖ entry hash), both as hex text. */
export function chainHashOf(previous: string, entryHash: string, sha256: Sha256): string {
  return sha256(previous + entryHash);
}

/**
 * Seals an entry behind the previous chain hash (`GENESIS_HASH` for the first).
 * @throws DomainError (invalid) `ledger-salt-malformed`, `ledger-content-not-canonical`
 */
export function sealEntry(previous: string, entry: Pick<SealedEntry, 'salt' | 'content'>, sha256: Sha256): EntrySeal {
  const entryHash = entryHashOf(entry.salt, entry.content, sha256);
  return { entryHash, chainHash: chainHashOf(previous, entryHash, sha256) };
}

/**
 * Recomputes a whole ledger from its contents. Alone it finds a changed, removed, inserted or moved entry; a
 * cut end and a recomputed chain show only against a head, whose signature the caller has checked. Tells the
 * first bad position.
 */
export function verifyChain(entries: readonly SealedEntry[], sha256: Sha256, head?: LedgerHead): ChainVerdict {
  const found = followChain(EMPTY_LEDGER, entries, sha256);
  return found.ok && head !== undefined ? againstHead(found.head, head) : found;
}

/** The same for the entries that follow on a part that is checked already: a long ledger is checked piece by piece. */
export function followChain(from: LedgerHead, entries: readonly SealedEntry[], sha256: Sha256): ChainVerdict {
  let { count, headHash } = from;
  for (const entry of entries) {
    const reason = faultOf(entry, count + 1, headHash, sha256);
    if (reason !== null) return { ok: false, firstBad: count + 1, reason };
    count += 1;
    headHash = entry.chainHash;
  }
  return { ok: true, head: { count, headHash } };
}

/** Whether what was found ends where the head says. */
export function againstHead(found: LedgerHead, head: LedgerHead): ChainVerdict {
  if (found.count < head.count) return { ok: false, firstBad: found.count + 1, reason: 'entries-missing' };
  if (found.count > head.count) return { ok: false, firstBad: head.count + 1, reason: 'entries-added' };
  if (found.headHash !== head.headHash) return { ok: false, firstBad: found.count, reason: 'head-hash-differs' };
  return { ok: true, head: found };
}

/** True when the laid-open entry stands at its position in exactly the ledger that the head closes. */
export function verifyEntryProof(proof: EntryProof, head: LedgerHead, sha256: Sha256): boolean {
  const { position, salt, content, entryHashes } = proof;
  const { hash } = hashOrFault(salt, content, sha256);
  if (hash === null || hash !== entryHashes[position - 1]) return false;
  const headHash = entryHashes.reduce((previous, hash) => chainHashOf(previous, hash, sha256), GENESIS_HASH);
  return entryHashes.length === head.count && headHash === head.headHash;
}

function faultOf(entry: SealedEntry, position: number, previous: string, sha256: Sha256): ChainFault | null {
  if (entry.position !== position) return 'position-out-of-order';
  const { hash, fault } = hashOrFault(entry.salt, entry.content, sha256);
  if (fault !== null) return fault;
  if (hash !== entry.entryHash) return 'entry-hash-differs';
  return chainHashOf(previous, hash, sha256) === entry.chainHash ? null : 'chain-hash-differs';
}

/** A verifier reads files of others: what cannot be hashed is a finding, not an error. */
function hashOrFault(
  salt: string,
  content: JsonObject,
  sha256: Sha256,
): { readonly hash: string | null; readonly fault: ChainFault | null } {
  try {
    return { hash: entryHashOf(salt, content, sha256), fault: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return {
      hash: null,
      fault: error.code === 'ledger-salt-malformed' ? 'salt-malformed' : 'content-not-canonical',
    };
  }
}
