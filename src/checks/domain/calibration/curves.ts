import type { ItemParameters } from '../item.js';

/**
 * Parameters as one vector: the slope a, then an intercept d = −a·b for each threshold (graded model) or for the
 * difficulty (keyed model). In intercepts the likelihood is smoother than in thresholds.
 */
export type Vector = readonly number[];

/** What does not change while an item is estimated. */
export interface CurveShape {
  readonly model: ItemParameters['model'];
  /** Guessing of a keyed item; 0 in the graded model. */
  readonly c: number;
}

/** Probabilities of the categories at one θ, and their derivatives by each entry of the vector. */
export interface CurvePoint {
  readonly probabilities: readonly number[];
  /** By category, then by entry of the vector. */
  readonly slopes: readonly Vector[];
}

export function shapeOf(parameters: ItemParameters): CurveShape {
  return { model: parameters.model, c: parameters.model === 'keyed' ? parameters.c : 0 };
}

export function vectorOf(parameters: ItemParameters): Vector {
  const { a } = parameters;
  const locations = parameters.model === 'keyed' ? [parameters.b] : parameters.thresholds;
  return [a, ...locations.map((b) => -a * b)];
}

export function parametersFrom([a = 1, ...intercepts]: Vector, { model, c }: CurveShape): ItemParameters {
  const locations = intercepts.map((d) => -d / a);
  return model === 'keyed' ? { model, a, b: locations[0] ?? 0, c } : { model, a, thresholds: locations };
}

/**
 * The model at θ. Source: graded response model (Samejima 1969), of which two categories with guessing c are the
 * three-parameter logistic model (Birnbaum 1968).
 */
export function curveAt(theta: number, [a = 1, ...intercepts]: Vector, { c }: CurveShape): CurvePoint {
  const reached = intercepts.map((d) => 1 / (1 + Math.exp(-(a * theta + d))));
  const atLeast = [1, ...reached.map((p) => c + (1 - c) * p), 0];
  const steepness = reached.map((p) => (1 - c) * p * (1 - p));
  const size = intercepts.length + 1;
  const rise = (k: number): Vector => {
    const s = k === 0 || k === size ? 0 : (steepness[k - 1] ?? 0);
    return Array.from({ length: size }, (_, entry) => (entry === 0 ? s * theta : entry === k ? s : 0));
  };
  const rises = Array.from({ length: size + 1 }, (_, k) => rise(k));
  const difference = (k: number): Vector => (rises[k] ?? []).map((value, e) => value - (rises[k + 1]?.[e] ?? 0));
  return {
    probabilities: Array.from({ length: size }, (_, k) => Math.max(TINY, (atLeast[k] ?? 0) - (atLeast[k + 1] ?? 0))),
    slopes: Array.from({ length: size }, (_, k) => difference(k)),
  };
}

/** Keeps logarithms and quotients finite where a category is all but impossible. */
const TINY = 1e-12;
