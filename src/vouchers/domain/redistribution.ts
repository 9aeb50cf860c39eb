import { apportion, type ApportionmentMethod } from './apportionment/apportion.js';
import type { ApportionmentEntry, TieRule } from './apportionment/claimants.js';
import type { Grant } from './decision.js';

/** What is published before unused vouchers move: everybody can foretell the outcome from it. */
export interface RedistributionRules {
  /** Orders the receivers by what they lack, and the givers where less is lacking than offered. */
  readonly method: ApportionmentMethod;
  /** Only who uses less than this share of its allotment gives: percent, a whole number from 0 to 100. */
  readonly useThresholdPercent: number;
  /** What a giver keeps of its available vouchers: percent, a whole number from 0 to 100, rounded up to a voucher. */
  readonly keepPercent: number;
  /** Available vouchers that a giver keeps in any case: a whole number from 0. */
  readonly minimumKept: number;
  /** Vouchers that no receiver exceeds; null for no limit but its waiting list. */
  readonly maximumReceived: number | null;
}

/** The rules of one redistribution as they are published. */
export interface PublishedRules extends RedistributionRules {
  /** The seed of a lot that decides equal claims; without it the larger claim goes first, then the smaller ARS. */
  readonly lot?: string;
}

/** A municipality's allotment at one moment, in vouchers; 0 ≤ occupied ≤ granted. */
export interface AllotmentUse {
  readonly municipalityId: string;
  /** ARS, 12 digits; no two are the same. */
  readonly ars: string;
  readonly granted: number;
  /** Assigned, redeemed or completed: never given away. */
  readonly occupied: number;
  /** Requests on the waiting list. */
  readonly waiting: number;
}

export type RedistributionReason = 'gives' | 'not-needed' | 'used-enough' | 'keeps-all' | 'receives' | 'nothing-left';

export interface RedistributionLine {
  readonly municipalityId: string;
  readonly ars: string;
  /** Vouchers that the rules let it give; 0 for whoever lacks some. */
  readonly offered: number;
  /** Waiting requests that its own available vouchers do not cover. */
  readonly lacking: number;
  readonly given: number;
  readonly received: number;
  readonly reason: RedistributionReason;
  /** Another municipality with the same claim got or gave a different number: the rule for equal claims decided. */
  readonly byTie: boolean;
}

/** What a municipality gives and receives at most, by its id; who is not in it does neither. */
export type RedistributionLimits = ReadonlyMap<string, Pick<RedistributionLine, 'given' | 'received'>>;

interface Position extends AllotmentUse {
  readonly offered: number;
  readonly lacking: number;
  readonly usedEnough: boolean;
}

/**
 * Moves unused vouchers from low use to waiting lists. Guarantees: as many are given as received; nobody gives more than is
 * available beyond what it keeps and what its own waiting list needs; nobody receives more than its waiting list lacks, nor
 * more than the stated limit; nobody does both; the order of the allotments does not change the result.
 * @param limits what was decided before, when this carries it out: nobody gives or receives more than that
 * @returns a line for every allotment, in the order of the ARS
 */
export function redistribute(
  allotments: readonly AllotmentUse[],
  rules: RedistributionRules,
  ties: TieRule = { by: 'weight-then-key' },
  limits?: RedistributionLimits,
): readonly RedistributionLine[] {
  const positions = allotments.map((allotment) => limited(positionOf(allotment, rules), limits));
  const givers = claimsOf(positions, ({ offered }) => offered, null);
  const receivers = claimsOf(positions, ({ lacking }) => lacking, rules.maximumReceived);
  const total = Math.min(roomOf(givers), roomOf(receivers));
  const given = sharesBy({ total, entries: givers }, rules.method, ties);
  const received = sharesBy({ total, entries: receivers }, rules.method, ties);
  const tied = new Set([...tiedIn(givers, given), ...tiedIn(receivers, received)]);
  return positions
    .map((position) => lineOf(position, given, received, tied))
    .sort((one, other) => (one.ars < other.ars ? -1 : 1));
}

/** By how much each allotment changes; the sum is 0, and who neither gives nor receives is left out. */
export function grantsOfRedistribution(
  lines: readonly Pick<RedistributionLine, 'municipalityId' | 'given' | 'received'>[],
): readonly Grant[] {
  return lines
    .map(({ municipalityId, given, received }) => ({ municipalityId, count: received - given }))
    .filter(({ count }) => count !== 0);
}

function positionOf(allotment: AllotmentUse, rules: RedistributionRules): Position {
  const { granted, occupied, waiting } = allotment;
  const available = granted - occupied;
  const kept = Math.max(rules.minimumKept, Math.ceil((available * rules.keepPercent) / 100), waiting);
  const usedEnough = occupied * 100 >= rules.useThresholdPercent * granted;
  return {
    ...allotment,
    offered: usedEnough ? 0 : Math.max(0, available - kept),
    lacking: Math.max(0, waiting - available),
    usedEnough,
  };
}

function limited(position: Position, limits: RedistributionLimits | undefined): Position {
  if (limits === undefined) return position;
  const { given = 0, received = 0 } = limits.get(position.municipalityId) ?? {};
  return {
    ...position,
    offered: Math.min(position.offered, given),
    lacking: Math.min(position.lacking, received),
  };
}

function claimsOf(
  positions: readonly Position[],
  claim: (position: Position) => number,
  limit: number | null,
): readonly ApportionmentEntry[] {
  return positions
    .filter((position) => claim(position) > 0)
    .map((position) => ({
      key: position.ars,
      weight: claim(position),
      minimum: 0,
      maximum: Math.min(claim(position), limit ?? Infinity),
    }));
}

function roomOf(entries: readonly ApportionmentEntry[]): number {
  return entries.reduce((sum, { maximum }) => sum + (maximum ?? 0), 0);
}

function sharesBy(
  { total, entries }: { readonly total: number; readonly entries: readonly ApportionmentEntry[] },
  method: ApportionmentMethod,
  ties: TieRule,
): ReadonlyMap<string, number> {
  if (total === 0) return new Map();
  return new Map(apportion({ total, method, entries, ties }).map(({ key, seats }) => [key, seats]));
}

/** Who shares its claim with somebody who came off differently. */
function tiedIn(entries: readonly ApportionmentEntry[], shares: ReadonlyMap<string, number>): readonly string[] {
  const outcomes = new Map<string, Set<number>>();
  const claim = ({ weight, maximum }: ApportionmentEntry): string => `${String(weight)}/${String(maximum)}`;
  for (const entry of entries) {
    const known = outcomes.get(claim(entry)) ?? new Set<number>();
    outcomes.set(claim(entry), known.add(shares.get(entry.key) ?? 0));
  }
  return entries.filter((entry) => (outcomes.get(claim(entry))?.size ?? 0) > 1).map(({ key }) => key);
}

function lineOf(
  { municipalityId, ars, offered, lacking, usedEnough }: Position,
  givenBy: ReadonlyMap<string, number>,
  receivedBy: ReadonlyMap<string, number>,
  tied: ReadonlySet<string>,
): RedistributionLine {
  const given = givenBy.get(ars) ?? 0;
  const received = receivedBy.get(ars) ?? 0;
  const reason = reasonOf({ offered, lacking, given, received, usedEnough });
  return { municipalityId, ars, offered, lacking, given, received, reason, byTie: tied.has(ars) };
}

function reasonOf(
  line: Pick<RedistributionLine, 'offered' | 'lacking' | 'given' | 'received'> & { readonly usedEnough: boolean },
): RedistributionReason {
  if (line.lacking > 0) return line.received > 0 ? 'receives' : 'nothing-left';
  if (line.offered > 0) return line.given > 0 ? 'gives' : 'not-needed';
  return line.usedEnough ? 'used-enough' : 'keeps-all';
}
