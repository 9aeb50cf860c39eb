import { MINIMUM_GROUP } from '../../kernel/disclosure.js';

/** What a works agreement says of keeping and telling. */
interface Clauses {
  readonly retentionMonths: number;
  readonly minimumGroupSize: number;
}

/**
 * What holds where no agreement was ever in force: no check can start there, and what is there all the same is kept for a
 * year, which is less than agreements usually allow.
 */
export const WITHOUT_AGREEMENT: Clauses = { retentionMonths: 12, minimumGroupSize: MINIMUM_GROUP };

/** The clauses by which a municipality's data is kept. */
export function clausesOf(agreement: { readonly clauses: Clauses } | null): Clauses {
  return agreement?.clauses ?? WITHOUT_AGREEMENT;
}
