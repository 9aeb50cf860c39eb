import type { CheckView, ResultSummary } from '../../checks/index.js';
import type { PathView } from '../../paths/index.js';
import type { Profile } from '../../profiles/index.js';
import { isPendingRequest, type RequestView, type VoucherView } from '../../vouchers/index.js';

/** Where a person stands on the way from the post to the voucher. */
export interface Situation {
  readonly post: Pick<Profile, 'title'> | null;
  readonly noticeRead: boolean;
  readonly agreementInForce: boolean;
  /** The check for the post that can be gone on with. */
  readonly check: Pick<CheckView, 'id' | 'progress'> | null;
  /** The newest result for the post. */
  readonly result: Pick<ResultSummary, 'checkId'> | null;
  readonly firstCourse: PathView['courses'][number] | null;
  /** Newest first. */
  readonly requests: readonly RequestView[];
  readonly vouchers: readonly VoucherView[];
}

export type NextStep =
  | { readonly kind: 'choose-post' | 'read-notice' | 'wait-for-agreement' | 'take-check' }
  | { readonly kind: 'go-on-with-check'; readonly check: Pick<CheckView, 'id' | 'progress'> }
  | { readonly kind: 'redeem' | 'learn'; readonly voucher: VoucherView }
  | { readonly kind: 'wait-for-decision' | 'wait-for-place'; readonly request: RequestView }
  | { readonly kind: 'first-course'; readonly course: PathView['courses'][number]; readonly checkId: string }
  | { readonly kind: 'see-result'; readonly checkId: string };

/** The one thing to do now: what runs out first, then the order of the way. */
export function nextStepOf(situation: Situation): NextStep {
  const { post, noticeRead, agreementInForce, check, result, vouchers } = situation;
  const assigned = vouchers.find(({ state }) => state === 'assigned');
  if (assigned !== undefined) return { kind: 'redeem', voucher: assigned };
  if (post === null) return { kind: 'choose-post' };
  if (check !== null) return { kind: 'go-on-with-check', check };
  if (result !== null) return afterResult(situation, result.checkId);
  if (!agreementInForce) return { kind: 'wait-for-agreement' };
  return { kind: noticeRead ? 'take-check' : 'read-notice' };
}

function waitFor(request: RequestView): NextStep {
  return { kind: request.state === 'waitlisted' ? 'wait-for-place' : 'wait-for-decision', request };
}

function afterResult({ vouchers, requests, firstCourse }: Situation, checkId: string): NextStep {
  const redeemed = vouchers.find(({ state }) => state === 'redeemed');
  if (redeemed !== undefined) return { kind: 'learn', voucher: redeemed };
  const pending = requests.find(({ state }) => isPendingRequest(state));
  if (pending !== undefined) return waitFor(pending);
  return firstCourse === null
    ? { kind: 'see-result', checkId }
    : { kind: 'first-course', course: firstCourse, checkId };
}
