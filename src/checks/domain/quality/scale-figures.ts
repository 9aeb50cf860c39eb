import { estimateOf, uncertaintyOf } from '../../../kernel/level-estimate.js';
import { posteriorOf } from '../posterior.js';
import type { Prior } from '../prior.js';
import { type AnswerMatrix, personsIn, rowOf, sharesOf } from './answer-matrix.js';
import { itemFigures, type ItemFigures } from './item-figures.js';
import { itemFits } from './item-fit.js';
import { covariance, mean, variance, type Pair } from './statistics.js';

/** What the answers say of one competence and its items. */
export interface ScaleFigures {
  readonly competence: string;
  readonly persons: number;
  /** Share of the differences between estimates that is no uncertainty, 0 to 1. */
  readonly marginalReliability: number | null;
  /** How far the items go together; null where no two were answered by the same persons. */
  readonly alpha: number | null;
  readonly items: readonly ItemFigures[];
}

export interface ScaleRules {
  readonly prior: Prior;
  readonly minimumAnswers: number;
}

export function scaleFigures(competence: string, matrix: AnswerMatrix, rules: ScaleRules): ScaleFigures {
  const known = knownOf(matrix, rules);
  const fits = itemFits(matrix, rules.prior);
  return {
    competence,
    persons: personsIn(matrix),
    marginalReliability: marginalReliability(known.filter((one) => one !== null)),
    alpha: cronbachsAlpha(matrix),
    items: fits.map((fit, item) => itemFigures(matrix, item, fit)),
  };
}

interface Known {
  readonly estimate: number;
  readonly sd: number;
}

/** Level and uncertainty of every person with answers enough. */
function knownOf(matrix: AnswerMatrix, { prior, minimumAnswers }: ScaleRules): readonly (Known | null)[] {
  return Array.from({ length: personsIn(matrix) }, (_, person) => {
    const answers = [...rowOf(matrix, person)].flatMap((category, i) => {
      const parameters = matrix.items[i]?.parameters;
      return category < 0 || parameters === undefined ? [] : [{ parameters, category }];
    });
    if (answers.length < minimumAnswers) return null;
    const posterior = posteriorOf(prior, answers);
    return { estimate: estimateOf(posterior), sd: uncertaintyOf(posterior) };
  });
}

/** Variance of the estimates over that plus the mean posterior variance. Source: Green et al. (1984). */
export function marginalReliability(known: readonly Known[]): number | null {
  const between = variance(known.map(({ estimate }) => estimate));
  if (between === null) return null;
  const within = mean(known.map(({ sd }) => sd ** 2));
  return between + within === 0 ? null : between / (between + within);
}

/**
 * Cronbach's α from the mean variance and the mean covariance of the items' shares; with adaptive checks each pair of
 * items counts the persons who answered both. Where everybody answered everything it is the textbook's α (Cronbach 1951).
 */
export function cronbachsAlpha(matrix: AnswerMatrix): number | null {
  const shares = matrix.items.map((_, item) => sharesOf(matrix, item));
  const variances = shares.map((one) => variance(one.filter((share) => share !== null))).filter((one) => one !== null);
  const covariances = shares.flatMap((one, i) =>
    shares.slice(i + 1).flatMap((other) => covariance(pairsOf(one, other)) ?? []),
  );
  const k = variances.length;
  if (k < 2 || covariances.length === 0) return null;
  const [own, common] = [mean(variances), mean(covariances)];
  return own + (k - 1) * common <= 0 ? null : (k * common) / (own + (k - 1) * common);
}

function pairsOf(x: readonly (number | null)[], y: readonly (number | null)[]): readonly Pair[] {
  return x.flatMap((one, person) => {
    const other = y[person] ?? null;
    return one === null || other === null ? [] : [[one, other] as const];
  });
}
