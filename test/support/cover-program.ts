import type { Course, Levels, PathRequest } from '../../src/paths/domain/path-shapes.js';

/**
 * The necessary part of a path as an integer program, written from the definition and not from the product's model:
 * the fewest minutes in which every level of every essential gap that courses lead to is covered, and with each course
 * the levels and the courses that it asks for. It says nothing of an order, so no path is shorter than its optimum.
 * For requests whose courses teach each competence once and that know no limits.
 */
export interface CoverProgram {
  /** In the LP format of CPLEX. */
  readonly text: string;
  readonly courses: readonly Course[];
}

export function coverProgram(request: PathRequest): CoverProgram {
  const reach = highest(request);
  const courses = request.courses.filter((course) => canEnter(course, reach));
  const columns = new Map(courses.map(({ id }, at) => [id, `x${String(at)}`]));
  const lines: string[] = [];
  const sumOf = (all: readonly Course[]): string => all.map(({ id }) => columns.get(id)).join(' + ');
  const leading = byLevel(courses);
  const covering = (competence: string, level: number): readonly Course[] =>
    leading.get(`${competence} ${String(level)}`) ?? [];

  for (const { competence, from, to, essential } of request.gaps) {
    if (!essential || levelOf(reach.levels, competence) < to) continue;
    for (let level = from + 1; level <= to; level += 1) lines.push(`${sumOf(covering(competence, level))} >= 1`);
  }
  const supports = new Map<string, string>();
  /** One variable for all courses that lead to a level, however many ask for it: 1 only where one of them is taken. */
  const supportOf = (competence: string, level: number): string => {
    const key = `${competence} ${String(level)}`;
    const known = supports.get(key) ?? `s${String(supports.size)}`;
    if (!supports.has(key)) lines.push(`${sumOf(covering(competence, level))} - ${known} >= 0`);
    supports.set(key, known);
    return known;
  };
  for (const { id, requires, prerequisites = [] } of courses) {
    const column = columns.get(id);
    for (const { competence, level } of requires) {
      for (let one = levelOf(request.levels, competence) + 1; one <= level; one += 1) {
        lines.push(`${supportOf(competence, one)} - ${String(column)} >= 0`);
      }
    }
    for (const other of prerequisites) lines.push(`${String(columns.get(other))} - ${String(column)} >= 0`);
  }
  const minutes = courses.map((course) => `${String(course.minutes)} ${String(columns.get(course.id))}`).join(' + ');
  const text = [
    'Minimize',
    ` obj: ${minutes}`,
    'Subject To',
    ...lines.map((line, at) => ` r${String(at)}: ${line}`),
    'Bounds',
    ...[...supports.values()].map((support) => ` 0 <= ${support} <= 1`),
    'Binary',
    ` ${[...columns.values()].join(' ')}`,
    'End',
  ].join('\n');
  return { text, courses };
}

/** The courses that lead over each level of each competence. */
function byLevel(courses: readonly Course[]): ReadonlyMap<string, readonly Course[]> {
  const leading = new Map<string, Course[]>();
  for (const course of courses) {
    for (const { competence, from, to } of course.teaches) {
      for (let level = from + 1; level <= to; level += 1) {
        const key = `${competence} ${String(level)}`;
        const known = leading.get(key);
        if (known === undefined) leading.set(key, [course]);
        else known.push(course);
      }
    }
  }
  return leading;
}

interface Reach {
  readonly levels: Levels;
  readonly taken: ReadonlySet<string>;
}

/** What all courses together lead to. */
function highest({ levels, courses }: PathRequest): Reach {
  const reached: Record<string, number> = { ...levels };
  const taken = new Set<string>();
  for (let before = ''; before !== JSON.stringify([reached, taken.size]);) {
    before = JSON.stringify([reached, taken.size]);
    for (const course of courses.filter((one) => canEnter(one, { levels: reached, taken }))) {
      taken.add(course.id);
      for (const { competence, from, to } of course.teaches) {
        const level = levelOf(reached, competence);
        if (level >= from) reached[competence] = Math.max(level, to);
      }
    }
  }
  return { levels: reached, taken };
}

function canEnter({ requires, prerequisites = [] }: Course, { levels, taken }: Reach): boolean {
  return (
    requires.every(({ competence, level }) => levelOf(levels, competence) >= level) &&
    prerequisites.every((id) => taken.has(id))
  );
}

function levelOf(levels: Levels, competence: string): number {
  return levels[competence] ?? 0;
}
