import { type Counted, discloseGroups, EVERYBODY } from '../../../src/kernel/disclosure-groups.js';
import {
  addToShare,
  type Disclosed,
  discloseShare,
  NO_SHARE,
  ROUNDING_SLACK,
  type Share,
} from '../../../src/kernel/disclosure.js';
import { drawn } from '../../../src/checks/domain/quality/resample.js';
import {
  COMPETENCES,
  type Competence,
  isGap,
  isReleasedBy,
  LEVELS,
  type Measured,
  type Quarter,
  QUARTERS,
  type Simulated,
} from './population.js';

const RULE = { minimumSize: 5 };

/** How counts of persons become figures: the rule of the kernel, or one that does without some of it. */
export interface Rules {
  readonly groups: typeof discloseGroups;
  readonly share: typeof discloseShare;
  /** How far a figure may be from the true count. */
  readonly slack: number;
  /** Of whom figures about items are made: persons by number, of so many. */
  readonly draw: typeof drawn;
}

export const KERNEL: Rules = { groups: discloseGroups, share: discloseShare, slack: ROUNDING_SLACK, draw: drawn };

/** Figures about items are made of everybody, each once. */
export const WITHOUT_DRAWING: Rules = { ...KERNEL, draw: (persons) => Array.from({ length: persons }, (_, at) => at) };

/** The same cells are hidden as by the rule, but what is shown is exact. */
export const WITHOUT_ROUNDING: Rules = {
  groups: (persons, rule) => {
    const exact = eachAlone(persons, countOf);
    return new Map(
      [...discloseGroups(persons, rule)].map(([name, figure]) => [name, figure && (exact.get(name) ?? 0)]),
    );
  },
  share: (share, rule) => (discloseShare(share, rule) === null ? null : countOf(share)),
  slack: 0,
  draw: drawn,
};

/** Exact as well, and each group for itself: what is too small is hidden, and nothing besides. */
export const WITHOUT_COMPLEMENTS: Rules = {
  ...WITHOUT_ROUNDING,
  groups: (persons) => eachAlone(persons, (share) => (discloseShare(share, RULE) === null ? null : countOf(share))),
};

function countOf({ unseen, seen }: Share): number {
  return unseen + seen;
}

function eachAlone(persons: readonly Counted[], figure: typeof discloseShare): ReadonlyMap<string, Disclosed> {
  const shares = new Map<string, Share>();
  for (const person of persons) {
    for (const name of [EVERYBODY, ...person.groups.flat()]) {
      shares.set(name, addToShare(shares.get(name) ?? NO_SHARE, person));
    }
  }
  return new Map([...shares].map(([name, share]) => [name, figure(share, RULE)]));
}

/** A count that an attacker knows, or knows to be hidden: of persons whose level in one check lies between two. */
export interface Figure {
  readonly name: string;
  readonly quarter: Quarter;
  readonly competence: Competence;
  /** The check that decides whether the person is counted; undefined: the person was not asked. */
  readonly checkOf: (person: Simulated) => Quarter | undefined;
  /** Counted are levels from `from` on and under `to`. */
  readonly range: (person: Simulated) => readonly [from: number, to: number];
  readonly shown: Disclosed;
}

/** Persons with a gap in any competence. */
export interface NeedFigure {
  readonly quarter: Quarter;
  readonly shown: Disclosed;
}

/** Everything that is published about the population in both quarters. */
export function figuresOf(persons: readonly Simulated[], rules: Rules): readonly Figure[] {
  return QUARTERS.flatMap((quarter) =>
    COMPETENCES.flatMap((competence) => [
      ...insights({ persons, rules }, quarter, competence),
      ...shares({ persons, rules }, quarter, competence),
    ]),
  );
}

/**
 * All that figures about items can say, whichever they are (quality of items, impact of instruments): how many of the persons that
 * they are made of are at each level. In the worst case an answer tells the level, and a figure every answer.
 */
export interface ItemFigure {
  readonly quarter: Quarter;
  readonly competence: Competence;
  /** Persons drawn at level 0, 1, … */
  readonly levels: readonly number[];
}

/** Figures about items rest on everybody's newest check up to the end of the quarter. */
export function itemFiguresOf(persons: readonly Simulated[], { draw }: Pick<Rules, 'draw'>): readonly ItemFigure[] {
  return QUARTERS.flatMap((quarter) =>
    COMPETENCES.map((competence) => {
      const checks = persons.flatMap((person) => person.checks.get(newestBy(person, quarter) ?? 0) ?? []);
      const sample = draw(checks.length, `${competence} in quarter ${String(quarter)}`);
      const levels = Array.from({ length: LEVELS + 1 }, (_, level) => {
        return sample.filter((at) => checks[at]?.levels[competence] === level).length;
      });
      return { quarter, competence, levels };
    }),
  );
}

/** The quarter of the newest check up to the end of a quarter. */
export function newestBy({ checks }: Simulated, quarter: Quarter): Quarter | undefined {
  return [...QUARTERS].reverse().find((one) => one <= quarter && checks.has(one));
}

interface Published {
  readonly persons: readonly Simulated[];
  readonly rules: Rules;
}

export function needsOf(persons: readonly Simulated[], rules: Rules): readonly NeedFigure[] {
  return QUARTERS.map((quarter) => {
    const share = persons
      .flatMap((person) => {
        const check = person.checks.get(quarter);
        if (check === undefined) return [];
        const counts = COMPETENCES.some((one) => isGap(person, one, check));
        return [{ counts, seen: isReleasedBy(check, quarter) }];
      })
      .reduce(addToShare, NO_SHARE);
    return { quarter, shown: rules.share(share, RULE) };
  });
}

/** Each check counts in the report of the quarter in which it was taken, and in no other. */
function insights({ persons, rules }: Published, quarter: Quarter, competence: Competence): readonly Figure[] {
  const counted = persons.flatMap((person): readonly Counted[] => {
    const check = person.checks.get(quarter);
    if (check === undefined) return [];
    const groups = [[person.unit], [person.post.careerLevel, person.post.code]] as const;
    return [{ groups, counts: isGap(person, competence, check), seen: isReleasedBy(check, quarter) }];
  });
  return [...rules.groups(counted, RULE)].map(([group, shown]) => ({
    name: `insights of quarter ${String(quarter)}: ${competence} in ${group === EVERYBODY ? 'all' : group}`,
    quarter,
    competence,
    checkOf: (person) => (belongs(person, group) && person.checks.has(quarter) ? quarter : undefined),
    range: ({ post }) => [0, post.minimum[competence]],
    shown,
  }));
}

/**
 * The coverage map (who waits on a step of those whose post asks for it), and the fixed figures from which every impact of a draft
 * is told (who would not meet a minimum of those who were measured).
 */
function shares({ persons, rules }: Published, quarter: Quarter, competence: Competence): readonly Figure[] {
  const levels = Array.from({ length: LEVELS }, (_, at) => at);
  const common = { quarter, competence };
  const at = `at the end of quarter ${String(quarter)}: ${competence}`;
  const underLevels = levels.map((step) => ({
    ...common,
    name: `impact ${at} for ${String(step + 1)}`,
    checkOf: (person: Simulated) => checkedIn(person, quarter),
    range: () => [0, step + 1] as const,
  }));
  const figures = [
    ...underLevels,
    ...levels.map((step) => ({
      ...common,
      name: `coverage ${at} from ${String(step)}`,
      checkOf: (person: Simulated) => (step < person.post.minimum[competence] ? checkedIn(person, quarter) : undefined),
      range: () => [0, step + 1] as const,
    })),
  ];
  return figures.map((figure) => ({ ...figure, shown: rules.share(shareOf(persons, figure), RULE) }));
}

function shareOf(persons: readonly Simulated[], figure: Omit<Figure, 'shown'>) {
  return persons
    .flatMap((person) => {
      const check = person.checks.get(figure.checkOf(person) ?? 0);
      if (check === undefined) return [];
      return [{ counts: isCounted(person, check, figure), seen: isReleasedBy(check, figure.quarter) }];
    })
    .reduce(addToShare, NO_SHARE);
}

export function isCounted(
  person: Simulated,
  { levels }: Measured,
  { range, competence }: Pick<Figure, 'range' | 'competence'>,
): boolean {
  const [from, to] = range(person);
  return from <= levels[competence] && levels[competence] < to;
}

function checkedIn({ checks }: Simulated, quarter: Quarter): Quarter | undefined {
  return checks.has(quarter) ? quarter : undefined;
}

function belongs({ unit, post }: Simulated, group: string): boolean {
  return group === EVERYBODY || [unit, post.careerLevel, post.code].includes(group);
}
