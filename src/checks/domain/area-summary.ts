import { levelReached } from '../../kernel/level-estimate.js';
import type { CompetenceResult } from './result.js';

type Estimated = Pick<CompetenceResult, 'competence' | 'estimate' | 'sd'>;

/** An area of the framework with the codes of its competences. */
export interface AreaOfCodes {
  readonly code: string;
  readonly competencies: readonly string[];
}

/** What a check says of a whole area: over the measured competences only, so that nothing unmeasured counts as low. */
export interface AreaSummary {
  readonly area: string;
  /** Competences of the area that the post asks for, and those of them that were measured. */
  readonly asked: number;
  readonly measured: number;
  /** Mean estimate, its standard deviation and the central 90 %, in levels; null when nothing is measured. */
  readonly estimate: number | null;
  readonly sd: number | null;
  readonly band: readonly [number, number] | null;
  readonly level: number | null;
}

/** Standard normal quantile of 95 %: the mean of several posteriors is close to normal. */
const Z_95 = 1.6448536269514722;

/**
 * The areas that the check asked about, in the order given. The competences have posteriors of their own, taken as
 * independent: the variance of their mean is Σ sd² / n².
 */
export function areaSummaries(
  competencies: readonly Estimated[],
  areas: readonly AreaOfCodes[],
  levels: number,
): readonly AreaSummary[] {
  return areas
    .map(({ code, competencies: codes }) => {
      const asked = competencies.filter(({ competence }) => codes.includes(competence));
      return summaryOf(code, asked, levels);
    })
    .filter(({ asked }) => asked > 0);
}

function summaryOf(area: string, competencies: readonly Estimated[], levels: number): AreaSummary {
  const measured = competencies.flatMap(({ estimate, sd }) =>
    estimate === null || sd === null ? [] : [[estimate, sd]],
  );
  const counts = { area, asked: competencies.length, measured: measured.length };
  if (measured.length === 0) return { ...counts, estimate: null, sd: null, band: null, level: null };
  const estimate = measured.reduce((sum, [mean = 0]) => sum + mean, 0) / measured.length;
  const sd = Math.sqrt(measured.reduce((sum, [, one = 0]) => sum + one ** 2, 0)) / measured.length;
  const band = [estimate - Z_95 * sd, estimate + Z_95 * sd] as const;
  return { ...counts, estimate, sd, band, level: levelReached(estimate, levels) };
}
