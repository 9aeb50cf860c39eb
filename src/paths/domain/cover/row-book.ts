import type { Course, Levels, Teaching } from '../path-shapes.js';
import { levelAfter, levelIn } from '../taking.js';

/** Rows of one competence by level. */
type LevelRows = Map<number, number[]>;

/**
 * Gives every row of a cover its number, from 0 on. A level has a row of its own for each demand that asks for it,
 * and one for all courses that need it for entry, so that each can have its own price; a prerequisite has one row.
 */
export class RowBook {
  private readonly levels = new Map<string, LevelRows>();
  /** Highest level with a row, by competence. */
  private readonly tops = new Map<string, number>();
  private readonly entries = new Map<string, Map<number, number>>();
  private readonly prerequisites = new Map<string, number>();
  private size = 0;

  constructor(private readonly start: Levels) {}

  get count(): number {
    return this.size;
  }

  /** Opens the rows by which one demand asks for the levels above the start up to `to`. */
  openDemand(competence: string, to: number): readonly number[] {
    return this.above(competence, to).map((level) => this.open(competence, level));
  }

  /** Opens the rows of what the course needs: the levels above the start up to its entry levels, its prerequisites. */
  openNeeds({ requires, prerequisites = [] }: Course): void {
    for (const { competence, level } of requires) {
      const known = this.entries.get(competence) ?? new Map<number, number>();
      this.entries.set(competence, known);
      for (const one of this.above(competence, level)) {
        if (!known.has(one)) known.set(one, this.open(competence, one));
      }
    }
    for (const id of prerequisites) {
      if (!this.prerequisites.has(id)) this.prerequisites.set(id, this.size++);
    }
  }

  /** The rows of what the course needs, opened before. */
  needsOf({ requires, prerequisites = [] }: Course): readonly number[] {
    const rows = new Set<number>(prerequisites.flatMap((id) => this.prerequisites.get(id) ?? []));
    for (const { competence, level } of requires) {
      for (const one of this.above(competence, level)) rows.add(this.entries.get(competence)?.get(one) ?? 0);
    }
    return [...rows];
  }

  /** Whether the course covers an open row. */
  isOpenTo({ id, teaches }: Course): boolean {
    if (this.prerequisites.has(id)) return true;
    return teaches.some(({ competence, from, to }) => {
      const top = this.tops.get(competence) ?? 0;
      return from < top && Math.min(to, top) > levelIn(this.start, competence);
    });
  }

  /** The open rows that the course covers: levels that it lifts through, and itself where another needs it. */
  coveredBy(course: Course): readonly number[] {
    const rows: number[] = [];
    const self = this.prerequisites.get(course.id);
    if (self !== undefined) rows.push(self);
    for (const teaching of course.teaches) this.collect(course, teaching, rows);
    return course.teaches.length > 1 ? [...new Set(rows)] : rows;
  }

  /**
   * Whether the course, taken where another one lifts a level that it covers, gives all that it ever could: a course can
   * be taken only once. It gives everything from the start levels on, or it has one lesson and is taken for nothing else.
   */
  standsIn(course: Course): boolean {
    const lessons = course.teaches.filter((teaching) => this.isAsked(course, teaching));
    const isSingle = lessons.length === 1 && !this.prerequisites.has(course.id);
    return (
      isSingle ||
      lessons.every(({ competence, to }) => levelAfter(course, competence, levelIn(this.start, competence)) >= to)
    );
  }

  private isAsked(course: Course, teaching: Teaching): boolean {
    const rows: number[] = [];
    this.collect(course, teaching, rows);
    return rows.length > 0;
  }

  private collect(course: Course, { competence, from }: Teaching, rows: number[]): void {
    const known = this.levels.get(competence);
    if (known === undefined) return;
    const to = levelAfter(course, competence, from);
    for (let level = Math.max(from, levelIn(this.start, competence)) + 1; level <= to; level += 1) {
      const found = known.get(level);
      if (found !== undefined) rows.push(...found);
    }
  }

  private open(competence: string, level: number): number {
    const known = this.levels.get(competence) ?? new Map<number, number[]>();
    this.levels.set(competence, known);
    known.set(level, [...(known.get(level) ?? []), this.size]);
    this.tops.set(competence, Math.max(level, this.tops.get(competence) ?? 0));
    return this.size++;
  }

  private above(competence: string, to: number): readonly number[] {
    const from = levelIn(this.start, competence);
    return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i + 1);
  }
}
