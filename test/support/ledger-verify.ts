import path from 'node:path';

/** What the script for auditors says of a file. */
interface Verdict {
  readonly ok: boolean;
  readonly kind?: 'ledger' | 'proof';
  readonly code?: string;
  readonly position?: number | null;
  readonly head?: { readonly count: number };
}

/** The script itself, as auditors run it. */
export const VERIFIER = path.resolve('scripts/ledger-verify.mjs');

/** Its judgement on the bytes of a file, without a process of its own. */
export async function verifyBytes(bytes: Buffer, fingerprint: string): Promise<Verdict> {
  const script = (await import(VERIFIER)) as {
    verifyFile: (chunks: Iterable<Buffer>, fingerprint: string) => Promise<Verdict>;
  };
  return script.verifyFile([bytes], fingerprint);
}
