import { Injectable } from '@nestjs/common';

import { type Actor, administeredBy } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import { Clock } from '../../platform/system/clock.js';
import type { Grant } from '../domain/decision.js';
import type { AllotmentUse, PublishedRules, RedistributionLine } from '../domain/redistribution.js';
import { movedIn, useRateOf } from '../domain/redistribution-plan.js';
import { AllotmentsRepository } from '../programmes/allotments.repository.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { Located } from './announcements.service.js';
import { linesOf } from './redistribution-record.js';
import { type RedistributionRow, RedistributionsRepository } from './redistributions.repository.js';

/** A redistribution without the numbers of single municipalities. */
export interface RedistributionHead extends Omit<RedistributionRow, 'inputs' | 'lines' | 'outcome' | 'kept'> {
  /** Vouchers that move at most; null before the decision. */
  readonly decided: number | null;
  /** Vouchers that were moved; null before they are. */
  readonly moved: number | null;
}

/** What a municipality gives or receives, and the numbers that this follows from. */
export interface RedistributionPosition extends AllotmentUse, Omit<RedistributionLine, 'municipalityId' | 'ars'> {
  readonly name: string;
  /** Granted and not in use. */
  readonly available: number;
  /** In use of what is granted, in whole percent, rounded down; 100 where nothing is granted. */
  readonly usePercent: number;
}

/** Everything as it would be at this moment, or as it was decided. */
export interface RedistributionView extends RedistributionHead {
  /** The numbers are those of this moment: nothing is decided. */
  readonly isForecast: boolean;
  /** When the numbers were counted. */
  readonly countedAt: Date;
  /** By ARS: all municipalities for an admin, their own for HR. */
  readonly positions: readonly RedistributionPosition[];
  /** Vouchers that were moved in the end, by ± count; empty before that. */
  readonly outcome: readonly Grant[];
  /** What a reversal left where it was in use. */
  readonly kept: readonly Grant[];
}

@Injectable()
export class RedistributionsService {
  constructor(
    private readonly redistributions: RedistributionsRepository,
    private readonly allotments: AllotmentsRepository,
    private readonly programmes: ProgrammesService,
    private readonly municipalities: MunicipalitiesService,
    private readonly clock: Clock,
  ) {}

  /** The latest first; nothing for HR whose municipalities have no allotment. @throws DomainError `programme-not-found` */
  async list(actor: Actor, programmeId: string): Promise<readonly RedistributionHead[]> {
    const { id } = await this.programmes.show(actor, programmeId);
    if (!(await this.takesPart(actor, id))) return [];
    return (await this.redistributions.list(id)).map(headOf);
  }

  /** @throws DomainError `programme-not-found`, `redistribution-not-found` also for HR whose municipalities take no part */
  async get(actor: Actor, located: Located): Promise<RedistributionView> {
    return this.viewOf(actor, await this.row(actor, located));
  }

  /** The row that the actor may see. @throws DomainError those of `get` */
  async row(actor: Actor, { programmeId, id }: Located): Promise<RedistributionRow> {
    await this.programmes.show(actor, programmeId);
    const row = await this.redistributions.find(id);
    const isTheirs = row?.programmeId === programmeId && (await this.takesPart(actor, programmeId));
    if (row === null || !isTheirs) throw new DomainError('redistribution-not-found', 'not-found');
    return row;
  }

  /** The dry run: what these rules would move now. Changes nothing. @throws DomainError `programme-not-found` */
  async preview(actor: Actor, programmeId: string, rules: PublishedRules): Promise<readonly RedistributionPosition[]> {
    const { id } = await this.programmes.show(actor, programmeId);
    const allotments = await this.redistributions.uses(id);
    return this.positionsOf(actor, allotments, linesOf({ rules, allotments }));
  }

  private async viewOf(actor: Actor, row: RedistributionRow): Promise<RedistributionView> {
    const { programmeId, rules, inputs, lines, decidedAt, outcome, kept } = row;
    const isForecast = inputs === null;
    const allotments = inputs?.allotments ?? (await this.redistributions.uses(programmeId));
    const own = administeredBy(actor);
    const seen = <Row extends Pick<Grant, 'municipalityId'>>(rows: readonly Row[]) =>
      rows.filter(({ municipalityId }) => own === null || own.includes(municipalityId));
    return {
      ...headOf(row),
      isForecast,
      countedAt: decidedAt ?? this.clock.now(),
      positions: await this.positionsOf(actor, allotments, lines ?? linesOf({ rules, allotments })),
      outcome: seen(outcome?.lines ?? []).map(({ municipalityId, given, received }) => {
        return { municipalityId, count: received - given };
      }),
      kept: seen(kept ?? []),
    };
  }

  private async positionsOf(
    actor: Actor,
    allotments: readonly AllotmentUse[],
    lines: readonly RedistributionLine[],
  ): Promise<readonly RedistributionPosition[]> {
    const own = administeredBy(actor);
    const seen = lines.filter(({ municipalityId }) => own === null || own.includes(municipalityId));
    const names = await this.municipalities.names(seen.map(({ municipalityId }) => municipalityId));
    const uses = new Map(allotments.map((use) => [use.municipalityId, use]));
    return seen.flatMap((line) => {
      const use = uses.get(line.municipalityId);
      if (use === undefined) return [];
      const name = names.get(line.municipalityId) ?? line.ars;
      return [{ ...use, ...line, name, available: use.granted - use.occupied, usePercent: useRateOf(use) }];
    });
  }

  private async takesPart(actor: Actor, programmeId: string): Promise<boolean> {
    const own = administeredBy(actor);
    return own === null || (await this.allotments.list(programmeId, own)).length > 0;
  }
}

function headOf({ inputs: _, lines, outcome, kept: __, ...head }: RedistributionRow): RedistributionHead {
  return {
    ...head,
    decided: lines === null ? null : movedIn(lines),
    moved: outcome === null ? null : movedIn(outcome.lines),
  };
}
