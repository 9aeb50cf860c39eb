import fc from 'fast-check';
import { anyItems, aRun, bankItem, checkRules, withAsked } from '../../../test/support/banks.js';
import { prepareBank, type Bank, type BankItem } from './bank.js';
import { isKeyed } from './item.js';
import { expectedItemsLeft, mostItemsLeft, nextItem, standings, type CheckRules, type Run } from './next-item.js';

const levels = [1, 2, 3, 4, 5, 6, 7, 8];
const onLevels = (competence: string, more: Partial<BankItem> = {}): readonly BankItem[] =>
  levels.map((level) => bankItem(`${competence}-${String(level)}`, level, { competence, ...more }));

/** Asks to the end and answers by the numbers in turn; every fifth number is a skip. */
function takeCheck(bank: Bank, start: Run, rules: CheckRules, numbers: readonly number[]): Run {
  let run = start;
  for (let step = 0; step < 200; step++) {
    const itemId = nextItem(bank, run, rules);
    if (itemId === null) return run;
    const number = numbers[step % numbers.length] ?? 0;
    const categories = bank.items.get(itemId)?.likelihood.length ?? 1;
    run = withAsked(run, itemId, number === 4 ? null : number % categories);
  }
  throw new Error('the check does not end');
}

describe('the next question', () => {
  const bank = prepareBank(onLevels('1.1'), checkRules().prior);

  it('is near the minimum for a decision, near the person for precision', () => {
    const run = withAsked(aRun({ targets: [{ competence: '1.1', minimum: 7 }] }), '1.1-4', 1);
    expect(nextItem(bank, run, checkRules({ aim: 'decision' }))).toBe('1.1-7');
    expect(nextItem(bank, run, checkRules({ aim: 'precision' }))).toBe('1.1-3');
  });

  it('is never one that was asked, also before it is answered', () => {
    const first = nextItem(bank, aRun(), checkRules());
    expect(nextItem(bank, withAsked(aRun(), first ?? ''), checkRules())).not.toBe(first);
  });

  it('is never one that was replaced', () => {
    const first = nextItem(bank, aRun(), checkRules());
    const run = aRun({ asked: [first ?? ''], excluded: new Set([first ?? '']) });
    const second = nextItem(bank, run, checkRules());
    expect(second).not.toBe(first);
    expect(standings(bank, run, checkRules())).toMatchObject([{ asked: 0, answers: 0 }]);
  });

  it('comes from the dimension asked least often', () => {
    const skills = onLevels('1.1');
    const knowledge = bankItem('far', 8, { dimension: 'knowledge' });
    const mixed = prepareBank([...skills, knowledge], checkRules().prior);
    expect(nextItem(mixed, withAsked(aRun(), '1.1-4', 2), checkRules())).toBe('far');
  });

  it('has no explanation that the person has seen, as long as another fits', () => {
    const keyed = bankItem('keyed', 4, { kind: 'ordering', dimension: 'knowledge' });
    const seen = new Set(['keyed']);
    const rules = checkRules({ certainty: 2, itemsPerCompetence: 20 });
    const run = takeCheck(prepareBank([...onLevels('1.1'), keyed], rules.prior), aRun({ seen }), rules, [1]);
    expect(run.asked).toHaveLength(9);
    expect(run.asked.at(-1)).toBe('keyed');
  });

  it('is broken by the seed where items are equal', () => {
    const equal = prepareBank(
      Array.from({ length: 9 }, (_, i) => bankItem(`E${String(i)}`, 4)),
      checkRules().prior,
    );
    const chosen = ['a', 'b', 'c', 'd', 'e'].map((seed) => nextItem(equal, aRun({ seed }), checkRules()));
    expect(new Set(chosen).size).toBeGreaterThan(1);
  });
});

describe('the order of competences', () => {
  const targets = ['1.10', '1.9'].map((competence) => ({ competence, minimum: 4 }));
  const bank = prepareBank([...onLevels('1.10'), ...onLevels('1.9')], checkRules().prior);
  const ofCompetence = (run: Run): readonly string[] => run.asked.map((itemId) => itemId.split('-')[0] ?? '');

  it('is that of their codes, each to the end of its questions', () => {
    const run = takeCheck(bank, aRun({ targets }), checkRules({ certainty: 2, itemsPerCompetence: 3 }), [1]);
    expect(ofCompetence(run)).toEqual(['1.9', '1.9', '1.9', '1.10', '1.10', '1.10']);
  });

  it('goes on to the next at the fair share of the whole check', () => {
    const run = takeCheck(bank, aRun({ targets }), checkRules({ certainty: 2, itemsInAll: 7 }), [1]);
    expect(ofCompetence(run).slice(0, 6)).toEqual(['1.9', '1.9', '1.9', '1.10', '1.10', '1.10']);
    expect(run.asked).toHaveLength(7);
  });

  it('gives what is left to the least certain decision', () => {
    const rules = checkRules({ certainty: 2, itemsInAll: 5 });
    const clear = ['1.9-4', '1.9-5'].reduce((run, itemId) => withAsked(run, itemId, 3), aRun({ targets }));
    const doubtful = [2, 1].reduce((run, category, i) => withAsked(run, `1.10-${String(4 + i)}`, category), clear);
    expect(nextItem(bank, doubtful, rules)).toMatch(/^1\.10-/);
  });

  it('asks a competence named twice once, at its highest minimum', () => {
    const twice = [...targets, { competence: '1.9', minimum: 8 }];
    const run = aRun({ targets: twice });
    const [nine] = standings(bank, run, checkRules());
    expect(standings(bank, run, checkRules())).toHaveLength(2);
    expect(nine?.probability).toBeLessThan(0.1);
  });
});

const anyRules = fc
  .record({
    mode: fc.constantFrom<CheckRules['mode']>('adaptive', 'adaptive', 'fixed'),
    aim: fc.constantFrom<CheckRules['aim']>('decision', 'precision'),
    certainty: fc.constantFrom(0.8, 0.9, 0.99, 2),
    targetSd: fc.constantFrom(null, 0.5, 1),
    minimumAnswers: fc.integer({ min: 1, max: 3 }),
    itemsPerCompetence: fc.integer({ min: 3, max: 12 }),
    itemsInAll: fc.integer({ min: 1, max: 30 }),
    minutesInAll: fc.constantFrom(null, 3, 10),
  })
  .map(checkRules);
const anyTargets = fc.uniqueArray(
  fc.record({ competence: fc.constantFrom('1.1', '1.2', '2.10', '3.1'), minimum: fc.integer({ min: 1, max: 8 }) }),
  { selector: ({ competence }) => competence, maxLength: 4 },
);
const anyCheck = fc.record({
  items: anyItems,
  rules: anyRules,
  numbers: fc.array(fc.nat(4), { minLength: 1, maxLength: 12 }),
  targets: anyTargets,
  seed: fc.string(),
});

describe('every check', () => {
  it('ends, asks nothing twice, nothing that was not wanted, and never more than the budgets', () => {
    fc.assert(
      fc.property(anyCheck, fc.nat(5), ({ items, rules, numbers, targets, seed }, gone) => {
        const bank = prepareBank(items, rules.prior);
        const excluded = new Set(items.slice(0, gone).map(({ itemId }) => itemId));
        const { asked } = takeCheck(bank, aRun({ targets, seed, excluded }), rules, numbers);
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.length).toBeLessThanOrEqual(rules.itemsInAll);
        const wanted = new Set<string>(targets.map(({ competence }) => competence));
        const competences = asked.map((itemId) => bank.items.get(itemId)?.competence ?? '');
        expect(asked.some((itemId) => excluded.has(itemId))).toBe(false);
        expect(competences.every((competence) => wanted.has(competence))).toBe(true);
        for (const one of wanted) {
          expect(competences.filter((competence) => competence === one).length).toBeLessThanOrEqual(
            rules.itemsPerCompetence,
          );
        }
        const minutes = asked.reduce((sum, itemId) => sum + (bank.items.get(itemId)?.minutes ?? 0), 0);
        expect(minutes).toBeLessThanOrEqual((rules.minutesInAll ?? Infinity) + 1e-9);
      }),
    );
  });

  it('never asks more than was announced at any of its steps, and is not expected to', () => {
    fc.assert(
      fc.property(anyCheck, fc.nat(30), ({ items, rules, numbers, targets, seed }, steps) => {
        const bank = prepareBank(items, rules.prior);
        const whole = takeCheck(bank, aRun({ targets, seed }), rules, numbers);
        const asked = whole.asked.slice(0, steps);
        const categories = new Map([...whole.categories].filter(([itemId]) => asked.includes(itemId)));
        const run = { ...whole, asked, categories };
        const most = mostItemsLeft(bank, run, rules);
        expect(whole.asked.length - asked.length).toBeLessThanOrEqual(most);
        expect(expectedItemsLeft(bank, run, rules).items).toBeLessThanOrEqual(Math.max(most, 0));
      }),
    );
  });

  it('asks as many as announced at most when nothing is ever certain', () => {
    const rules = checkRules({ certainty: 2, itemsPerCompetence: 5 });
    const bank = prepareBank(onLevels('1.1'), rules.prior);
    expect(mostItemsLeft(bank, aRun(), rules)).toBe(5);
    expect(takeCheck(bank, aRun(), rules, [1]).asked).toHaveLength(5);
    expect(mostItemsLeft(bank, aRun(), { ...rules, itemsInAll: 3 })).toBe(3);
  });

  it('is the same for the same seed and answers, whatever the order of bank, profile and stored answers', () => {
    fc.assert(
      fc.property(anyCheck, ({ items, rules, numbers, targets, seed }) => {
        const run = takeCheck(prepareBank(items, rules.prior), aRun({ targets, seed }), rules, numbers);
        const turned = prepareBank([...items].reverse(), rules.prior);
        const again = takeCheck(turned, aRun({ targets: [...targets].reverse(), seed }), rules, numbers);
        expect(again.asked).toEqual(run.asked);
        const stored = {
          ...again,
          asked: [...run.asked].reverse(),
          categories: new Map([...run.categories].reverse()),
        };
        expect(standings(turned, stored, rules)).toEqual(standings(turned, run, rules));
      }),
    );
  });

  it('goes on exactly as long as a competence has no reason to stop, and each reason is true', () => {
    fc.assert(
      fc.property(anyCheck, fc.nat(30), ({ items, rules, numbers, targets, seed }, steps) => {
        const bank = prepareBank(items, rules.prior);
        const whole = takeCheck(bank, aRun({ targets, seed }), rules, numbers);
        const run = { ...whole, asked: whole.asked.slice(0, steps) };
        run.categories = new Map([...whole.categories].filter(([itemId]) => run.asked.includes(itemId)));
        const now = standings(bank, run, rules);
        expect(now.every(({ stopReason }) => stopReason !== null)).toBe(nextItem(bank, run, rules) === null);
        for (const one of now) assertTrue(one, { bank, run, rules });
      }),
    );
  });
});

/** Looks the reason up in what was asked, by other means than the rules. */
function assertTrue(
  one: ReturnType<typeof standings>[number],
  { bank, run, rules }: { readonly bank: Bank; readonly run: Run; readonly rules: CheckRules },
): void {
  const minutes = run.asked.reduce((sum, itemId) => sum + (bank.items.get(itemId)?.minutes ?? 0), 0);
  const items = [...bank.items.values()].filter(({ competence }) => competence === one.competence);
  const left = items.filter(({ itemId }) => !run.asked.includes(itemId));
  const form = Math.max(rules.minimumAnswers, rules.itemsPerCompetence);
  const isFoundOut = one.answers >= rules.minimumAnswers;
  const truths = {
    'decision-certain': () => isFoundOut && Math.max(one.probability, 1 - one.probability) >= rules.certainty - 1e-6,
    'precision-reached': () => isFoundOut && one.sd <= (rules.targetSd ?? 0) + 1e-6,
    'items-exhausted': () => left.length === 0 || (rules.mode === 'fixed' && one.asked <= form),
    'item-budget': () => one.asked === rules.itemsPerCompetence,
    'check-budget': () => run.asked.length === rules.itemsInAll,
    'time-budget': () => left.some((item) => minutes + item.minutes > (rules.minutesInAll ?? Infinity)),
    submitted: () => false,
  };
  expect(one.stopReason === null || truths[one.stopReason]()).toBe(true);
}

describe('the fixed form', () => {
  const rules = checkRules({ mode: 'fixed', itemsPerCompetence: 4 });
  const bank = prepareBank(
    [...onLevels('1.1'), bankItem('keyed', 7, { kind: 'ordering' }), bankItem('other', 8, { kind: 'ordering' })],
    rules.prior,
  );

  it('is walked to its end, whatever the answers', () => {
    const low = takeCheck(bank, aRun(), rules, [0]);
    expect(low.asked).toHaveLength(4);
    expect(takeCheck(bank, aRun(), rules, [3]).asked).toEqual(low.asked);
    expect(standings(bank, low, rules)).toMatchObject([{ asked: 4, answers: 4, stopReason: 'items-exhausted' }]);
  });

  it('holds another item with a right answer where the person has seen the explanation of the nearest', () => {
    const keyedOf = (run: Run): readonly string[] =>
      run.asked.filter((itemId) => isKeyed(bank.items.get(itemId) ?? { kind: 'self-rating' }));
    expect(keyedOf(takeCheck(bank, aRun(), rules, [0]))).toEqual(['keyed']);
    expect(keyedOf(takeCheck(bank, aRun({ seen: new Set(['keyed']) }), rules, [0]))).toEqual(['other']);
  });

  it('gives another item for one that was replaced, and stays as long', () => {
    const [first = '', second = ''] = takeCheck(bank, aRun(), rules, [0]).asked;
    const run = takeCheck(bank, aRun({ asked: [first, second], excluded: new Set([second]) }), rules, [0]);
    expect(run.asked.filter((itemId) => itemId !== second)).toHaveLength(4);
  });
});
