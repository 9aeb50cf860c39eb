import { Injectable } from '@nestjs/common';

import { InstrumentsService, type Item } from '../competencies/index.js';
import type { LevelProbabilities } from '../kernel/level-estimate.js';
import { probabilityRisen, verdictOf } from './domain/change.js';
import { gridPoints } from './domain/prior.js';
import type { Change } from './domain/result-view.js';
import { type GivenResponse, repeatedItems } from './domain/rests-on.js';
import { type EarlierMeasurement, type GivenItem, ResultChangesRepository } from './result-changes.repository.js';

/** What changed since a person was last measured, and whether that is more than the measurements' uncertainty. */
@Injectable()
export class ResultChangesService {
  constructor(
    private readonly results: ResultChangesRepository,
    private readonly instruments: InstrumentsService,
  ) {}

  /** By competence code; a competence without an earlier measurement is left out. `given`: the responses of this check. */
  async of(
    checkId: string,
    instrumentId: string,
    given: readonly GivenResponse[],
  ): Promise<ReadonlyMap<string, Change>> {
    const earlier = await this.results.earlier(checkId);
    if (earlier.length === 0) return new Map();
    const before = await this.results.given([...new Set(earlier.map((one) => one.before.checkId))]);
    const repeated = new Map(earlier.map((one) => [one.competence, repeatedSince(one, given, before)]));
    const items = await this.instruments.items([...repeated.values()].flat());
    const changes = await Promise.all(earlier.map((one) => this.change(one, instrumentId)));
    return new Map(
      changes.map(([competence, change]) => [
        competence,
        { ...change, repeatedItems: named(repeated.get(competence) ?? [], items) },
      ]),
    );
  }

  private async change(
    { competence, estimate, posterior, before }: EarlierMeasurement,
    instrumentId: string,
  ): Promise<readonly [competence: string, Omit<Change, 'repeatedItems'>]> {
    const risen = probabilityRisen(
      await this.probabilities(instrumentId, posterior),
      await this.probabilities(before.instrumentId, before.posterior),
    );
    const { checkId, measuredAt, estimate: earlier } = before;
    return [
      competence,
      {
        before: { checkId, measuredAt, estimate: earlier },
        difference: estimate - earlier,
        probabilityRisen: risen,
        verdict: verdictOf(risen),
      },
    ];
  }

  private async probabilities(instrumentId: string, mass: readonly number[]): Promise<LevelProbabilities> {
    const { settings } = await this.instruments.get(instrumentId);
    return { grid: gridPoints(settings.prior), mass };
  }
}

function repeatedSince(
  { competence, before }: EarlierMeasurement,
  given: readonly GivenResponse[],
  earlier: readonly GivenItem[],
): readonly string[] {
  return repeatedItems(
    competence,
    given,
    earlier.filter(({ checkId }) => checkId === before.checkId),
  );
}

function named(itemIds: readonly string[], items: readonly Item[]): Change['repeatedItems'] {
  return items.filter(({ id }) => itemIds.includes(id)).map(({ code, text }) => ({ code, text }));
}
