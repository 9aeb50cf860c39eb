import { type Counted, discloseGroups, EVERYBODY } from '../../kernel/disclosure-groups.js';
import type { Disclosed, DisclosureRule } from '../../kernel/disclosure.js';

/** By what the employees of a municipality are told apart. */
export const CROSSINGS = ['unit', 'careerLevel', 'profile'] as const;
export type Crossing = (typeof CROSSINGS)[number];

/** An employee with a post and what the checks of the period say of it; no standings: not measured in it. */
export interface Holder {
  readonly unit: string | null;
  readonly careerLevel: string;
  readonly profileCode: string;
  readonly frameworkId: string;
  /** Competences that the post asks for. */
  readonly asked: readonly string[];
  readonly standings: readonly {
    readonly competence: string;
    readonly gap: boolean;
    /** HR has seen the result. */
    readonly released: boolean;
  }[];
}

export interface GapFigures {
  readonly frameworkId: string;
  readonly competence: string;
  /** Persons with a gap; null where they, or those without, are too few. */
  readonly all: Disclosed;
  /** The same by group; a group that is not named is hidden. */
  readonly groups: Readonly<Record<Crossing, Readonly<Record<string, number>>>>;
}

export interface GapReport {
  /** Every group that an employee with a post belongs to, whether or not anybody in it took a check. */
  readonly groups: Readonly<Record<Crossing, readonly string[]>>;
  /** Every competence that a post asks for, by framework and code. */
  readonly figures: readonly GapFigures[];
}

/** Stands for employees whose unit is not known. */
export const NO_UNIT = '';

/**
 * Persons with a gap per competence and group as they may be published. Units cross posts, and posts lie in career levels,
 * so all figures of a competence are disclosed as one, by `discloseGroups`.
 */
export function gapReport(holders: readonly Holder[], rule: DisclosureRule): GapReport {
  const named = (crossing: Crossing): readonly string[] =>
    [...new Set(holders.map((holder) => groupOf(holder, crossing)))].sort((x, y) => x.localeCompare(y, 'de'));
  return {
    groups: { unit: named('unit'), careerLevel: named('careerLevel'), profile: named('profile') },
    figures: askedOf(holders).map(({ frameworkId, competence }) => {
      const shown = discloseGroups(countedOn(holders, frameworkId, competence), rule);
      const figuresBy = (crossing: Crossing): Readonly<Record<string, number>> =>
        Object.fromEntries(
          named(crossing).flatMap((group) => {
            const figure = shown.get(keyOf(crossing, group)) ?? null;
            return figure === null ? [] : [[group, figure] as const];
          }),
        );
      const groups = { unit: figuresBy('unit'), careerLevel: figuresBy('careerLevel'), profile: figuresBy('profile') };
      return { frameworkId, competence, all: shown.get(EVERYBODY) ?? null, groups };
    }),
  };
}

function askedOf(holders: readonly Holder[]): readonly Pick<GapFigures, 'frameworkId' | 'competence'>[] {
  const asked = new Map<string, Pick<GapFigures, 'frameworkId' | 'competence'>>();
  for (const holder of holders) {
    const { frameworkId } = holder;
    for (const competence of holder.asked)
      asked.set(JSON.stringify([frameworkId, competence]), { frameworkId, competence });
  }
  return [...asked.values()].sort(
    (x, y) =>
      x.frameworkId.localeCompare(y.frameworkId) || x.competence.localeCompare(y.competence, 'en', { numeric: true }),
  );
}

function countedOn(holders: readonly Holder[], frameworkId: string, competence: string): readonly Counted[] {
  return holders.flatMap((holder): readonly Counted[] => {
    const standing = holder.standings.find((one) => one.competence === competence);
    if (standing === undefined || holder.frameworkId !== frameworkId) return [];
    const key = (crossing: Crossing) => keyOf(crossing, groupOf(holder, crossing));
    const groups = [[key('unit')], [key('careerLevel'), key('profile')]] as const;
    return [{ groups, counts: standing.gap, seen: standing.released }];
  });
}

function groupOf({ unit, careerLevel, profileCode }: Holder, crossing: Crossing): string {
  return { unit: unit ?? NO_UNIT, careerLevel, profile: profileCode }[crossing];
}

function keyOf(crossing: Crossing, group: string): string {
  return `${crossing} ${group}`;
}
