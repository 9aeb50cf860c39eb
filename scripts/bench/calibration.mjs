// Finds known parameters of items again from simulated answers: `npm run bench:calibration`.
import { compiled } from '../lib/places.mjs';
import { finish, say } from './lib/print.mjs';

const domain = (file) => import(compiled('checks', 'domain', ...file.split('/')));
const { calibrate } = await domain('calibration/calibrate.js');
const { recoveryOf } = await domain('calibration/recovery.js');
const { simulatedAnswers } = await domain('calibration/simulated-answers.js');

const PRIOR = { kind: 'normal', mean: 4.5, sd: 2, from: -2, to: 11, step: 0.1 };
const POPULATION = { mean: 5.5, sd: 2 };
const SEEDS = ['first', 'second', 'third', 'fourth', 'fifth'];
const TARGETS = { correlationB: 0.95, biasB: 0.15, rmseB: 0.3, correlationA: 0.8 };

const graded = (level) => ({ model: 'graded', a: 1.7, thresholds: [level - 1, level, level + 1] });
const keyed = (level) => ({ model: 'keyed', a: 1.7, b: level, c: 0 });
const competence = [1.5, 3.5, 5.5, 7.5]
  .flatMap((level) => [graded(level), graded(level), graded(level)])
  .concat([3, 5, 6].map(keyed));
const nominal = [competence, competence, competence].flat();

say(
  `1,000 persons, complete answers to ${nominal.length} items, one in five an anchor, slopes log-normal(ln 1.5, 0.3)`,
);
say(
  `persons normal(${POPULATION.mean}, ${POPULATION.sd}), prior normal(${PRIOR.mean}, ${PRIOR.sd}): off by one level\n`,
);
say('seed     corr b  bias b  RMSE b  corr a  RMSE a  mean    sd      iterations  seconds');

const runs = SEEDS.map((seed) => {
  const answers = simulatedAnswers({ seed, persons: 1_000, population: POPULATION, nominal, anchorEvery: 5 });
  const begin = performance.now();
  const { parameters, population, iterations, converged } = calibrate({ ...answers, prior: PRIOR });
  const seconds = (performance.now() - begin) / 1_000;
  const { a, b } = recoveryOf(answers.items, answers.truth, parameters);
  const numbers = [b.correlation, b.bias, b.rmse, a.correlation, a.rmse, population.mean, population.sd];
  say(
    `${seed.padEnd(8)} ${numbers.map((n) => n.toFixed(3).padEnd(7)).join(' ')} ${String(iterations).padEnd(11)} ${seconds.toFixed(1)}`,
  );
  return { a, b, converged };
});

const large = simulatedAnswers({
  seed: 'large',
  persons: 50_000,
  population: POPULATION,
  nominal: competence,
  anchorEvery: 5,
});
const begin = performance.now();
const { iterations } = calibrate({ ...large, prior: PRIOR });
const largeSeconds = (performance.now() - begin) / 1_000;
say(
  `\n50,000 persons, one competence of ${competence.length} items: ${iterations} iterations, ${largeSeconds.toFixed(0)} s`,
);

const least = (pick) => Math.min(...runs.map(pick));
const most = (pick) => Math.max(...runs.map(pick));
const figures = {
  correlationB: least(({ b }) => b.correlation),
  biasB: most(({ b }) => Math.abs(b.bias)),
  rmseB: most(({ b }) => b.rmse),
  correlationA: least(({ a }) => a.correlation),
  seconds50000: largeSeconds,
};
const met =
  runs.every(({ converged }) => converged) &&
  figures.correlationB >= TARGETS.correlationB &&
  figures.biasB <= TARGETS.biasB &&
  figures.rmseB <= TARGETS.rmseB &&
  figures.correlationA >= TARGETS.correlationA;
finish('calibration', figures, TARGETS, met);
