import { type DisclosureRule, sizeOf } from '../../../kernel/disclosure.js';

/** One person in so many is left out. */
const ONE_IN = 10;

/** Persons whose answers there are: those whose result was released to HR before the figures are made, and the others. */
export interface Answering {
  readonly seen: number;
  readonly unseen: number;
}

/**
 * Of so many persons whose answers nobody has seen, how many stay out of every figure about items: one in ten, but at least twice
 * the minimum size. Nobody can know who they are, so whatever a figure says of its sample, it says of nobody in particular, not
 * even to who knows all answers of the sample without names.
 */
export function leftOut(unseen: number, rule: DisclosureRule): number {
  return Math.max(2 * sizeOf(rule), Math.ceil(unseen / ONE_IN));
}

/** How many persons the figures are made of, all whose result was seen among them; 0 where too few unseen ones would be left. */
export function sampleSize({ seen, unseen }: Answering, rule: DisclosureRule): number {
  const kept = unseen - leftOut(unseen, rule);
  return kept < sizeOf(rule) ? 0 : seen + kept;
}
