// Times learning paths through a large catalogue, and the match with many profiles: `npm run bench:path`.
import { compiled } from '../lib/places.mjs';
import { finish, percent, say, table } from './lib/print.mjs';

const domain = (room, file) => import(compiled(room, 'domain', ...file.split('/')));
const { randomOf } = await domain('checks', 'simulation/random.js');
const { Planner } = await domain('paths', 'planner.js');
const { pathOf } = await domain('paths', 'path.js');
const { reasonsOf } = await domain('paths', 'reasons.js');
const { simulatedCatalogue, simulatedPerson } = await domain('paths', 'simulation/simulated-request.js');
const { matcherOf } = await domain('matching', 'match.js');
const { rankMatches } = await domain('matching', 'ranking.js');

const SIZE = { courses: 5_000, gaps: 21 };
const PATHS = 200;
const WARM_UP = 20;
const PROFILES = 1_000;
const MATCHES = 200;
const TARGETS = { pathP95: 50, matchP95: 10 };

/** One catalogue, as a server keeps it in memory; every path is for somebody else. */
const catalogue = simulatedCatalogue(randomOf('catalogue'), SIZE);

const timed = (run) => {
  const begin = performance.now();
  const value = run();
  return { value, milliseconds: performance.now() - begin };
};
const quantile = (values, share) => [...values].sort((x, y) => x - y)[Math.ceil(values.length * share) - 1];
const row = (what, times) => ({
  what,
  n: times.length,
  p50: `${quantile(times, 0.5).toFixed(1)} ms`,
  p95: `${quantile(times, 0.95).toFixed(1)} ms`,
  most: `${Math.max(...times).toFixed(1)} ms`,
});

function plan(seed) {
  const request = simulatedPerson(randomOf(seed), SIZE.gaps, catalogue);
  const { value, milliseconds } = timed(() => {
    const planner = new Planner(request);
    return { planner, path: pathOf(planner) };
  });
  return { ...value, milliseconds };
}

function match(seed) {
  const random = randomOf(seed);
  const { evidence, profiles } = matchData(random);
  return timed(() => {
    const matcher = matcherOf(evidence, 8);
    return rankMatches(profiles, () => matcher);
  }).milliseconds;
}

/** Evidence on 21 competences, and profiles that ask for 12 of them. */
function matchData(random) {
  const grid = Array.from({ length: 131 }, (_, i) => -2 + i / 10);
  const competences = Array.from({ length: 21 }, (_, i) => `C${i + 1}`);
  const evidence = competences.map((competence) => {
    const center = 1 + 6 * random();
    const heights = grid.map((theta) => Math.exp(-2 * (theta - center) ** 2));
    const total = heights.reduce((sum, one) => sum + one, 0);
    return { competence, grid, mass: heights.map((one) => one / total), weight: 1, lapsed: false, lapsesInDays: 100 };
  });
  const profiles = Array.from({ length: PROFILES }, (_, at) => ({
    code: `P-${String(at).padStart(4, '0')}`,
    requirements: competences
      .map((competence) => ({ competence, place: random() }))
      .sort((x, y) => x.place - y.place)
      .slice(0, 12)
      .map(({ competence }) => ({
        competence,
        minimum: 1 + Math.floor(8 * random()),
        maximum: null,
        weight: 1 + Math.floor(3 * random()),
        essential: random() < 0.6,
        alternative: null,
      })),
  }));
  return { evidence, profiles };
}

/** Of every path only what is told is kept: a server does not hold 200 catalogues either. */
function measured(seed, isExplained) {
  const { planner, path, milliseconds } = plan(seed);
  const explained = isExplained ? timed(() => path.courses.map(({ id }) => reasonsOf(id, path, planner))) : null;
  const { optimal, bound } = path;
  return { milliseconds, explained: explained?.milliseconds, optimal, bound, necessary: necessaryMinutes(path) };
}

for (let at = 0; at < WARM_UP; at += 1) plan(`warm ${at}`);
const plans = Array.from({ length: PATHS }, (_, at) => measured(`large ${at}`, at % 5 === 0));
const times = plans.map(({ milliseconds }) => milliseconds);
const explained = plans.flatMap(({ explained }) => explained ?? []);
for (let at = 0; at < WARM_UP; at += 1) match(`warm ${at}`);
const matches = Array.from({ length: MATCHES }, (_, at) => match(`match ${at}`));

say(`Requests made up from seeds: ${SIZE.courses} courses, ${SIZE.gaps} gaps; ${PROFILES} profiles of 12 requirements`);
table('Milliseconds, limits: 50 for a path, 10 for a match', [
  row('one path', times),
  row('the reasons of all its courses (kept with the path until something changes)', explained),
  row(`a match with ${PROFILES} profiles, ranked`, matches),
]);
const proven = plans.filter(({ optimal }) => optimal).length / PATHS;
const gaps = plans
  .filter(({ optimal, bound }) => !optimal && bound !== null)
  .map(({ bound, necessary }) => necessary / bound - 1);
say(
  `\n${percent(proven)} of the paths are proven to be the best; of the others, the minutes of the necessary part are`,
);
say(`at most ${percent(Math.max(0, ...gaps))} above the proven bound`);

const figures = {
  pathP50: quantile(times, 0.5),
  pathP95: quantile(times, 0.95),
  reasonsP50: quantile(explained, 0.5),
  matchP95: quantile(matches, 0.95),
  proven,
};
finish('path', figures, TARGETS, figures.pathP95 < TARGETS.pathP95 && figures.matchP95 < TARGETS.matchP95);

function necessaryMinutes({ courses }) {
  return courses.filter(({ part }) => part === 'necessary').reduce((sum, { minutes }) => sum + minutes, 0);
}
