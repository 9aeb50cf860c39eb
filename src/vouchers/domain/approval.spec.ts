import { type Approval, approverOf } from './approval.js';
import type { MoverRole } from './moves.js';

describe('who decides on requests', () => {
  it.each<[Approval, MoverRole, MoverRole | 'not-the-approver']>([
    ['hr', 'hr', 'hr'],
    ['hr', 'admin', 'admin'],
    ['admin', 'hr', 'not-the-approver'],
    ['admin', 'admin', 'hr'],
    ['both', 'hr', 'hr'],
    ['both', 'admin', 'hr'],
    ['both', 'holder', 'holder'],
  ])('under %s, %s comes as %s', (approval, as, expected) => {
    const mover = { as, concernsSelf: false, concernsOnlyHr: false };
    const look = () => approverOf(approval, mover);
    if (expected === 'not-the-approver') expect(look).toThrow(expected);
    else expect(look()).toEqual({ ...mover, as: expected });
  });
});
