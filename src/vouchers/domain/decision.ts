import { DomainError } from '../../kernel/domain-error.js';

/** A first distribution, or a later one of a larger total that takes nothing back. */
export type DecisionKind = 'distribution' | 'top-up';

/** pending: decided upon, and a job is to make the allotments. */
export type DecisionState = 'pending' | 'committed' | 'reversed';

/** What a decision gives a municipality in all, as its record keeps it. */
export interface RecordedShare {
  readonly municipalityId: string;
  /** ARS, 12 digits. */
  readonly ars: string;
  readonly granted: number;
  readonly quota: string;
}

/** By how much an allotment changes, in vouchers. */
export interface Grant {
  readonly municipalityId: string;
  readonly count: number;
}

/**
 * What is to be granted so that everybody has their share. Who gets an allotment for the first time is granted it even
 * with 0 vouchers, so that the ledger knows everybody who took part.
 * @param held vouchers granted so far, by municipality
 */
export function grantsOf(shares: readonly RecordedShare[], held: ReadonlyMap<string, number>): readonly Grant[] {
  return shares
    .map(({ municipalityId, granted }) => ({ municipalityId, count: granted - (held.get(municipalityId) ?? 0) }))
    .filter(({ municipalityId, count }) => count !== 0 || !held.has(municipalityId));
}

/** What takes everything back. */
export function reversalOf(held: ReadonlyMap<string, number>): readonly Grant[] {
  return [...held]
    .filter(([, granted]) => granted > 0)
    .map(([municipalityId, granted]) => ({ municipalityId, count: -granted }));
}

/**
 * One distribution at a time: the next needs the reversal of the one before it.
 * @throws DomainError (conflict) `already-distributed`, `distribution-under-way`
 */
export function mustBeUndistributed(state: DecisionState | null): void {
  if (state === 'committed') throw new DomainError('already-distributed', 'conflict');
  if (state === 'pending') throw new DomainError('distribution-under-way', 'conflict');
}
