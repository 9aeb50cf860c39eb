import type { Day } from '../../kernel/calendar.js';
import type { Voucher } from './voucher.js';
import type { VoucherState } from './voucher-states.js';

/** Codes unknown to a platform that it may ask for within the window; afterwards no code is looked at. */
export const MOST_MISSES = 30;
export const MISSES_WINDOW_MINUTES = 60;

/** How a voucher stands for the provider: `ended` does not tell how. */
export const CODE_STANDINGS = ['redeemable', 'redeemed', 'completed', 'ended'] as const;
export type CodeStanding = (typeof CODE_STANDINGS)[number];

export interface CodeAnswer {
  /** It pays, or will pay, a course: it can be redeemed, or is redeemed and the course not completed. */
  readonly valid: boolean;
  readonly standing: CodeStanding;
  readonly redeemed: boolean;
  /** Null while the holder may still choose. */
  readonly courseId: string | null;
  /** Last day on which it can be redeemed. */
  readonly validUntil: Day;
}

const ENDED: Readonly<Partial<Record<VoucherState, CodeStanding>>> = { redeemed: 'redeemed', completed: 'completed' };

/** What a provider learns of a voucher: nothing of its holder, its municipality or the reason of its end. */
export function codeAnswer(
  { state, courseId, expiresOn }: Pick<Voucher, 'state' | 'courseId' | 'expiresOn'>,
  today: Day,
): CodeAnswer {
  const isRedeemable = state === 'assigned' && today <= expiresOn;
  const standing = isRedeemable ? 'redeemable' : (ENDED[state] ?? 'ended');
  return {
    valid: standing === 'redeemable' || standing === 'redeemed',
    standing,
    redeemed: standing === 'redeemed' || standing === 'completed',
    courseId,
    validUntil: expiresOn,
  };
}
