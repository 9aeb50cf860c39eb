import { DomainError } from '../../../kernel/domain-error.js';
import type { Statement } from './statement.js';

/** What is kept of a statement: which one it was and what it did, never what else it said. */
export interface StoredStatement {
  readonly provider: string;
  readonly id: string;
  readonly platformId: string;
  /** SHA-256 of what it says, in hexadecimal. */
  readonly fingerprint: string;
  readonly effect: Statement['effect'];
  /** With effect `completes`. */
  readonly personId: string | null;
  /** With effect `completes`. */
  readonly courseId: string | null;
  /** With effect `voids`: id of the other statement, which may come later. */
  readonly voids: string | null;
  readonly storedAt: Date;
}

/**
 * A statement never changes: under its id only the same may be said again.
 * @throws DomainError `xapi-statement-conflict`
 */
export function mustSayTheSame(known: Pick<StoredStatement, 'id' | 'fingerprint'>, fingerprint: string): void {
  if (known.fingerprint !== fingerprint) throw new DomainError('xapi-statement-conflict', 'conflict', { id: known.id });
}
