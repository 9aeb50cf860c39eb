import { DomainError } from '../../kernel/domain-error.js';
import type { ApportionmentMethod } from './apportionment/apportion.js';
import type { ApportionmentEntry, TieRule } from './apportionment/claimants.js';

export type WeightKind = 'population' | 'equal' | 'headcount' | 'need';
export const WEIGHT_KINDS: readonly WeightKind[] = ['population', 'headcount', 'need', 'equal'];

/** By what an administrator wants to distribute, and within which limits. */
export interface DistributionRules {
  readonly weights: WeightKind;
  /** Vouchers that every municipality gets in any case. */
  readonly minimum: number;
  /** Vouchers that no municipality exceeds; null for no limit. */
  readonly maximum: number | null;
  /** Kinds of municipalities, and ARS or ids of single ones, that take no part. */
  readonly exclude: readonly string[];
  /** The seed of a lot that decides equal claims; without it the larger weight goes first, then the smaller ARS. */
  readonly lot?: string;
}

/** How an administrator wants to distribute a programme. */
export interface DistributionInput extends DistributionRules {
  readonly method: ApportionmentMethod;
}

/** What is tried with all methods at once. */
export interface ComparisonInput extends DistributionRules {
  /** Vouchers to distribute; null for the programme's total without its reserve. */
  readonly total: number | null;
}

export interface Participant {
  readonly id: string;
  /** ARS, 12 digits. */
  readonly ars: string;
  readonly name: string;
  readonly kind: string;
  readonly population: number;
  /** Members of staff; null when it is not known. */
  readonly headcount: number | null;
  /** Anonymous need, in persons: published, or the mean of the others; null where nobody asked for it. */
  readonly need: number | null;
}

export type DistributionWarning = 'districts-counted-twice' | 'somebody-without-voucher';
export const DISTRIBUTION_WARNINGS: readonly DistributionWarning[] = [
  'districts-counted-twice',
  'somebody-without-voucher',
];

/** The kinds whose people also live in a district. */
const WITHIN_DISTRICTS = ['independent-municipality', 'collective-municipality'];
const NAMED_IN_ERRORS = 10;

/**
 * The municipalities that take part, in the order given.
 * @param kinds every kind there can be, whether somebody is of it or not
 * @throws DomainError (invalid) `exclusion-unknown` {exclude} for what is neither a kind nor somebody's ARS or id
 */
export function participantsOf<P extends Pick<Participant, 'id' | 'ars' | 'kind'>>(
  all: readonly P[],
  exclude: readonly string[],
  kinds: readonly string[],
): readonly P[] {
  const known = new Set([...kinds, ...all.flatMap(({ id, ars }) => [id, ars])]);
  const unknown = exclude.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new DomainError('exclusion-unknown', 'invalid', { exclude: unknown });
  const out = new Set(exclude);
  return all.filter(({ id, ars, kind }) => !out.has(id) && !out.has(ars) && !out.has(kind));
}

/**
 * What each participant brings into the apportionment.
 * @throws DomainError (invalid) `headcount-missing` {count, ars} when staff is the weight and not known for all
 */
export function entriesOf(
  participants: readonly Participant[],
  { weights, minimum, maximum }: Omit<DistributionRules, 'exclude' | 'lot'>,
): readonly ApportionmentEntry[] {
  if (weights === 'headcount') refuseUnknownHeadcounts(participants);
  return participants.map((participant) => ({
    key: participant.ars,
    weight: weightOf(participant, weights),
    minimum,
    maximum,
  }));
}

/** Who goes first of equal claims. */
export function tiesOf({ lot }: Pick<DistributionRules, 'lot'>, sha256: (text: string) => string): TieRule {
  return lot === undefined ? { by: 'weight-then-key' } : { by: 'lot', seed: lot, sha256 };
}

/**
 * What the administrator should know before deciding: districts contain the people of their municipalities, so
 * population counts them twice; and somebody may come away empty.
 */
export function warningsOf(
  participants: readonly Participant[],
  weights: WeightKind,
  seats: readonly number[],
): readonly DistributionWarning[] {
  const kinds = new Set(participants.map(({ kind }) => kind));
  const twice = weights === 'population' && kinds.has('district') && WITHIN_DISTRICTS.some((kind) => kinds.has(kind));
  return [
    ...(twice ? (['districts-counted-twice'] as const) : []),
    ...(seats.includes(0) ? (['somebody-without-voucher'] as const) : []),
  ];
}

function weightOf({ population, headcount, need }: Participant, weights: WeightKind): number {
  return { population, headcount: headcount ?? 0, need: need ?? 0, equal: 1 }[weights];
}

function refuseUnknownHeadcounts(participants: readonly Participant[]): void {
  const missing = participants.filter(({ headcount }) => headcount === null);
  if (missing.length === 0) return;
  const ars = missing.slice(0, NAMED_IN_ERRORS).map((participant) => participant.ars);
  throw new DomainError('headcount-missing', 'invalid', { count: missing.length, ars });
}

/** How an administrator wants to distribute more vouchers. */
export interface TopUpInput extends DistributionInput {
  /** The programme's new total. */
  readonly total: number;
  /** Vouchers kept back of it; null for as many as before. */
  readonly reserve: number | null;
}

/**
 * A top-up never makes a programme smaller, and there is something to distribute.
 * @throws DomainError (invalid) `top-up-below-total` {total}, `nothing-to-top-up` {granted}
 */
export function mustTopUp(
  { total, granted }: { readonly total: number; readonly granted: number },
  wanted: { readonly total: number; readonly reserve: number },
): void {
  if (wanted.total < total) throw new DomainError('top-up-below-total', 'invalid', { total });
  if (wanted.total - wanted.reserve <= granted) throw new DomainError('nothing-to-top-up', 'invalid', { granted });
}
