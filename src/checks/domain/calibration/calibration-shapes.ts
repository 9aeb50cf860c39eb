import type { ItemParameters } from '../item.js';
import type { Prior } from '../prior.js';

/** An item of one competence whose parameters may be estimated anew. */
export interface CalibrationItem {
  readonly code: string;
  readonly parameters: ItemParameters;
  /** Fixed parameters hold the scale (anchors), or stay because too few persons answered. */
  readonly fixed: boolean;
}

/** What persons answered to the items of one competence. */
export interface CalibrationData {
  readonly items: readonly CalibrationItem[];
  /** Categories, person by person in the order of the items; −1 where a person gave no answer. */
  readonly categories: Int8Array;
}

/** Where the persons stand, in levels. */
export interface Population {
  readonly mean: number;
  readonly sd: number;
}

export interface Calibration {
  /** In the order of the items given; fixed ones as they were. */
  readonly parameters: readonly ItemParameters[];
  readonly population: Population;
  readonly iterations: number;
  /** Marginal log-likelihood before each iteration; it never falls. */
  readonly logLikelihoods: readonly number[];
  readonly converged: boolean;
}

export interface CalibrationLimits {
  readonly iterations: number;
  /** No parameter moves more than this, in levels or slope, when the calibration has converged. */
  readonly tolerance: number;
}

export interface CalibrationRequest extends CalibrationData {
  /** Its grid is the quadrature; a normal one is where the population's estimate starts. */
  readonly prior: Prior;
  readonly limits?: CalibrationLimits;
}

export const CALIBRATION_LIMITS: CalibrationLimits = { iterations: 300, tolerance: 0.001 };
