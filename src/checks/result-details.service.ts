import { Injectable } from '@nestjs/common';

import {
  FrameworksService,
  type FrameworkView,
  InstrumentsService,
  type InstrumentItem,
} from '../competencies/index.js';
import { areaSummaries, type AreaSummary } from './domain/area-summary.js';
import type { Change, ExplainedArea, ExplainedCompetence, LevelWords, ResultView } from './domain/result-view.js';
import { type GivenResponse, restsOn } from './domain/rests-on.js';
import { type GivenItem, ResultChangesRepository } from './result-changes.repository.js';
import { ResultChangesService } from './result-changes.service.js';
import type { StoredResult } from './results.repository.js';

type Competence = FrameworkView['competencies'][number];

/** Puts beside the numbers of a result what they mean, what they rest on and what changed. */
@Injectable()
export class ResultDetailsService {
  constructor(
    private readonly responses: ResultChangesRepository,
    private readonly changes: ResultChangesService,
    private readonly frameworks: FrameworksService,
    private readonly instruments: InstrumentsService,
  ) {}

  /** `own`: it is for the person, who also sees the earlier result that it is compared with. */
  async of({ personId: _personId, ...result }: StoredResult, own: boolean): Promise<ResultView> {
    const { checkId, instrumentId } = result;
    const [framework, { version, items, settings }, responses] = await Promise.all([
      this.frameworks.view(result.frameworkId),
      this.instruments.get(instrumentId),
      this.responses.given([checkId]),
    ]);
    const given = givenTo(items, responses);
    const changes: ReadonlyMap<string, Change> = own
      ? await this.changes.of(checkId, instrumentId, given)
      : new Map<string, Change>();
    const competencies = result.competencies.map((shown): ExplainedCompetence => {
      const counts = restsOn(shown.competence, given);
      const known = framework.competencies.find(({ code }) => code === shown.competence);
      return {
        ...shown,
        ...levelWords(framework, shown.level, known),
        title: known?.title ?? {},
        area: known?.area.code ?? null,
        restsOn: own ? counts : { ...counts, skipped: null },
        change: changes.get(shown.competence) ?? null,
      };
    });
    const { code, edition, title } = framework.framework;
    return {
      ...result,
      framework: { code, edition, title },
      instrumentVersion: version,
      areas: areasOf(framework, competencies, settings.levels),
      competencies,
      notACertificate: true,
    };
  }
}

function givenTo(items: readonly InstrumentItem[], responses: readonly GivenItem[]): readonly GivenResponse[] {
  const skipped = new Map(responses.map((one) => [one.itemId, one.skipped]));
  return items.flatMap(({ itemId, competence, kind, dimension }) => {
    const isSkip = skipped.get(itemId);
    return isSkip === undefined ? [] : [{ itemId, competence, kind, dimension, skipped: isSkip }];
  });
}

function areasOf(
  framework: FrameworkView,
  competencies: readonly ExplainedCompetence[],
  levels: number,
): readonly ExplainedArea[] {
  const areas = new Map(framework.competencies.map(({ area }) => [area.code, area]));
  const codes = [...areas.keys()].map((code) => ({
    code,
    competencies: framework.competencies.filter(({ area }) => area.code === code).map((one) => one.code),
  }));
  return areaSummaries(competencies, codes, levels).map((summary: AreaSummary) => {
    const { levelName, coarseName } = levelWords(framework, summary.level);
    return { ...summary, title: areas.get(summary.area)?.title ?? {}, levelName, coarseName };
  });
}

function levelWords({ levels }: FrameworkView, level: number | null, competence?: Competence): LevelWords {
  const named = levels.find(({ number }) => number === level);
  if (named === undefined) return { levelName: null, coarseName: null, levelText: null };
  const own = competence?.levels.find((one) => one.level === level)?.text;
  return { levelName: named.name, coarseName: named.coarseName, levelText: own ?? named.description };
}
