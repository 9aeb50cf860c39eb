import { compareCodes } from '../../kernel/codes.js';
import type { Item } from './item.js';
import { parametersOf } from './item-parameters.js';
import { gridPoints, logPrior, type Prior } from './prior.js';
import { logLikelihood } from './response-models.js';

/** An item of an instrument's version; `minutes` are those that an answer is expected to take. */
export interface BankItem extends Item {
  readonly itemId: string;
  readonly minutes: number;
}

/** An item with what every answer to it says about θ. */
export interface PreparedItem extends BankItem {
  /** Place in the bank, from 0 on; does not depend on the order in which the items were given. */
  readonly place: number;
  /** P(category | θ) over the points of the grid, by category; the same object for items with equal parameters. */
  readonly likelihood: Likelihood;
}

export type Likelihood = readonly Float64Array[];

/** An instrument's version, prepared for choosing: made once, shared by all its checks, never changed. */
export interface Bank {
  readonly prior: Prior;
  /** Points in levels, rising. */
  readonly grid: Float64Array;
  /** The prior over the grid, up to a constant, and its logarithm. */
  readonly priorMass: Float64Array;
  readonly logPrior: Float64Array;
  readonly items: ReadonlyMap<string, PreparedItem>;
  /** By competence, in order of their codes. */
  readonly byCompetence: ReadonlyMap<string, readonly PreparedItem[]>;
}

/**
 * Computes once what every choice in a version needs: 8 bytes for each category and point of the grid, for all items
 * of equal parameters together.
 * @throws DomainError `invalid-prior`, `invalid-item-parameters`
 */
export function prepareBank(items: readonly BankItem[], prior: Prior): Bank {
  const grid = Float64Array.from(gridPoints(prior));
  const inOrder = [...items].sort((x, y) => compareCodes(x.code, y.code));
  const tables = new Map<string, Likelihood>();
  const prepared = inOrder.map((item, place) => {
    const key = JSON.stringify(parametersOf(item));
    const likelihood = tables.get(key) ?? likelihoodOf(item, grid);
    tables.set(key, likelihood);
    return { ...item, place, likelihood };
  });
  const byCompetence = new Map<string, PreparedItem[]>();
  for (const item of prepared) {
    const others = byCompetence.get(item.competence);
    if (others === undefined) byCompetence.set(item.competence, [item]);
    else others.push(item);
  }
  return {
    prior,
    grid,
    priorMass: grid.map((theta) => Math.exp(logPrior(prior, theta))),
    logPrior: grid.map((theta) => logPrior(prior, theta)),
    items: new Map(prepared.map((item) => [item.itemId, item])),
    byCompetence,
  };
}

/** The items of a competence, in order of their codes; none when the bank does not know it. */
export function itemsOn(bank: Bank, competence: string): readonly PreparedItem[] {
  return bank.byCompetence.get(competence) ?? [];
}

function likelihoodOf(item: BankItem, grid: Float64Array): Likelihood {
  const parameters = parametersOf(item);
  const categories = parameters.model === 'keyed' ? 2 : parameters.thresholds.length + 1;
  return Array.from({ length: categories }, (_, category) =>
    grid.map((theta) => Math.exp(logLikelihood(theta, parameters, category))),
  );
}
