import type { Ability } from './ability.js';
import type { Likelihood, PreparedItem } from './bank.js';
import { compareCodes } from '../../kernel/codes.js';
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
  const gain = aim === 'decision' ? decisionGain : precisionGain;
  const values = new Map<Likelihood, number>();
  let [best, most]: [PreparedItem[], number] = [[], -Infinity];
  for (const item of candidates) {
    const value = values.get(item.likelihood) ?? rounded(gain(item.likelihood, ability));
    values.set(item.likelihood, value);
    if (value > most) [best, most] = [[item], value];
    else if (value === most) best.push(item);
  }
  return best.length > 1 ? drawn(best, seed) : best.at(0);
}

/** What is still uncertain on a competence: P(1 − P) of the decision, or the variance in squared levels; rounded. */
export function uncertaintyFor({ probability, sd }: Ability, aim: Aim): number {
  return rounded(aim === 'decision' ? probability * (1 - probability) : sd ** 2);
}

/**
 * Expected reduction of P(1 − P), P = P(θ ≥ minimum), by an answer to the item. Of an answer with the probabilities
 * `above` and `below` on the two sides of the minimum, P(1 − P) times its own probability is above · below / (above + below).
 */
export function decisionGain(likelihood: Likelihood, { mass, cut, probability }: Ability): number {
  let left = 0;
  for (const category of likelihood) {
    const below = product(mass, category, 0, cut);
    const above = product(mass, category, cut, mass.length);
    if (below > 0 && above > 0) left += (above * below) / (above + below);
  }
  return probability * (1 - probability) - left;
}

/** Σ x·y over the places from … to − 1, two at a time: this loop is nearly all the time that a choice takes. */
function product(x: Float64Array, y: Float64Array, from: number, to: number): number {
  let [even, odd] = [0, 0];
  let i = from;
  for (; i + 1 < to; i += 2) {
    even += (x[i] ?? 0) * (y[i] ?? 0);
    odd += (x[i + 1] ?? 0) * (y[i + 1] ?? 0);
  }
  return i < to ? even + odd + (x[i] ?? 0) * (y[i] ?? 0) : even + odd;
}

/** Expected reduction of the posterior variance by an answer to the item, in squared levels: the variance of the estimate to come. */
export function precisionGain(likelihood: Likelihood, { mass, grid, estimate }: Ability): number {
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

/** One of the items by the seed, whatever their order. */
function drawn(items: readonly PreparedItem[], seed: string): PreparedItem | undefined {
  return items
    .map((item) => ({ item, number: seededNumber(seed, item.code) }))
    .sort((x, y) => x.number - y.number || compareCodes(x.item.code, y.item.code))
    .at(0)?.item;
}
