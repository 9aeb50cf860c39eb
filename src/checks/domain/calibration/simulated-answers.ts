import type { ItemParameters } from '../item.js';
import { logLikelihood } from '../response-models.js';
import { normalFrom, randomOf, type Random } from '../simulation/random.js';
import type { CalibrationData, Population } from './calibration-shapes.js';

/** Answers whose truth is known, to see what a calibration finds again. */
export interface SimulatedAnswers extends CalibrationData {
  readonly truth: readonly ItemParameters[];
}

export interface SimulatedBank {
  readonly seed: string;
  readonly persons: number;
  readonly population: Population;
  /** Nominal parameters, in order of the items; what a calibration starts from. */
  readonly nominal: readonly ItemParameters[];
  /** Every so manieth item is an anchor: its true parameters are known. */
  readonly anchorEvery: number;
}

/** Slopes are log-normal around 1.5 per level; an item lies up to some tenths of a level off its nominal place. */
const SLOPES = { center: Math.log(1.5), spread: 0.3 };
const DISPLACEMENT = 0.3;

/** Everybody answers everything. The same seed gives the same answers on every machine. */
export function simulatedAnswers({ seed, persons, population, nominal, anchorEvery }: SimulatedBank): SimulatedAnswers {
  const random = randomOf(seed);
  const truth = nominal.map((one) => trueFrom(one, random));
  const items = nominal.map((one, i) => {
    const fixed = i % anchorEvery === 0;
    return { code: `item-${i}`, parameters: fixed ? (truth[i] ?? one) : one, fixed };
  });
  const categories = new Int8Array(persons * truth.length);
  for (let person = 0; person < persons; person++) {
    const theta = population.mean + population.sd * normalFrom(random);
    for (const [i, parameters] of truth.entries())
      categories[person * truth.length + i] = answerAt(theta, parameters, random());
  }
  return { items, categories, truth };
}

function trueFrom(nominal: ItemParameters, random: Random): ItemParameters {
  const a = Math.exp(SLOPES.center + SLOPES.spread * normalFrom(random));
  const off = DISPLACEMENT * normalFrom(random);
  return nominal.model === 'keyed'
    ? { ...nominal, a, b: nominal.b + off }
    : { ...nominal, a, thresholds: nominal.thresholds.map((b) => b + off) };
}

function answerAt(theta: number, parameters: ItemParameters, draw: number): number {
  const last = parameters.model === 'keyed' ? 1 : parameters.thresholds.length;
  let below = 0;
  for (let category = 0; category < last; category++) {
    below += Math.exp(logLikelihood(theta, parameters, category));
    if (draw < below) return category;
  }
  return last;
}
