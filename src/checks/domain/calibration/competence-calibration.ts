import type { ItemParameters } from '../item.js';
import type { Prior } from '../prior.js';
import { defaultAnchors, LEAST_ANSWERS } from './anchors.js';
import { calibrate } from './calibrate.js';
import type { CalibrationLimits, Population } from './calibration-shapes.js';

interface ScaleItem {
  readonly code: string;
  readonly itemId: string;
  readonly anchor: number;
  readonly parameters: ItemParameters;
}

/** The items of a competence and what persons answered; a negative category is no answer. */
export interface CompetenceAnswers {
  readonly competence: string;
  readonly items: readonly ScaleItem[];
  readonly categories: Int8Array;
}

/** What a calibration did with one competence. */
export interface CompetenceCalibration {
  readonly competence: string;
  /** `unchanged-few-answers`: no item has answers enough; `unchanged-no-end`: the estimation did not settle. */
  readonly outcome: 'calibrated' | 'unchanged-few-answers' | 'unchanged-no-end';
  readonly recalibrated: number;
  /** Codes of the items that held the scale. */
  readonly anchors: readonly string[];
  readonly population: Population | null;
  readonly iterations: number;
  /** Mean absolute change of the recalibrated items' difficulty or thresholds, in levels. */
  readonly meanMove: number | null;
}

export interface Recalibrated {
  readonly report: CompetenceCalibration;
  /** New parameters by item id; only of items that were recalibrated. */
  readonly parameters: ReadonlyMap<string, ItemParameters>;
}

/** Calibrates the items of one competence that have at least 200 answers, held by the default anchors. */
export function recalibrate(answers: CompetenceAnswers, prior: Prior, limits?: CalibrationLimits): Recalibrated {
  const { competence, items, categories } = answers;
  const counted = items.map((item, i) => ({ ...item, answers: answersTo(i, items.length, categories) }));
  const anchors = defaultAnchors(counted);
  const isFree = (item: (typeof counted)[number]) => item.answers >= LEAST_ANSWERS && !anchors.has(item.code);
  const nothing = { competence, recalibrated: 0, anchors: [], population: null, iterations: 0, meanMove: null };
  if (!counted.some(isFree)) return { report: { ...nothing, outcome: 'unchanged-few-answers' }, parameters: new Map() };
  const request = { items: counted.map((item) => ({ ...item, fixed: !isFree(item) })), categories, prior, limits };
  const found = calibrate(request);
  const { iterations, population } = found;
  if (!found.converged)
    return { report: { ...nothing, iterations, outcome: 'unchanged-no-end' }, parameters: new Map() };
  const parameters = new Map(
    counted.flatMap((item, i) => {
      const one = found.parameters[i];
      return isFree(item) && one !== undefined ? [[item.itemId, one] as const] : [];
    }),
  );
  const moves = counted.flatMap((item) => movesOf(item.parameters, parameters.get(item.itemId)));
  const meanMove = moves.reduce((sum, move) => sum + move, 0) / Math.max(1, moves.length);
  const done = {
    competence,
    recalibrated: parameters.size,
    anchors: [...anchors].sort(),
    population,
    iterations,
    meanMove,
  };
  return { report: { ...done, outcome: 'calibrated' }, parameters };
}

function answersTo(item: number, width: number, categories: Int8Array): number {
  let count = 0;
  for (let at = item; at < categories.length; at += width) if ((categories[at] ?? -1) >= 0) count += 1;
  return count;
}

function movesOf(before: ItemParameters, after: ItemParameters | undefined): readonly number[] {
  if (after === undefined) return [];
  const [was, is] = [locationsOf(before), locationsOf(after)];
  return was.map((b, k) => Math.abs((is[k] ?? b) - b));
}

function locationsOf(parameters: ItemParameters): readonly number[] {
  return parameters.model === 'keyed' ? [parameters.b] : parameters.thresholds;
}
