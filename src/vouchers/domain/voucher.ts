import type { Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { RequestState } from './request-states.js';
import type { VoucherState } from './voucher-states.js';

/** Where a request or a voucher belongs; fixed for its life. */
export interface Belonging {
  readonly programmeId: string;
  readonly municipalityId: string;
  readonly personId: string;
}

export interface VoucherRequest extends Belonging {
  readonly id: string;
  readonly courseId: string;
  readonly state: RequestState;
  readonly requestedAt: Date;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

export interface Voucher extends Belonging {
  readonly id: string;
  readonly code: string;
  readonly requestId: string | null;
  /** The course it was approved for or redeemed with; null while the holder may still choose. */
  readonly courseId: string | null;
  readonly state: VoucherState;
  readonly assignedAt: Date;
  /** Last day on which it can be redeemed. */
  readonly expiresOn: Day;
  readonly redeemedAt: Date | null;
  readonly priceCents: number | null;
  readonly paidCents: number | null;
  readonly endedAt: Date | null;
  readonly reason: string | null;
}

/**
 * @throws DomainError (conflict) `voucher-expired` {expiresOn} after its last day
 */
export function mustNotBeExpired({ expiresOn }: Pick<Voucher, 'expiresOn'>, today: Day): void {
  if (today > expiresOn) throw new DomainError('voucher-expired', 'conflict', { expiresOn });
}

/**
 * The course that a voucher is redeemed with: the one it was approved for, else the one the holder names.
 * @throws DomainError (invalid) `voucher-needs-course`, `voucher-for-another-course` {courseId}
 */
export function courseToRedeem({ courseId }: Pick<Voucher, 'courseId'>, named: string | undefined): string {
  if (courseId !== null && named !== undefined && named !== courseId) {
    throw new DomainError('voucher-for-another-course', 'invalid', { courseId });
  }
  const course = courseId ?? named;
  if (course === undefined) throw new DomainError('voucher-needs-course', 'invalid');
  return course;
}
