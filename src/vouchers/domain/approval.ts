import { DomainError } from '../../kernel/domain-error.js';
import type { Mover } from './moves.js';

/** Who decides on requests and assigns: HR of the municipality, the administration of the programme, or either. */
export type Approval = 'hr' | 'admin' | 'both';
export const APPROVALS: readonly Approval[] = ['hr', 'admin', 'both'];

/**
 * The mover as the programme lets them decide. Where an admin may decide, they act in the place of HR.
 * @throws DomainError (forbidden) `not-the-approver` {approval} for HR where only admins decide
 */
export function approverOf(approval: Approval, mover: Mover): Mover {
  if (mover.as === 'hr' && approval === 'admin') throw new DomainError('not-the-approver', 'forbidden', { approval });
  return mover.as === 'admin' && approval !== 'hr' ? { ...mover, as: 'hr' } : mover;
}
