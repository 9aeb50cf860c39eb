import { discloseCount, type Disclosed, type DisclosureRule, roundedShare } from '../../../kernel/disclosure.js';
import type { ItemFigures } from './item-figures.js';
import type { ScaleFigures } from './scale-figures.js';

/** Figures of an item as admins see them; null where too few persons stand behind them. */
export interface DisclosedItem extends Omit<ItemFigures, 'asked' | 'answered' | 'skipped'> {
  readonly asked: Disclosed;
  readonly answered: Disclosed;
  readonly skipped: Disclosed;
  readonly flags: readonly QualityFlag[];
}

export interface DisclosedScale extends Omit<ScaleFigures, 'persons' | 'items'> {
  readonly persons: Disclosed;
  readonly items: readonly DisclosedItem[];
}

/** What makes an item worth a look. */
export type QualityFlag = 'too-easy' | 'too-hard' | 'weak' | 'misfit' | 'often-skipped';

/** Customary limits: facility 0.05 … 0.95, item-rest correlation 0.2, mean squares 0.6 … 1.4 (Wright & Linacre 1994), one skip in five. */
const LIMITS = { facility: [0.05, 0.95], discrimination: 0.2, fit: [0.6, 1.4], skips: 0.2 } as const;

/**
 * The figures of a competence by the rule for counts about persons: of too small groups nothing is said, and means and coefficients
 * are rounded as well. They are made of persons drawn by chance (`resampled`), so that no person follows from them.
 */
export function disclosedScale(scale: ScaleFigures, rule: DisclosureRule): DisclosedScale {
  const persons = discloseCount(scale.persons, rule);
  const isSmall = persons === null;
  return {
    competence: scale.competence,
    persons,
    marginalReliability: isSmall ? null : roundedShare(scale.marginalReliability),
    alpha: isSmall ? null : roundedShare(scale.alpha),
    items: scale.items.map((item) => disclosedItem(item, rule)),
  };
}

function disclosedItem(item: ItemFigures, rule: DisclosureRule): DisclosedItem {
  const answered = discloseCount(item.answered, rule);
  const asked = discloseCount(item.asked, rule);
  if (answered === null) {
    const nothing = { facility: null, discrimination: null, outfit: null, infit: null };
    return { code: item.code, asked: null, answered, skipped: null, ...nothing, flags: [] };
  }
  // Asked less answered is skipped: with few skips, asked would give them away.
  const skipped = discloseCount(item.skipped, rule);
  return {
    code: item.code,
    asked: skipped === null ? null : asked,
    answered,
    skipped,
    facility: roundedShare(item.facility),
    discrimination: roundedShare(item.discrimination),
    outfit: roundedShare(item.outfit),
    infit: roundedShare(item.infit),
    flags: flagsOf(item),
  };
}

export function flagsOf({ facility, discrimination, infit, asked, skipped }: ItemFigures): readonly QualityFlag[] {
  const flags: readonly (QualityFlag | false)[] = [
    facility !== null && facility > LIMITS.facility[1] && 'too-easy',
    facility !== null && facility < LIMITS.facility[0] && 'too-hard',
    discrimination !== null && discrimination < LIMITS.discrimination && 'weak',
    infit !== null && (infit < LIMITS.fit[0] || infit > LIMITS.fit[1]) && 'misfit',
    asked > 0 && skipped / asked > LIMITS.skips && 'often-skipped',
  ];
  return flags.filter((flag) => flag !== false);
}
