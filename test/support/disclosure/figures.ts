import { type Counted, discloseGroups, EVERYBODY } from '../../../src/kernel/disclosure-groups.js';
import { type Disclosed, discloseShare, discloseTable } from '../../../src/kernel/disclosure.js';
import {
  COMPETENCES,
  type Competence,
  isGap,
  LEVELS,
  type Measured,
  newestBy,
  type Quarter,
  QUARTERS,
  type Simulated,
} from './population.js';

/** A count that an attacker knows, or knows to be hidden: of persons whose level in one check lies between two. */
export interface Figure {
  readonly name: string;
  readonly competence: Competence;
  /** The check that decides whether the person is counted; undefined: the figure is not about the person. */
  readonly checkOf: (person: Simulated) => Quarter | undefined;
  /** Counted are levels from `from` on and under `to`. */
  readonly range: (person: Simulated) => readonly [from: number, to: number];
  readonly shown: Disclosed;
}

/** Persons with a gap in any competence, by their newest check. */
export interface NeedFigure {
  readonly quarter: Quarter;
  readonly shown: Disclosed;
}

const RULE = { minimumSize: 5 };

/** Everything that is published about the population in both quarters. */
export function figuresOf(persons: readonly Simulated[]): readonly Figure[] {
  return QUARTERS.flatMap((quarter) =>
    COMPETENCES.flatMap((competence) => [
      ...insights(persons, quarter, competence),
      ...coverage(persons, quarter, competence),
      ...impacts(persons, quarter, competence),
    ]),
  );
}

export function needsOf(persons: readonly Simulated[]): readonly NeedFigure[] {
  return QUARTERS.map((quarter) => {
    const measured = persons.flatMap((person) => {
      const newest = newestBy(person, quarter);
      return newest === undefined ? [] : [{ person, check: newest[1] }];
    });
    const withGap = measured.filter(({ person, check }) => COMPETENCES.some((one) => isGap(person, one, check)));
    return { quarter, shown: discloseShare(withGap.length, measured.length, RULE) };
  });
}

/** Each check counts in the report of the quarter in which it was taken, and in no other. */
function insights(persons: readonly Simulated[], quarter: Quarter, competence: Competence): readonly Figure[] {
  const checked = persons.flatMap((person) => {
    const check = person.checks.get(quarter);
    return check === undefined ? [] : [{ person, check }];
  });
  const counted = checked.map(({ person, check }): Counted => {
    const { unit, post } = person;
    const groups = [[unit], [post.careerLevel, post.code]] as const;
    return { groups, counts: isGap(person, competence, check), seen: isReleasedBy(check, quarter) };
  });
  return [...discloseGroups(counted, RULE)].map(([name, shown]) => ({
    name: `insights of quarter ${String(quarter)}: ${competence} in ${name === EVERYBODY ? 'all' : name}`,
    competence,
    checkOf: (person) => (belongs(person, name) && person.checks.has(quarter) ? quarter : undefined),
    range: ({ post }) => [0, post.minimum[competence]],
    shown,
  }));
}

function coverage(persons: readonly Simulated[], quarter: Quarter, competence: Competence): readonly Figure[] {
  return Array.from({ length: LEVELS }, (_, step): Figure => {
    const range = ({ post }: Simulated) => [0, step < post.minimum[competence] ? step + 1 : 0] as const;
    const asked = persons.filter(({ post }) => step < post.minimum[competence]);
    const { count, all } = counts(asked, quarter, { competence, range });
    const name = `coverage at the end of quarter ${String(quarter)}: ${competence} from ${String(step)}`;
    const checkOf = newestCheck(quarter);
    return { name, competence, checkOf, range, shown: discloseShare(count, all, RULE) };
  });
}

/** What every draft would tell that asks for the competence as a first one. */
function impacts(persons: readonly Simulated[], quarter: Quarter, competence: Competence): readonly Figure[] {
  return Array.from({ length: LEVELS }, (_, at) => at + 1).flatMap((minimum): readonly Figure[] => {
    const gaining = () => [minimum, LEVELS + 1] as const;
    const { count, all } = counts(persons, quarter, { competence, range: gaining });
    const { cells, total } = discloseTable([[0, count, all - count]], RULE);
    const common = { competence, checkOf: newestCheck(quarter) };
    const name = `impact at the end of quarter ${String(quarter)}: ${competence} for ${String(minimum)}`;
    return [
      { ...common, name: `${name}, gain`, range: gaining, shown: cells[0]?.[1] ?? null },
      { ...common, name: `${name}, measured`, range: () => [0, LEVELS + 1], shown: total },
    ];
  });
}

function counts(
  persons: readonly Simulated[],
  quarter: Quarter,
  { competence, range }: Pick<Figure, 'competence' | 'range'>,
): { readonly count: number; readonly all: number } {
  const measured = persons.flatMap((person) => {
    const newest = newestBy(person, quarter);
    return newest === undefined ? [] : [{ person, level: newest[1].levels[competence] }];
  });
  const counted = measured.filter(({ person, level }) => range(person)[0] <= level && level < range(person)[1]);
  return { count: counted.length, all: measured.length };
}

function newestCheck(quarter: Quarter): Figure['checkOf'] {
  return (person) => newestBy(person, quarter)?.[0];
}

function isReleasedBy({ released }: Measured, quarter: Quarter): boolean {
  return typeof released === 'number' && released <= quarter;
}

function belongs({ unit, post }: Simulated, group: string): boolean {
  return group === EVERYBODY || [unit, post.careerLevel, post.code].includes(group);
}
