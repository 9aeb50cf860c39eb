import { normalised } from '../../../kernel/level-estimate.js';
import { gridPoints, logPrior, type Prior } from '../prior.js';
import { logLikelihood } from '../response-models.js';
import { type AnswerMatrix, personsIn, rowOf, topCategory } from './answer-matrix.js';

/** Mean squares of the standardised residuals: 1 as the model expects, above it more surprising, below it less. */
export interface ItemFit {
  readonly outfit: number | null;
  /** The same, weighted by how much an answer can tell. */
  readonly infit: number | null;
}

interface Residuals {
  count: number;
  standardised: number;
  squares: number;
  spreads: number;
}

const LEAST_SPREAD = 1e-6;

/**
 * How well the answers fit the model, by item: each answer beside what the person's other answers on the competence let
 * expect, so that no answer helps to explain itself. Persons with a single answer say nothing.
 * Source: mean squares of Wright & Masters (1982), with predictions from the posterior of the other answers.
 */
export function itemFits(matrix: AnswerMatrix, prior: Prior): readonly ItemFit[] {
  const grid = gridPoints(prior);
  const start = grid.map((theta) => logPrior(prior, theta));
  const logs = matrix.items.map(({ parameters }) =>
    Array.from({ length: topCategory(parameters) + 1 }, (_, k) =>
      grid.map((theta) => logLikelihood(theta, parameters, k)),
    ),
  );
  const residuals = matrix.items.map((): Residuals => ({ count: 0, standardised: 0, squares: 0, spreads: 0 }));
  for (let person = 0; person < personsIn(matrix); person++) {
    const answers = [...rowOf(matrix, person)]
      .map((category, item) => ({ category, item }))
      .filter(({ category }) => category >= 0);
    if (answers.length < 2) continue;
    const all = start.map((value, q) =>
      answers.reduce((sum, { item, category }) => sum + (logs[item]?.[category]?.[q] ?? 0), value),
    );
    for (const { item, category } of answers) {
      const others = normalised(all.map((value, q) => value - (logs[item]?.[category]?.[q] ?? 0)));
      add(residuals[item], category, predictedFrom(others, logs[item] ?? []));
    }
  }
  return residuals.map(({ count, standardised, squares, spreads }) =>
    count === 0 ? { outfit: null, infit: null } : { outfit: standardised / count, infit: squares / spreads },
  );
}

interface Prediction {
  readonly expected: number;
  readonly spread: number;
}

/** Expected category and its variance over the abilities that the other answers leave possible. */
function predictedFrom(mass: readonly number[], logs: readonly (readonly number[])[]): Prediction {
  const probabilities = logs.map((table) => table.reduce((sum, log, q) => sum + Math.exp(log) * (mass[q] ?? 0), 0));
  const expected = probabilities.reduce((sum, p, category) => sum + p * category, 0);
  const spread = probabilities.reduce((sum, p, category) => sum + p * (category - expected) ** 2, 0);
  return { expected, spread: Math.max(LEAST_SPREAD, spread) };
}

function add(sums: Residuals | undefined, category: number, { expected, spread }: Prediction): void {
  if (sums === undefined) return;
  const square = (category - expected) ** 2;
  sums.count += 1;
  sums.standardised += square / spread;
  sums.squares += square;
  sums.spreads += spread;
}
