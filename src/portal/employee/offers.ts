import {
  courseRulesOf,
  eligibilityOf,
  type Programme,
  type RequestView,
  type VoucherView,
} from '../../vouchers/index.js';

/** What a person can do about vouchers. */
export interface Offers {
  readonly programmes: readonly Programme[];
  readonly requests: readonly RequestView[];
  readonly vouchers: readonly VoucherView[];
}

export interface PayableCourse {
  readonly id: string;
  readonly provider: string;
  readonly priceCents: number | null;
}

/** The programmes whose voucher may pay the course: open, and by their rules. */
export function programmesFor(programmes: readonly Programme[], course: PayableCourse): readonly Programme[] {
  const { id, priceCents, provider } = course;
  const candidate = { id, priceCents, providerId: provider, competencyIds: [] };
  return programmes.filter(
    (programme) => programme.state === 'open' && eligibilityOf(candidate, courseRulesOf(programme)).eligible,
  );
}
