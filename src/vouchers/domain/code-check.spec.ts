import { codeAnswer } from './code-check.js';
import type { VoucherState } from './voucher-states.js';

describe('What a provider learns of a code', () => {
  it.each<[VoucherState, string, string, boolean, boolean]>([
    ['assigned', '2026-06-30', 'redeemable', true, false],
    ['assigned', '2026-07-01', 'ended', false, false],
    ['redeemed', '2026-07-01', 'redeemed', true, true],
    ['completed', '2026-06-01', 'completed', false, true],
    ['revoked', '2026-06-01', 'ended', false, false],
    ['returned', '2026-06-01', 'ended', false, false],
    ['cancelled', '2026-06-01', 'ended', false, false],
    ['expired', '2026-06-01', 'ended', false, false],
  ])('%s on %s: %s', (state, today, standing, valid, redeemed) => {
    expect(codeAnswer({ state, courseId: 'c', expiresOn: '2026-06-30' }, today)).toEqual({
      ...{ valid, standing, redeemed },
      courseId: 'c',
      validUntil: '2026-06-30',
    });
  });
});
