import {
  candidateOf,
  courseRulesOf,
  eligibilityOf,
  type OfferView,
  type Programme,
  type RequestView,
  type VoucherView,
} from '../../vouchers/index.js';

/** What a person can do about vouchers. */
export interface Offers {
  readonly programmes: readonly Programme[];
  readonly requests: readonly RequestView[];
  readonly vouchers: readonly VoucherView[];
  /** What HR offers and nobody has answered yet. */
  readonly offered: readonly OfferView[];
  /** What became of earlier offers. */
  readonly answered: readonly OfferView[];
}

export interface PayableCourse {
  readonly id: string;
  readonly provider: string;
  readonly priceCents: number | null;
  readonly lessons: readonly { readonly vocabulary: string; readonly competence: string }[];
}

/** The programmes whose voucher may pay the course: open, and by their rules. */
export function programmesFor(programmes: readonly Programme[], course: PayableCourse): readonly Programme[] {
  const { id, priceCents, provider, lessons } = course;
  const candidate = candidateOf({ id, priceCents, provider, lessons });
  return programmes.filter(
    (programme) => programme.state === 'open' && eligibilityOf(candidate, courseRulesOf(programme)).eligible,
  );
}
