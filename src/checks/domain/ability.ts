import type { Bank, PreparedItem } from './bank.js';
import { logLikelihood } from './response-models.js';

/** A scored answer to an item of the bank; `category` as in `Observation`. */
export interface Answer {
  readonly item: PreparedItem;
  readonly category: number;
}

/** What the answers on one competence say about θ, against the level that is asked for. */
export interface Ability {
  /** Points in levels, and their probabilities, which add up to 1. */
  readonly grid: Float64Array;
  readonly mass: Float64Array;
  /** Place in the grid of the first point that reaches the minimum; its length when none does. */
  readonly cut: number;
  /** P(θ ≥ minimum). */
  readonly probability: number;
  /** Mean and standard deviation, in levels. */
  readonly estimate: number;
  readonly sd: number;
}

const ROUNDING = 1e-9;
/** Under this a likelihood of the table has lost digits, and its logarithm is computed anew. */
const SMALLEST = 1e-250;

/**
 * The posterior as `posteriorOf` gives it (to 1e−12), from the bank's tables. The same answers in another order give
 * the same numbers to the last bit.
 */
export function abilityOf(bank: Bank, answers: readonly Answer[], minimum: number): Ability {
  const { grid } = bank;
  const mass = massOf(bank, answers);
  const cut = cutAt(grid, minimum);
  let [probability, estimate, squares] = [0, 0, 0];
  for (let i = 0; i < grid.length; i++) {
    const p = mass[i] ?? 0;
    if (i >= cut) probability += p;
    estimate += p * (grid[i] ?? 0);
  }
  for (let i = 0; i < grid.length; i++) squares += (mass[i] ?? 0) * ((grid[i] ?? 0) - estimate) ** 2;
  return { grid, mass, cut, probability: Math.min(1, probability), estimate, sd: Math.sqrt(squares) };
}

function massOf(bank: Bank, answers: readonly Answer[]): Float64Array {
  const inOrder = [...answers].sort((x, y) => x.item.place - y.item.place);
  return productOf(bank, inOrder) ?? massByLogs(bank, inOrder);
}

/** The quick way, which a few answers always take; null where so many small numbers lost their digits. */
function productOf(bank: Bank, answers: readonly Answer[]): Float64Array | null {
  const mass = Float64Array.from(bank.priorMass);
  for (const { item, category } of answers) {
    const likelihood = item.likelihood[category];
    for (let i = 0; i < mass.length; i++) mass[i] = (mass[i] ?? 0) * (likelihood?.[i] ?? 0);
  }
  const total = mass.reduce((sum, p) => sum + p, 0);
  if (total < SMALLEST) return null;
  for (let i = 0; i < mass.length; i++) mass[i] = (mass[i] ?? 0) / total;
  return mass;
}

function massByLogs(bank: Bank, answers: readonly Answer[]): Float64Array {
  const logMass = Float64Array.from(bank.logPrior);
  for (const answer of answers) addLogs(logMass, bank.grid, answer);
  const highest = logMass.reduce((most, value) => Math.max(most, value), -Infinity);
  let total = 0;
  for (let i = 0; i < logMass.length; i++) total += logMass[i] = Math.exp((logMass[i] ?? 0) - highest);
  for (let i = 0; i < logMass.length; i++) logMass[i] = (logMass[i] ?? 0) / total;
  return logMass;
}

function addLogs(logMass: Float64Array, grid: Float64Array, { item, category }: Answer): void {
  const likelihood = item.likelihood[category];
  for (let i = 0; i < grid.length; i++) {
    const p = likelihood?.[i] ?? 0;
    const log = p > SMALLEST ? Math.log(p) : logLikelihood(grid[i] ?? 0, item.parameters, category);
    logMass[i] = (logMass[i] ?? 0) + log;
  }
}

function cutAt(grid: Float64Array, level: number): number {
  const first = grid.findIndex((theta) => theta >= level - ROUNDING);
  return first < 0 ? grid.length : first;
}
