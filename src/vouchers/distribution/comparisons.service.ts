import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import type { MunicipalityKind } from '../../municipalities/index.js';
import type { ApportionmentMethod } from '../domain/apportionment/apportion.js';
import type { QuotaBreach } from '../domain/apportionment/quota-rule.js';
import { compareMethods, type Loser, type MethodOutcome } from '../domain/comparison.js';
import {
  type ComparisonInput,
  type DistributionWarning,
  entriesOf,
  tiesOf,
  warningsOf,
} from '../domain/distribution.js';
import { sha256 } from '../ledger/sha256.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { type Candidate, ParticipantsService } from './participants.service.js';

interface Named {
  readonly municipalityId: string;
  /** ARS, 12 digits. */
  readonly ars: string;
  readonly name: string;
}

export type ComparedBreach = Named & Omit<QuotaBreach, 'key'>;
export type ComparedLoser = Named & Omit<Loser, 'key'>;

export interface ComparedMethod extends Omit<MethodOutcome, 'shares' | 'breaches' | 'losers'> {
  readonly breaches: readonly ComparedBreach[];
  readonly losers: readonly ComparedLoser[] | null;
}

export interface ComparedShare {
  readonly method: ApportionmentMethod;
  readonly seats: number;
  /** seats − quota, with four decimals. */
  readonly difference: string;
}

export interface ComparedMunicipality extends Named {
  readonly kind: MunicipalityKind;
  readonly weight: number;
  readonly quota: string;
  /** In the order of the methods. */
  readonly shares: readonly ComparedShare[];
}

/** All five methods side by side. */
export interface DistributionComparison {
  /** Vouchers that are distributed. */
  readonly total: number;
  /** The quarter that the need was published for; null where it is not the weight. */
  readonly needPeriod: string | null;
  readonly warnings: readonly DistributionWarning[];
  readonly methods: readonly ComparedMethod[];
  /** By ARS. */
  readonly municipalities: readonly ComparedMunicipality[];
}

type ByArs = ReadonlyMap<string, Candidate>;

/** Tries every method on the same vouchers and municipalities; changes nothing. */
@Injectable()
export class ComparisonsService {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly participants: ParticipantsService,
  ) {}

  /** @throws DomainError `programme-not-found`, those of `ParticipantsService.of`, and those of `apportion` */
  async compare(actor: Actor, programmeId: string, input: ComparisonInput): Promise<DistributionComparison> {
    const programme = await this.programmes.show(actor, programmeId);
    const { participants, needPeriod } = await this.participants.of(input);
    const total = input.total ?? programme.total - programme.reserve;
    const entries = entriesOf(participants, input);
    const outcomes = compareMethods({ total, entries, ties: tiesOf(input, sha256) });
    const byArs = new Map(participants.map((participant) => [participant.ars, participant]));
    const weights = new Map(entries.map(({ key, weight }) => [key, Number(weight)]));
    return {
      total,
      needPeriod,
      warnings: warningsOf(participants, input.weights, []),
      methods: outcomes.map((outcome) => methodOf(outcome, byArs)),
      municipalities: municipalitiesOf(outcomes, byArs, weights),
    };
  }
}

function methodOf({ method, least, most, breaches, losers }: MethodOutcome, byArs: ByArs): ComparedMethod {
  const named = <Row extends { readonly key: string }>(rows: readonly Row[]) =>
    rows.flatMap(({ key, ...row }) => {
      const municipality = byArs.get(key);
      return municipality === undefined ? [] : [{ ...nameOf(municipality), ...row }];
    });
  return { method, least, most, breaches: named(breaches), losers: losers === null ? null : named(losers) };
}

function municipalitiesOf(
  outcomes: readonly MethodOutcome[],
  byArs: ByArs,
  weights: ReadonlyMap<string, number>,
): readonly ComparedMunicipality[] {
  const [first] = outcomes;
  return (first?.shares ?? []).flatMap(({ key, quota }, at) => {
    const municipality = byArs.get(key);
    if (municipality === undefined) return [];
    const shares = outcomes.flatMap(({ method, shares: all }) => {
      const share = all[at];
      return share === undefined ? [] : [{ method, seats: share.seats, difference: share.difference }];
    });
    return [{ ...nameOf(municipality), kind: municipality.kind, weight: weights.get(key) ?? 0, quota, shares }];
  });
}

function nameOf({ id, ars, name }: Candidate): Named {
  return { municipalityId: id, ars, name };
}
