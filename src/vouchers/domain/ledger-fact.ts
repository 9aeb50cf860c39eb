import type { JsonObject } from '../../kernel/json.js';
import type { TallyEntry } from './tally.js';

/** Something that is to stand in the ledger. It names no person: requests and vouchers by their random ids only. */
export interface LedgerFact extends Omit<TallyEntry, 'position'> {
  readonly distributionId?: string;
  readonly redistributionId?: string;
  /** Of the decision record, for a redistribution of its outcome, so that the chain covers what was decided. */
  readonly recordHash?: string;
  readonly courseId?: string | null;
  readonly priceCents?: number;
  readonly paidCents?: number;
}

/**
 * What is hashed of a fact: with it an entry says by itself which programme it belongs to and when it was made.
 * What is not known is left out.
 */
export function contentOf(programmeId: string, fact: LedgerFact, at: Date): JsonObject {
  const { from, requestId, voucherId, courseId, ...certain } = fact;
  return {
    ...{ programmeId, at: at.toISOString(), ...certain },
    ...(from && { from }),
    ...(requestId && { requestId }),
    ...(voucherId && { voucherId }),
    ...(courseId && { courseId }),
  };
}
