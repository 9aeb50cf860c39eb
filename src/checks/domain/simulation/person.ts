import type { Bank, PreparedItem } from '../bank.js';
import type { Target } from '../check.js';
import type { Prior } from '../prior.js';
import { logLikelihood } from '../response-models.js';
import { normalFrom, randomOf, type Random } from './random.js';

/** A competence of a simulated person: the level that it truly has, and the one that the post asks for. */
export interface TrueTarget extends Target {
  readonly theta: number;
}

/** Somebody who answers as the models say. The same person answers the same item alike, whoever asks it and when. */
export interface SimulatedPerson {
  readonly seed: string;
  readonly targets: readonly TrueTarget[];
  /** By place in the bank: what decides the answer, between 0 and 1. */
  readonly draws: Float64Array;
}

/** What persons are drawn from. */
export interface Population {
  readonly seed: string;
  readonly size: number;
  /** The competences of everybody's post. */
  readonly competences: readonly string[];
  readonly theta: (random: Random) => number;
  /** The minimum is one of these, all equally likely. */
  readonly minimums: readonly number[];
}

/** Persons with independent levels on their competences; the same for the same seed. */
export function* personsOf(bank: Bank, population: Population): Generator<SimulatedPerson> {
  for (let number = 0; number < population.size; number++) {
    const seed = `${population.seed}-${String(number)}`;
    const random = randomOf(seed);
    const targets = population.competences.map((competence) => {
      const minimum = population.minimums[Math.floor(random() * population.minimums.length)] ?? 0;
      return { competence, minimum, theta: population.theta(random) };
    });
    yield { seed, targets, draws: new Float64Array(bank.items.size).map(() => random()) };
  }
}

/** A true level as the instrument's prior assumes it. */
export function levelFrom(prior: Prior, random: Random): number {
  if (prior.kind === 'uniform') return prior.from + (prior.to - prior.from) * random();
  const theta = (prior.mean ?? 0) + (prior.sd ?? 1) * normalFrom(random);
  return theta >= prior.from && theta <= prior.to ? theta : levelFrom(prior, random);
}

/** The category that the person reaches on the item. */
export function answerOf(person: SimulatedPerson, item: PreparedItem): number {
  const theta = person.targets.find(({ competence }) => competence === item.competence)?.theta ?? 0;
  const draw = person.draws[item.place] ?? 0;
  const last = item.likelihood.length - 1;
  let below = 0;
  for (let category = 0; category < last; category++) {
    below += Math.exp(logLikelihood(theta, item.parameters, category));
    if (draw < below) return category;
  }
  return last;
}
