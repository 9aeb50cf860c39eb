import { DomainError } from '../../kernel/domain-error.js';

export type ClaimState = 'claimed' | 'confirmed' | 'declined' | 'withdrawn';
export const CLAIM_STATES: readonly ClaimState[] = ['claimed', 'confirmed', 'declined', 'withdrawn'];

/** What shows that somebody completed a course: words, or the address of a certificate. */
export type Proof = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'url'; readonly url: string };
export const PROOF_KINDS = ['text', 'url'] as const satisfies readonly Proof['kind'][];

export const PROOF_LIMITS = { text: 2_000, url: 2_000 } as const;

export interface Claim {
  readonly id: string;
  readonly personId: string;
  readonly courseId: string;
  /** Null once it is decided. */
  readonly proof: Proof | null;
  readonly state: ClaimState;
  readonly claimedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** Why HR declined it. */
  readonly reason: string | null;
}

/**
 * The proof of these fields.
 * @throws DomainError `proof-incomplete` without what its kind needs
 */
export function proofOf({ kind, text, url }: { kind: Proof['kind']; text?: string; url?: string }): Proof {
  if (kind === 'text' && text !== undefined && text.trim() !== '') return { kind, text: text.trim() };
  if (kind === 'url' && url !== undefined) return { kind, url };
  throw new DomainError('proof-incomplete', 'invalid', { kind });
}

/** @throws DomainError `claim-already-decided` */
export function mustWait({ state }: Pick<Claim, 'state'>): void {
  if (state !== 'claimed') throw new DomainError('claim-already-decided', 'conflict', { state });
}

/** @throws DomainError `nobody-decides-own-claim` */
export function mustBeSomebodyElses({ personId }: Pick<Claim, 'personId'>, decider: string): void {
  if (personId === decider) throw new DomainError('nobody-decides-own-claim', 'forbidden');
}
