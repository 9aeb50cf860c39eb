import type { Ability } from './ability.js';
import type { PreparedItem } from './bank.js';
import { compareCodes } from './codes.js';
import { rounded } from './rounded.js';
import type { CheckRules } from './run.js';
import { seededNumber } from './seeded.js';

type Aim = CheckRules['aim'];

/**
 * The item that is expected to help most, undefined among none. Values are rounded to 1e−9 before comparing, so that
 * every machine chooses the same; ties are broken by the seed, then by code.
 */
export function mostHelpful(
  candidates: readonly PreparedItem[],
  ability: Ability,
  { aim, seed }: { readonly aim: Aim; readonly seed: string },
): PreparedItem | undefined {
  let [best, most]: [PreparedItem[], number] = [[], -Infinity];
  for (const item of candidates) {
    const value = rounded(aim === 'decision' ? decisionGain(item, ability) : precisionGain(item, ability));
    if (value > most) [best, most] = [[item], value];
    else if (value === most) best.push(item);
  }
  return best.length > 1 ? best.sort(bySeed(seed)).at(0) : best.at(0);
}

/** What is still uncertain on a competence: P(1 − P) of the decision, or the variance in squared levels; rounded. */
export function uncertaintyFor({ probability, sd }: Ability, aim: Aim): number {
  return rounded(aim === 'decision' ? probability * (1 - probability) : sd ** 2);
}

/**
 * Expected reduction of P(1 − P), P = P(θ ≥ minimum), by an answer to the item. Of an answer with the probabilities
 * `above` and `below` on the two sides of the minimum, P(1 − P) times its own probability is above · below / (above + below).
 */
export function decisionGain({ likelihood }: PreparedItem, { mass, cut, probability }: Ability): number {
  let left = 0;
  for (const category of likelihood) {
    let [below, above] = [0, 0];
    for (let i = 0; i < cut; i++) below += (mass[i] ?? 0) * (category[i] ?? 0);
    for (let i = cut; i < mass.length; i++) above += (mass[i] ?? 0) * (category[i] ?? 0);
    if (below > 0 && above > 0) left += (above * below) / (above + below);
  }
  return probability * (1 - probability) - left;
}

/** Expected reduction of the posterior variance by an answer to the item, in squared levels: the variance of the estimate to come. */
export function precisionGain({ likelihood }: PreparedItem, { mass, grid, estimate }: Ability): number {
  let gain = 0;
  for (const category of likelihood) {
    let [all, moment] = [0, 0];
    for (let i = 0; i < mass.length; i++) {
      const p = (mass[i] ?? 0) * (category[i] ?? 0);
      all += p;
      moment += p * ((grid[i] ?? 0) - estimate);
    }
    if (all > 0) gain += moment ** 2 / all;
  }
  return gain;
}

function bySeed(seed: string): (x: PreparedItem, y: PreparedItem) => number {
  return (x, y) => seededNumber(seed, x.code) - seededNumber(seed, y.code) || compareCodes(x.code, y.code);
}
