import type { Bank } from '../bank.js';
import { logPrior, type Prior } from '../prior.js';
import { fisherInformation } from './information.js';

/** Fine enough that halving it changes no bound in the fourth digit. */
const STEP = 0.01;

/** Fisher information per squared level that `questions` questions have at θ when the best ones for θ are asked: no choice has more. */
export function greatestInformation(bank: Bank, theta: number, questions: number): number {
  const all = [...bank.items.values()].map(({ parameters }) => fisherInformation(theta, parameters));
  return all
    .sort((x, y) => y - x)
    .slice(0, questions)
    .reduce((sum, information) => sum + information, 0);
}

/**
 * The root mean squared error, in levels, under which no estimate can get over persons drawn from the prior, when an
 * answered check holds `information` about θ.
 *
 * Source: van Trees (1968), with the weight that makes the bound greatest (Weinstein & Weiss 1988). With weight q and
 * density π, the mean squared error is at least E[q]² / E[q² I + (q′ + q π′/π)²]; with g = qπ the best weight solves
 * −(g′/π)′ + g I/π = 1 with g = 0 at both ends, and the bound is ∫g. A uniform density is no obstacle, because g
 * vanishes at the ends where the density does not.
 */
export function vanTreesBound(prior: Prior, information: (theta: number) => number): number {
  const points = Math.round((prior.to - prior.from) / STEP) - 1;
  const at = (place: number): number => prior.from + (place + 1) * STEP;
  const total = sum(points, (i) => Math.exp(logPrior(prior, at(i)))) * STEP;
  const density = (theta: number): number => Math.exp(logPrior(prior, theta)) / total;
  const rows = Array.from({ length: points }, (_, i) => {
    const [before, after] = [density(at(i) - STEP / 2), density(at(i) + STEP / 2)].map((p) => 1 / (p * STEP ** 2));
    const [left = 0, right = 0] = [before, after];
    return { left: -left, middle: left + right + information(at(i)) / density(at(i)), right: -right };
  });
  const weights = tridiagonal(rows);
  return Math.sqrt(sum(points, (i) => weights[i] ?? 0) * STEP);
}

/** The error of an unbiased estimate at best, averaged over the prior: a reference that an estimate by the prior may undercut. */
export function cramerRao(prior: Prior, information: (theta: number) => number): number {
  const points = Math.round((prior.to - prior.from) / STEP) + 1;
  const at = (place: number): number => prior.from + place * STEP;
  const weight = (i: number): number => Math.exp(logPrior(prior, at(i)));
  return Math.sqrt(sum(points, (i) => weight(i) / information(at(i))) / sum(points, weight));
}

interface Row {
  readonly left: number;
  readonly middle: number;
  readonly right: number;
}

/** Solves the rows for a right side of ones. Source: Thomas algorithm. */
function tridiagonal(rows: readonly Row[]): readonly number[] {
  const [ratios, sides]: [number[], number[]] = [[], []];
  rows.forEach(({ left, middle, right }, i) => {
    const pivot = middle - left * (ratios[i - 1] ?? 0);
    ratios.push(right / pivot);
    sides.push((1 - left * (sides[i - 1] ?? 0)) / pivot);
  });
  const solution = new Array<number>(rows.length).fill(0);
  for (let i = rows.length - 1; i >= 0; i--) {
    solution[i] = (sides[i] ?? 0) - (ratios[i] ?? 0) * (solution[i + 1] ?? 0);
  }
  return solution;
}

function sum(count: number, value: (i: number) => number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += value(i);
  return total;
}
