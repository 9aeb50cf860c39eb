import { Injectable } from '@nestjs/common';

import type { JsonObject } from '../../kernel/json.js';
import { apportion, entriesForTopUp } from '../domain/apportionment/apportion.js';
import type { ApportionmentEntry } from '../domain/apportionment/claimants.js';
import {
  type DistributionInput,
  type DistributionWarning,
  entriesOf,
  tiesOf,
  warningsOf,
} from '../domain/distribution.js';
import type { Programme } from '../domain/programme.js';
import { sha256 } from '../ledger/sha256.js';
import { type Candidate, ParticipantsService } from './participants.service.js';

export interface Share {
  readonly municipalityId: string;
  /** ARS, 12 digits. */
  readonly ars: string;
  readonly name: string;
  readonly granted: number;
  /** weight · total / Σ weights without limits, with four decimals. */
  readonly quota: string;
}

export interface DistributionPreview {
  /** By ARS. */
  readonly allotments: readonly Share[];
  /** Vouchers that are distributed: the programme's total without its reserve. */
  readonly total: number;
  readonly warnings: readonly DistributionWarning[];
}

export interface Proposal extends DistributionPreview {
  /** Everything that is needed to calculate the shares again. */
  readonly inputs: JsonObject;
}

/** The pot, and for a top-up what each municipality has of it already; those who take no part keep theirs. */
export interface Pot extends Pick<Programme, 'id' | 'total' | 'reserve'> {
  readonly grants?: ReadonlyMap<string, number>;
}

/** Calculates what a distribution gives; changes nothing. */
@Injectable()
export class ProposalsService {
  constructor(private readonly participants: ParticipantsService) {}

  /** The shares add up exactly. @throws DomainError those of `ParticipantsService.of`, `headcount-missing`, those of `apportion` */
  async propose(pot: Pot, input: DistributionInput): Promise<Proposal> {
    const { participants, needPeriod } = await this.participants.of(input);
    const entries = limitedEntries(pot, input, participants);
    const outside = grantedOutside(pot, participants);
    const total = pot.total - pot.reserve - outside;
    const shares = apportion({ total, method: input.method, entries, ties: tiesOf(input, sha256) });
    const byArs = new Map(participants.map((participant) => [participant.ars, participant]));
    const allotments = shares.flatMap(({ key: ars, seats, quota }) => {
      const municipality = byArs.get(ars);
      return municipality === undefined
        ? []
        : [{ municipalityId: municipality.id, ars, name: municipality.name, granted: seats, quota }];
    });
    const seats = allotments.map(({ granted }) => granted);
    return {
      allotments,
      total,
      warnings: warningsOf(participants, input.weights, seats),
      inputs: inputsOf(pot, input, { participants, needPeriod, outside }),
    };
  }
}

function limitedEntries(
  { grants }: Pot,
  input: DistributionInput,
  participants: readonly Candidate[],
): readonly ApportionmentEntry[] {
  const entries = entriesOf(participants, input);
  if (grants === undefined) return entries;
  return entriesForTopUp(entries, new Map(participants.map(({ id, ars }) => [ars, grants.get(id) ?? 0])));
}

function grantedOutside({ grants }: Pot, participants: readonly Candidate[]): number {
  const inside = new Set(participants.map(({ id }) => id));
  return [...(grants ?? [])].reduce((sum, [id, granted]) => (inside.has(id) ? sum : sum + granted), 0);
}

function inputsOf(
  { id, total, reserve, grants }: Pot,
  input: DistributionInput,
  {
    participants,
    needPeriod,
    outside,
  }: { readonly participants: readonly Candidate[]; readonly needPeriod: string | null; readonly outside: number },
): JsonObject {
  const { method, weights, minimum, maximum, lot } = input;
  const entries = entriesOf(participants, input);
  return {
    programmeId: id,
    ...{ total, reserve, method, weights, minimum, maximum },
    ...(needPeriod !== null && { needPeriod }),
    ...(grants !== undefined && { grantedToOthers: outside }),
    exclude: [...input.exclude].sort(),
    ...(lot === undefined ? { ties: 'weight-then-key' } : { ties: 'lot', lot }),
    entries: entries.map(({ key, weight }, at) => ({
      ...{ ars: key, weight: Number(weight) },
      ...(grants !== undefined && { granted: grants.get(participants[at]?.id ?? '') ?? 0 }),
    })),
  };
}
