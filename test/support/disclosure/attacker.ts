import { refuted, type Row, type Sum } from './exchanges.js';
import { type Figure, figuresOf, isCounted, itemFiguresOf, needsOf, newestBy, type Rules } from './figures.js';
import { drawn } from '../../../src/checks/domain/quality/resample.js';
import { rounded } from '../../../src/kernel/disclosure.js';
import {
  COMPETENCES,
  type Competence,
  isGap,
  isReleasedBy,
  LEVELS,
  type Quarter,
  QUARTERS,
  type Simulated,
} from './population.js';

/** Answers with the values of the columns, or undefined where nothing fits. In the LP format of CPLEX. */
export type Solver = (program: string) => ReadonlyMap<string, number> | undefined;

/** Persons whom nothing that the attacker knows tells apart. */
interface Alike {
  readonly key: string;
  readonly like: Simulated;
  readonly members: readonly Simulated[];
}

/** What the attacker knows of the persons behind a figure: those of whom they know nothing are columns. */
interface Behind {
  readonly columns: readonly string[];
  /** Counted persons whose result was seen after the figure was made, and before. */
  readonly knownLater: number;
  readonly knownThen: number;
  /** Persons whose result was not seen when it was made. */
  readonly unseen: number;
}

/**
 * Somebody who knows every published figure of both quarters, who belongs where, who took a check when, every result that was ever
 * released, also after the reports, and every answer that figures about items are made of, without names. Answers what
 * of the rest they can conclude with certainty: a level of a person (whether it lies under some step), or a hidden figure of the
 * insights. Most is refuted by exchanging one person or two (`refuted`); of the rest the solver says whether any other state of affairs fits.
 */
export function attack(persons: readonly Simulated[], rules: Rules, solve: Solver): readonly string[] {
  const world = new World(persons, rules);
  const figures = figuresOf(persons, rules);
  const windows = figures.flatMap((figure) => world.windowOf(figure));
  const rows = [...world.rows(), ...windows, ...world.needs(), ...world.items()];
  let open = refuted([...world.secrets(), ...world.hidden(figures)], rows, world.truth());
  const pinned: string[] = [];
  while (open.length > 0) {
    const found = solve(world.program(objectiveOf(open), rows));
    if (found === undefined) throw new Error('the true state of affairs does not fit the figures');
    const left = open.filter((sum) => valueOf(sum, found) === sum.truth);
    const [first, ...others] = left;
    if (left.length < open.length || first === undefined) {
      open = left;
      continue;
    }
    if (['+', '-'].every((sign) => !differs(first, solve(world.program(termsOf(first, sign), rows))))) {
      pinned.push(first.name);
    }
    open = others;
  }
  return pinned;
}

function differs(sum: Sum, found: ReadonlyMap<string, number> | undefined): boolean {
  return found !== undefined && valueOf(sum, found) !== sum.truth;
}

function valueOf({ columns, known }: Sum, found: ReadonlyMap<string, number>): number {
  return columns.reduce((total, column) => total + Math.round(found.get(column) ?? 0), known);
}

/** Away from the truth as far as possible, for all at once. */
function objectiveOf(sums: readonly Sum[]): string {
  const weights = new Map<string, number>();
  for (const { columns, known, truth } of sums) {
    const sign = truth > known ? -1 : 1;
    for (const column of columns) weights.set(column, (weights.get(column) ?? 0) + sign);
  }
  return [...weights]
    .map(([column, weight]) => `${weight < 0 ? '-' : '+'} ${String(Math.abs(weight))} ${column}`)
    .join(' ');
}

function termsOf({ columns }: Pick<Sum, 'columns'>, sign = '+'): string {
  return columns.map((column) => `${sign} ${column}`).join(' ');
}

/** A row in the LP format; what has no limit needs none. */
function inProgram({ terms, least, most }: Row): readonly string[] {
  const left = terms
    .map(([column, weight]) => `${weight < 0 ? '-' : '+'} ${String(Math.abs(weight))} ${column}`)
    .join(' ');
  if (least === most) return [`${left} = ${String(least)}`];
  return [
    ...(Number.isFinite(least) ? [`${left} >= ${String(least)}`] : []),
    ...(Number.isFinite(most) ? [`${left} <= ${String(most)}`] : []),
  ];
}

function sumOf(columns: readonly string[]): Row['terms'] {
  return columns.map((column) => [column, 1] as const);
}

class World {
  private readonly classes: readonly Alike[];

  constructor(
    private readonly persons: readonly Simulated[],
    private readonly rules: Rules,
  ) {
    const classes = new Map<string, { key: string; like: Simulated; members: Simulated[] }>();
    for (const person of persons) {
      const checks = [...person.checks].map(([quarter, { released }]) => [quarter, released !== 'never']);
      const alike = JSON.stringify([person.unit, person.post.code, checks]);
      const known = classes.get(alike) ?? { key: `k${String(classes.size)}`, like: person, members: [] };
      known.members.push(person);
      classes.set(alike, known);
    }
    this.classes = [...classes.values()];
  }

  /** Everybody has one level per competence and check. */
  rows(): readonly Row[] {
    return this.unseen().map(({ alike, quarter, competence }) => {
      const levels = this.columns(alike, quarter, { competence, range: [0, LEVELS + 1] });
      return { terms: sumOf(levels), least: alike.members.length, most: alike.members.length };
    });
  }

  /** The value of every column in the true state of affairs. */
  truth(): ReadonlyMap<string, number> {
    const values = new Map<string, number>();
    const add = (column: string) => values.set(column, (values.get(column) ?? 0) + 1);
    for (const { alike, quarter, competence } of this.unseen()) {
      for (const { checks } of alike.members) {
        const level = checks.get(quarter)?.levels[competence] ?? 0;
        for (const column of this.columns(alike, quarter, { competence, range: [level, level + 1] })) add(column);
      }
    }
    for (const alike of this.classes) {
      for (const person of alike.members) {
        for (const quarter of QUARTERS) {
          const check = person.checks.get(quarter);
          if (check !== undefined && COMPETENCES.some((one) => isGap(person, one, check)))
            add(needColumn(alike.key, quarter));
        }
      }
    }
    return values;
  }

  program(objective: string, rows: readonly Row[]): string {
    const columns = this.unseen().flatMap(({ alike, quarter, competence }) =>
      this.columns(alike, quarter, { competence, range: [0, LEVELS + 1] }),
    );
    const needs = QUARTERS.flatMap((quarter) => this.classes.map(({ key }) => needColumn(key, quarter)));
    return [
      'Maximize',
      ` obj: ${objective}`,
      'Subject To',
      ...rows.flatMap(inProgram).map((row, at) => ` r${String(at)}: ${row}`),
      'General',
      ` ${[...columns, ...needs].join(' ')}`,
      'End',
    ].join('\n');
  }

  windowOf(figure: Figure): readonly Row[] {
    return figure.shown === null ? [] : within(this.behind(figure), figure.shown, this.rules);
  }

  hidden(figures: readonly Figure[]): readonly Sum[] {
    return figures
      .filter(({ name, shown }) => shown === null && name.startsWith('insights'))
      .map((figure) => this.sumOf(figure))
      .filter(({ columns }) => columns.length > 0);
  }

  /** For every step: whether a person's level lies under it, where all of their kind are alike. */
  secrets(): readonly Sum[] {
    return this.unseen().flatMap(({ alike, quarter, competence }) =>
      Array.from({ length: LEVELS }, (_, at) => at + 1).flatMap((step): readonly Sum[] => {
        const truth = alike.members.filter(
          ({ checks }) => (checks.get(quarter)?.levels[competence] ?? 0) < step,
        ).length;
        if (truth !== 0 && truth !== alike.members.length) return [];
        const columns = this.columns(alike, quarter, { competence, range: [0, step] });
        const { unit, post } = alike.like;
        const name = `${competence} under ${String(step)} of ${String(alike.members.length)} in ${unit}, ${post.code}`;
        return [{ name: `person: ${name}, quarter ${String(quarter)}`, columns, known: 0, truth }];
      }),
    );
  }

  /** Of persons alike, at least as many have any gap as have the most frequent one, and at most as many as all gaps together. */
  needs(): readonly Row[] {
    return needsOf(this.persons, this.rules).flatMap(({ quarter, shown }) => {
      const rows: Row[] = [];
      const behind = { columns: [] as string[], knownLater: 0, knownThen: 0, unseen: 0 };
      for (const alike of this.classes) {
        const taken = alike.like.checks.get(quarter);
        if (taken === undefined) continue;
        for (const person of alike.members) {
          const check = person.checks.get(quarter) ?? taken;
          const seen = isReleasedBy(check, quarter);
          const counts = COMPETENCES.some((competence) => isGap(person, competence, check));
          if (!seen) behind.unseen += 1;
          if (counts && check.released !== 'never') behind[seen ? 'knownThen' : 'knownLater'] += 1;
        }
        if (taken.released !== 'never') continue;
        const need = needColumn(alike.key, quarter);
        behind.columns.push(need);
        const gaps = COMPETENCES.map((competence) =>
          this.columns(alike, quarter, { competence, range: [0, alike.like.post.minimum[competence]] }),
        );
        const less = (gap: readonly string[]) => [[need, 1] as const, ...gap.map((column) => [column, -1] as const)];
        for (const gap of gaps) rows.push({ terms: less(gap), least: 0, most: Infinity });
        rows.push(
          { terms: less(gaps.flat()), least: -Infinity, most: 0 },
          { terms: sumOf([need]), least: -Infinity, most: alike.members.length },
        );
      }
      return shown === null ? rows : [...rows, ...within(behind, shown, this.rules)];
    });
  }

  /** Of persons drawn with replacement only that somebody is at each level that was drawn; of everybody, how many are. */
  items(): readonly Row[] {
    const isExact = this.rules.draw !== drawn;
    return itemFiguresOf(this.persons, this.rules).flatMap(({ quarter, competence, levels }) =>
      levels.flatMap((count, level): readonly Row[] => {
        const { columns, known } = this.newestAt(level, quarter, competence);
        const least = isExact ? count - known : Math.min(count, 1) - known;
        return columns.length === 0 ? [] : [{ terms: sumOf(columns), least, most: isExact ? least : Infinity }];
      }),
    );
  }

  private newestAt(level: number, quarter: Quarter, competence: Competence) {
    const columns: string[] = [];
    let known = 0;
    for (const alike of this.classes) {
      const newest = newestBy(alike.like, quarter);
      if (newest === undefined) continue;
      if (alike.like.checks.get(newest)?.released === 'never') {
        columns.push(...this.columns(alike, newest, { competence, range: [level, level + 1] }));
      } else {
        known += alike.members.filter(({ checks }) => checks.get(newest)?.levels[competence] === level).length;
      }
    }
    return { columns, known };
  }

  private sumOf(figure: Figure): Sum {
    const { columns, knownLater, knownThen } = this.behind(figure);
    const truth = this.persons.filter((person) => {
      const check = person.checks.get(figure.checkOf(person) ?? 0);
      return check !== undefined && isCounted(person, check, figure);
    }).length;
    return { name: `hidden: ${figure.name}`, columns, known: knownLater + knownThen, truth };
  }

  private behind(figure: Figure): Behind {
    const behind = { columns: [] as string[], knownLater: 0, knownThen: 0, unseen: 0 };
    for (const alike of this.classes) {
      const quarter = figure.checkOf(alike.like);
      if (quarter === undefined) continue;
      for (const person of alike.members) {
        const check = person.checks.get(quarter);
        if (check === undefined) continue;
        const seen = isReleasedBy(check, figure.quarter);
        if (!seen) behind.unseen += 1;
        if (check.released !== 'never' && isCounted(person, check, figure)) {
          behind[seen ? 'knownThen' : 'knownLater'] += 1;
        }
      }
      if (alike.like.checks.get(quarter)?.released !== 'never') continue;
      const { competence } = figure;
      behind.columns.push(...this.columns(alike, quarter, { competence, range: figure.range(alike.like) }));
    }
    return behind;
  }

  private unseen() {
    return this.classes.flatMap((alike) =>
      QUARTERS.filter((quarter) => alike.like.checks.get(quarter)?.released === 'never').flatMap((quarter) =>
        COMPETENCES.map((competence) => ({ alike, quarter, competence })),
      ),
    );
  }

  private columns(
    { key }: Alike,
    quarter: Quarter,
    { competence, range: [from, to] }: { readonly competence: Competence; readonly range: readonly [number, number] },
  ): readonly string[] {
    const place = COMPETENCES.indexOf(competence);
    return Array.from(
      { length: Math.max(0, to - from) },
      (_, at) => `${key}q${String(quarter)}c${String(place)}l${String(from + at)}`,
    );
  }
}

function needColumn(key: string, quarter: Quarter): string {
  return `${key}n${String(quarter)}`;
}

const MINIMUM = 5;

/** The rule is known: rounding, and that five unseen persons stand behind what is shown and five others beside. */
function within({ columns, knownLater, knownThen, unseen }: Behind, shown: number, { slack }: Rules): readonly Row[] {
  if (columns.length === 0) return [];
  const figure = shown - (slack === 0 ? knownThen : rounded(knownThen));
  const least = Math.max(MINIMUM, figure - slack) - knownLater;
  const most = Math.min(unseen - MINIMUM, figure + slack) - knownLater;
  return [{ terms: sumOf(columns), least, most }];
}
