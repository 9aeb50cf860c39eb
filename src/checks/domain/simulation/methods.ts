import type { Ability } from '../ability.js';
import type { Bank, PreparedItem } from '../bank.js';
import { candidatesAmong, fitsTime, unaskedItems } from '../candidates.js';
import { decisionGain, mostHelpful } from '../choice.js';
import { nextItem, type CheckRules, type Run } from '../next-item.js';
import { sortedRun } from '../run.js';
import { knownOf } from '../standings.js';
import { fisherInformation } from './information.js';

/** Says what to ask next, null for the end of the check. */
export type Method = (bank: Bank, run: Run, rules: CheckRules) => string | null;

/** What the product does: its rules as they are. */
export const ours: Method = nextItem;

/** The question with the greatest Fisher information at the estimate so far: the textbook's adaptive test. */
export const maximumInformation: Method = (bank, run, rules) =>
  bestOfAll(bank, { run, rules }, (candidates, { estimate }) => {
    let [best, most]: [PreparedItem | undefined, number] = [undefined, -Infinity];
    for (const item of candidates) {
      const information = fisherInformation(estimate, item.parameters);
      if (information > most) [best, most] = [item, information];
    }
    return best && { item: best, value: most };
  });

/** The question of all competences that helps the decisions most, whatever was asked before: jumps between topics. */
export const greedyOverAll: Method = (bank, run, rules) =>
  bestOfAll(bank, { run, rules }, (candidates, ability) => {
    const item = mostHelpful(candidates, ability, { aim: 'decision', seed: run.seed });
    return item && { item, value: decisionGain(item.likelihood, ability) };
  });

/** Every question of the competences, in order of their codes. */
export const everyItem: Method = (bank, run) => {
  const check = sortedRun(bank, run);
  const left = check.competences.flatMap(({ competence }) => unaskedItems(bank, competence, check));
  return left.at(0)?.itemId ?? null;
};

type Choice = (
  candidates: readonly PreparedItem[],
  ability: Ability,
) => { readonly item: PreparedItem; readonly value: number } | undefined;

function bestOfAll(
  bank: Bank,
  { run, rules }: { readonly run: Run; readonly rules: CheckRules },
  choice: Choice,
): string | null {
  const check = sortedRun(bank, run);
  const choices = check.competences
    .map((one) => knownOf(one, { bank, check, rules }))
    .filter(({ stopReason }) => stopReason === null)
    .map(({ one, ability }) => {
      const fitting = unaskedItems(bank, one.competence, check).filter((item) => fitsTime(item, check, rules));
      return choice(candidatesAmong(fitting, one, run.seen), ability);
    })
    .filter((chosen) => chosen !== undefined);
  return choices.sort((x, y) => y.value - x.value).at(0)?.item.itemId ?? null;
}
