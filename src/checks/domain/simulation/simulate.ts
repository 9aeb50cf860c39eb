import { bandOf } from '../../../kernel/level-estimate.js';
import { abilityOf } from '../ability.js';
import type { Bank } from '../bank.js';
import type { CheckRules, Run } from '../next-item.js';
import { sortedRun } from '../run.js';
import type { Method } from './methods.js';
import { answerOf, personsOf, type Population, type SimulatedPerson } from './person.js';

/** One competence at the end of one simulated check. */
export interface Outcome {
  readonly theta: number;
  readonly minimum: number;
  readonly questions: number;
  /** P(θ ≥ minimum); estimate, its standard deviation and its band in levels. */
  readonly probability: number;
  readonly estimate: number;
  readonly sd: number;
  readonly band: readonly [number, number];
}

export interface Experiment {
  readonly bank: Bank;
  readonly rules: CheckRules;
  readonly population: Population;
  readonly method: Method;
  /** Called before every question. */
  readonly watch?: (run: Run) => void;
}

/** Every person of the population takes the check once: the outcomes by competence, person after person. */
export function simulate(experiment: Experiment): readonly Outcome[] {
  const { bank, population } = experiment;
  return [...personsOf(bank, population)].flatMap((person) => outcomesOf(person, experiment));
}

function outcomesOf(person: SimulatedPerson, experiment: Experiment): readonly Outcome[] {
  const { bank } = experiment;
  const check = sortedRun(bank, takeCheck(person, experiment));
  return person.targets.map(({ competence, minimum, theta }) => {
    const one = check.competences.find((candidate) => candidate.competence === competence);
    const { grid, mass, probability, estimate, sd } = abilityOf(bank, one?.answers ?? [], minimum);
    const band = bandOf({ grid: Array.from(grid), mass: Array.from(mass) });
    return { theta, minimum, questions: one?.asked.length ?? 0, probability, estimate, sd, band };
  });
}

function takeCheck(person: SimulatedPerson, { bank, rules, method, watch }: Experiment): Run {
  const asked: string[] = [];
  const categories = new Map<string, number | null>();
  const { seed, targets } = person;
  const run: Run = { targets, asked, categories, seed, excluded: new Set(), seen: new Set() };
  for (;;) {
    watch?.(run);
    const itemId = method(bank, run, rules);
    const item = itemId === null ? undefined : bank.items.get(itemId);
    if (item === undefined) return run;
    asked.push(item.itemId);
    categories.set(item.itemId, answerOf(person, item));
  }
}
