import { levelIn } from './taking.js';
import type { Gap, Levels } from './path-shapes.js';

/** One gap, or the alternatives of which one is to be closed. */
export interface Target {
  readonly gaps: readonly Gap[];
  readonly essential: boolean;
}

/** The gaps as targets, alternatives taken together; a target is essential when one of its gaps is. */
export function targetsOf(gaps: readonly Gap[]): readonly Target[] {
  const groups = new Map<string, Gap[]>();
  gaps.forEach((gap, i) => {
    const group = gap.alternative ?? null;
    const name = group === null ? `single ${String(i)}` : `alternative ${group}`;
    groups.set(name, [...(groups.get(name) ?? []), gap]);
  });
  return [...groups.values()].map((members) => ({
    gaps: members,
    essential: members.some((gap) => gap.essential),
  }));
}

/** The levels that a path starts from: a gap's own level, unless a higher one is claimed. */
export function startLevels(levels: Levels, gaps: readonly Gap[]): Levels {
  const start: Record<string, number> = { ...levels };
  for (const { competence, from } of gaps) start[competence] = Math.max(from, levelIn(start, competence));
  return start;
}

/** Whether the level reaches the gap's minimum. */
export function isGapClosed(gap: Gap, levels: Levels): boolean {
  return levelIn(levels, gap.competence) >= gap.to;
}

/** Whether the target is closed; of alternatives, one is enough. */
export function isClosed(target: Target, levels: Levels): boolean {
  return target.gaps.some((gap) => isGapClosed(gap, levels));
}

/** What a target weighs: of alternatives the heaviest, whichever of them is closed. */
export function weightOf(target: Target): number {
  return Math.max(...target.gaps.map(({ weight }) => weight));
}

/** Σ weight of the closed targets: what the necessary part maximises. */
export function weightClosed(targets: readonly Target[], levels: Levels): number {
  return targets.reduce((sum, target) => sum + (isClosed(target, levels) ? weightOf(target) : 0), 0);
}

/** Σ weight × levels up to the minimum: what the useful part maximises. A level above the minimum counts nothing. */
export function progress(targets: readonly Target[], levels: Levels): number {
  return targets.reduce((sum, { gaps }) => sum + Math.max(...gaps.map((gap) => gainOf(gap, levels))), 0);
}

/** Weight × levels gained on one gap, at most up to its minimum. */
export function gainOf(gap: Gap, levels: Levels): number {
  return gap.weight * Math.max(0, Math.min(levelIn(levels, gap.competence), gap.to) - gap.from);
}
