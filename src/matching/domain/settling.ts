/** What is known of a competence, in levels, and the level that is asked. */
export interface OpenRequirement {
  readonly estimate: number;
  readonly sd: number;
  readonly minimum: number;
}

/**
 * Fisher information of one question at the level it is anchored at, per squared level: that of a self-rating with the
 * default parameters (slope 1.7, thresholds one level below, at, and one above) is 0.88; a little less, as the bank
 * rarely has a question exactly there.
 */
const INFORMATION = 0.8;
/** The standard normal deviate of 0.8: from there on a requirement is met, or a gap. */
const DECIDED = 0.8416;
/** More questions than anybody would call "a few". */
const MOST_QUESTIONS = 20;

/**
 * About how many further questions settle an open requirement: the least number after which P(θ ≥ minimum) is more likely
 * than not at least 0.8 or at most 0.2. Null when more than 20 would be needed.
 *
 * An approximation: the evidence is taken as normal. After n questions its variance is 1 / (1 / sd² + n · information), and
 * the new estimate lies around the present one with what the variance has lost. ADR 0019 says why not by simulation.
 */
export function questionsToSettle(open: OpenRequirement): number | null {
  if (!(open.sd > 0)) return null;
  for (let questions = 1; questions <= MOST_QUESTIONS; questions++) {
    if (probabilitySettled(open, questions) >= 0.5) return questions;
  }
  return null;
}

/** Probability that the requirement is no longer open after so many questions. */
export function probabilitySettled({ estimate, sd, minimum }: OpenRequirement, questions: number): number {
  const left = 1 / (1 / sd ** 2 + questions * INFORMATION);
  const spread = Math.sqrt(sd ** 2 - left);
  const [distance, decided] = [estimate - minimum, DECIDED * Math.sqrt(left)];
  return 1 - (normalBelow((decided - distance) / spread) - normalBelow((-decided - distance) / spread));
}

/** Standard normal distribution function, to 1.5e−7. Source: Abramowitz and Stegun (1964), 7.1.26. */
function normalBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const half = (1 - series * Math.exp(-x * x)) / 2;
  return z >= 0 ? 0.5 + half : 0.5 - half;
}
