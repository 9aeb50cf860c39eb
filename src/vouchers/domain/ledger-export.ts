import type { JsonObject } from '../../kernel/json.js';
import { canonicalJson } from './canonical-json.js';
import type { LedgerHead, SealedEntry } from './ledger-chain.js';

/** What is signed: canonical JSON of exactly these members. The format keeps the signature from passing for anything else. */
interface UnsignedHead extends LedgerHead {
  readonly format: 'lernlotse-ledger';
  readonly formatVersion: 1;
  readonly programmeId: string;
  /** SubjectPublicKeyInfo of the Ed25519 key, in hex. */
  readonly publicKey: string;
  /** When the export was made, ISO 8601 in UTC. */
  readonly time: string;
}

/** The last line of an export: with it, the file and the key's fingerprint suffice for checking. */
export interface SignedHead extends UnsignedHead {
  readonly signature: string;
}

export function headToSign(
  programmeId: string,
  { count, headHash }: LedgerHead,
  { publicKey, time }: { readonly publicKey: string; readonly time: Date },
): UnsignedHead {
  return {
    ...({ format: 'lernlotse-ledger', formatVersion: 1, programmeId } as const),
    ...{ count, headHash, publicKey, time: time.toISOString() },
  };
}

/** One line of an export. There is only this one way to write it, so that a changed byte is a changed line. */
export function exportedLine(line: SealedEntry | SignedHead): string {
  return `${canonicalJson({ ...line })}\n`;
}

/** What stands in a proof beside the hashes of the whole ledger. */
export interface ProofFrame {
  readonly position: number;
  readonly salt: string;
  readonly content: JsonObject;
  readonly head: SignedHead;
}

/**
 * A proof as canonical JSON, cut where the entry hashes belong: `before`, the hashes as strings between commas,
 * `after`. So the hashes of a long ledger need not be in memory at once.
 */
export function proofAround({ position, salt, content, head }: ProofFrame): {
  readonly before: string;
  readonly after: string;
} {
  const rest = { format: 'lernlotse-ledger-proof', formatVersion: 1, head: { ...head }, position, salt };
  const before = canonicalJson({ content, entryHashes: [] }).slice(0, -2);
  return { before, after: `],${canonicalJson(rest).slice(1)}\n` };
}
