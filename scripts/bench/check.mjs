// How few questions tell how much: simulated persons on two banks. `npm run bench:check`
import { compiled } from '../lib/places.mjs';
import { largeItems, shippedItems, shippedRules } from './lib/banks.mjs';
import { finish, levels, percent, say, table } from './lib/print.mjs';

const domain = (file) => import(compiled('checks', 'domain', ...file.split('/')));
const { prepareBank } = await domain('bank.js');
const { expectedItemsLeft, nextItem } = await domain('next-item.js');
const { cramerRao, greatestInformation, vanTreesBound } = await domain('simulation/bounds.js');
const { coverageByHalfLevel, measuresOf } = await domain('simulation/measures.js');
const { everyItem, greedyOverAll, maximumInformation, ours } = await domain('simulation/methods.js');
const { levelFrom } = await domain('simulation/person.js');
const { randomOf } = await domain('simulation/random.js');
const { simulate } = await domain('simulation/simulate.js');
const { yardstickItems, yardstickRules, YARDSTICK_TARGET } = await domain('simulation/yardstick.js');

const TARGETS = {
  rmse9: 0.43,
  rmse19: 0.3,
  rmse22: 0.28,
  coverage: [0.88, 0.92],
  rightLost: 0.01,
  shareOfItems: 0.4,
  choosingP99Ms: 1,
};

const yardstick = yardstickFigures();
const decisions = await shippedFigures();
const choosing = choosingFigures();

const isCovered = (value) => value >= TARGETS.coverage[0] && value <= TARGETS.coverage[1];
const met =
  yardstick.rmse9 <= TARGETS.rmse9 &&
  yardstick.rmse19 <= TARGETS.rmse19 &&
  yardstick.rmse22 <= TARGETS.rmse22 &&
  [yardstick.coverage9, yardstick.coverage19, yardstick.coverage22].every(isCovered) &&
  decisions.rightLost <= TARGETS.rightLost &&
  decisions.shareOfItems <= TARGETS.shareOfItems &&
  choosing.choosingP99Ms < TARGETS.choosingP99Ms;
finish('check', { ...yardstick, ...decisions, ...choosing }, TARGETS, met);

/** The bank of the best public peer: 180 questions, five levels; a fixed number of them for each person. */
function yardstickFigures() {
  const population = {
    seed: 'yardstick',
    size: 10_000,
    competences: [YARDSTICK_TARGET.competence],
    theta: (random) => 5.5 * random(),
    minimums: YARDSTICK_TARGET.minimums,
  };
  const bank = prepareBank(yardstickItems(), yardstickRules(1).prior);
  const rows = [];
  const figures = {};
  for (const questions of [9, 19, 22]) {
    const rules = yardstickRules(questions);
    const information = (theta) => greatestInformation(bank, theta, questions);
    const [bound, reference] = [vanTreesBound(rules.prior, information), cramerRao(rules.prior, information)];
    for (const [name, method, mode] of methodsAt(questions)) {
      const outcomes = simulate({ bank, rules: { ...rules, mode }, population, method });
      const { rmse, bias, coverage, right } = measuresOf(outcomes);
      rows.push({
        'fixed number of questions': `${questions}, ${name}`,
        RMSE: levels(rmse),
        'van Trees': levels(bound),
        'Cramér–Rao': levels(reference),
        bias: levels(bias),
        'band covers': percent(coverage),
        'right decisions': percent(right),
      });
      if (name !== 'ours') continue;
      figures[`rmse${questions}`] = rmse;
      figures[`coverage${questions}`] = coverage;
      if (questions === 9) printHalfLevels(outcomes, bank, population);
    }
  }
  table('Yardstick bank, 10,000 persons uniform on 0 to 5.5 (seed "yardstick")', rows);
  printCurve(bank, { ...population, size: 2_000 });
  return figures;
}

function methodsAt(questions) {
  const all = [
    ['ours', ours, 'adaptive'],
    ['maximum information', maximumInformation, 'adaptive'],
    ['fixed form', ours, 'fixed'],
  ];
  return questions === 9 ? all : all.slice(0, 2);
}

function printHalfLevels(outcomes, bank, population) {
  const normal = { kind: 'normal', mean: 2.75, sd: 1.8, from: -2, to: 8, step: 0.05 };
  const under = prepareBank(yardstickItems(), normal);
  const shipped = simulate({ bank: under, rules: { ...yardstickRules(9), prior: normal }, population, method: ours });
  const others = new Map(coverageByHalfLevel(shipped).map((half) => [half.from, half.coverage]));
  const rows = coverageByHalfLevel(outcomes).map(({ from, persons, coverage }) => ({
    'true level from': from.toFixed(1),
    persons,
    'uniform prior': percent(coverage),
    'normal prior': percent(others.get(from) ?? 0),
  }));
  table('Coverage of the 90 % band by half level, 9 questions (no target)', rows);
}

function printCurve(bank, population) {
  const rows = [0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.99].map((certainty) => {
    const rules = { ...yardstickRules(30), aim: 'decision', certainty };
    const { questions, right } = measuresOf(simulate({ bank, rules, population, method: ours }));
    return { 'stops at certainty': certainty, questions: questions.toFixed(2), 'right decisions': percent(right) };
  });
  table('Yardstick bank, at most 30 questions: certainty of the decision against questions (2,000 persons)', rows);
}

/** The bank that ships: a post with seven competences, the minimum anywhere from 2 to 7. */
async function shippedFigures() {
  const rules = await shippedRules();
  const bank = prepareBank(await shippedItems(), rules.prior);
  const population = {
    seed: 'shipped',
    size: 3_000,
    competences: ['1.1', '1.3', '2.1', '2.4', '3.1', '4.2', '5.2'],
    theta: (random) => levelFrom(rules.prior, random),
    minimums: [2, 3, 4, 5, 6, 7],
  };
  const outcomesOf = (method, more = {}) =>
    measuresOf(simulate({ bank, rules: { ...rules, ...more }, population, method }));
  const all = outcomesOf(everyItem);
  const expected = [];
  const watch = (run) => {
    if (run.asked.length === 0) expected.push(expectedItemsLeft(bank, run, rules).items);
  };
  const own = measuresOf(simulate({ bank, rules, population, method: ours, watch }));
  const scarce = { itemsInAll: 18 };
  const results = [
    ['every question', all],
    [`ours: at ${rules.certainty} certain, at most ${rules.itemsPerCompetence}`, own],
    ['ours, at 0.95 certain', outcomesOf(ours, { certainty: 0.95 })],
    ['maximum information, same stop', outcomesOf(maximumInformation)],
    ['fixed form of as many', outcomesOf(ours, { mode: 'fixed', itemsPerCompetence: Math.round(own.questions) })],
    ['ours, 18 questions in all', outcomesOf(ours, scarce)],
    ['greedy over all, 18 questions in all', outcomesOf(greedyOverAll, scarce)],
  ];
  table(
    'Shipped bank, seven competences with 15 questions each, 3,000 persons of the prior (seed "shipped")',
    results.map(([name, one]) => ({
      method: name,
      'questions per competence': one.questions.toFixed(2),
      'right decisions': percent(one.right),
      RMSE: levels(one.rmse),
      bias: levels(one.bias),
      'band covers': percent(one.coverage),
    })),
  );
  const asked = own.questions * population.competences.length;
  const promised = expected.reduce((sum, items) => sum + items, 0) / expected.length;
  say(`\nPromised at the start: ${promised.toFixed(1)} questions; asked: ${asked.toFixed(1)}`);
  return {
    rightEvery: all.right,
    rightOurs: own.right,
    rightLost: all.right - own.right,
    shareOfItems: own.questions / all.questions,
    questionsPerCompetence: own.questions,
    promisedTooMany: promised - asked,
  };
}

/** The shortest of so many times, in milliseconds: the others were interrupted by the machine. */
function least(tries, work) {
  const times = Array.from({ length: tries }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return Math.min(...times);
}

/** How long a choice takes in a bank of 5,000 items of which no two are alike, at every point of many checks. */
function choosingFigures() {
  const random = randomOf('large');
  const competences = Array.from({ length: 21 }, (_, i) => `${1 + Math.floor(i / 5)}.${1 + (i % 5)}`);
  const prior = { kind: 'normal', mean: 4.5, sd: 2, from: -2, to: 11, step: 0.1 };
  const bank = prepareBank(largeItems(5_000, competences, random), prior);
  const rules = { ...yardstickRules(8), prior, levels: 8, aim: 'decision', certainty: 0.9, itemsInAll: 120 };
  const targets = competences.map((competence) => ({ competence, minimum: 4 }));
  const times = [];
  for (let check = 0; check < 30; check++) {
    const asked = [];
    const categories = new Map();
    for (let more = true; more;) {
      const run = { targets, asked, categories, seed: `check-${check}`, excluded: new Set(), seen: new Set() };
      const next = nextItem(bank, run, rules);
      times.push(least(3, () => nextItem(bank, run, rules)));
      more = next !== null;
      if (!more) break;
      asked.push(next);
      categories.set(next, Math.floor(4 * random()));
    }
  }
  const sorted = times.slice(times.length / 5).sort((x, y) => x - y);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))];
  const figures = { choosingP50Ms: at(0.5), choosingP99Ms: at(0.99) };
  const named = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, value.toFixed(3)]));
  table(
    `Choosing among 5,000 items of 21 competences, ${sorted.length} choices after a warm-up, the best of three times each`,
    [named],
  );
  return figures;
}
