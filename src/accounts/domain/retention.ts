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

/**
 * A closed request about personal data is kept as long as somebody may claim that it was answered wrongly: three years (§ 195
 * BGB). No agreement changes that.
 */
const CLOSED_REQUEST_MONTHS = 36;

/** How long a municipality keeps what: by the months of its agreement, if there was ever one, and what the product sets itself. */
export function periodsOf(agreedMonths: number | undefined): {
  readonly retentionMonths: number;
  readonly closedRequestMonths: number;
} {
  return {
    retentionMonths: agreedMonths ?? WITHOUT_AGREEMENT.retentionMonths,
    closedRequestMonths: CLOSED_REQUEST_MONTHS,
  };
}

/** By what a municipality's data is kept: the clauses of its agreement, and what the product sets itself. */
export function clausesOf(agreement: { readonly clauses: Clauses } | null): Clauses & {
  readonly closedRequestMonths: number;
} {
  const { clauses } = agreement ?? { clauses: WITHOUT_AGREEMENT };
  return { ...clauses, ...periodsOf(clauses.retentionMonths) };
}
