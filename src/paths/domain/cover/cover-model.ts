import type { Part } from '../part.js';
import type { Course } from '../path-shapes.js';
import { gainOf, isClosed, type Target, weightOf } from '../targets.js';
import { undominated } from './domination.js';
import { RowBook } from './row-book.js';

/** One way to meet a demand: all of `rows` are covered; `lost` is the worth that it leaves, 0 for the best way. */
export interface Option {
  readonly rows: readonly number[];
  readonly lost: number;
}

/** By column or by row: a list of rows or columns. */
type Lists = readonly (readonly number[])[];

/**
 * The choice of courses as a set-covering problem. A column is a course, a row is one level of one competence, and a
 * course covers the levels that it lifts through. It is a relaxation: every path is a cover, but a cover need not
 * have an order in which every entry level is met; the replay of its courses tells.
 */
export interface CoverModel {
  readonly courses: readonly Course[];
  readonly rowCount: number;
  /** Rows that each column covers. */
  readonly covers: Lists;
  /** Columns that cover each row. */
  readonly coveredBy: Lists;
  /** Rows that must be covered when the column is taken: entry levels and prerequisites. */
  readonly needs: Lists;
  /** Of each demand exactly one option is met. */
  readonly demands: readonly (readonly Option[])[];
  /** Columns that every solution holds. */
  readonly forced: readonly number[];
}

/** The model of a part. A level that no course can lift to is in no option. */
export function coverModel(part: Part): CoverModel {
  const book = new RowBook(part.start);
  const asked = part.targets
    .filter((target) => part.worth === 'gained' || !isClosed(target, part.start))
    .map((target) => optionsOf(target, part, book));
  const columns = undominated(relevant(part, book), book, part);
  const fixed = part.fixed.map(() => []);
  const covers = [...columns.map((column) => column.covers), ...fixed];
  const coveredBy = invert(covers, book.count);
  const isCoverable = (row: number): boolean => (coveredBy[row] ?? []).length > 0;
  return {
    courses: [...columns.map(({ course }) => course), ...part.fixed],
    rowCount: book.count,
    covers,
    coveredBy,
    needs: [...columns.map(({ needs }) => needs), ...fixed],
    demands: asked.map((options) => options.filter(({ rows }) => rows.every(isCoverable))),
    forced: part.fixed.map((_, i) => columns.length + i),
  };
}

/** The same model without the course of this id. */
export function withoutCourse(model: CoverModel, without: string): CoverModel {
  const keep = model.courses.flatMap(({ id }, column) => (id === without ? [] : [column]));
  const rest = restrictedTo(model, keep);
  const isCoverable = (row: number): boolean => (rest.coveredBy[row] ?? []).length > 0;
  return { ...rest, demands: rest.demands.map((options) => options.filter(({ rows }) => rows.every(isCoverable))) };
}

/** The same model in which the courses of these ids are in every solution. */
export function withForced(model: CoverModel, ids: ReadonlySet<string>): CoverModel {
  const forced = model.courses.flatMap(({ id }, column) => (ids.has(id) ? [column] : []));
  return { ...model, forced: [...new Set([...model.forced, ...forced])].sort((x, y) => x - y) };
}

/** The same model with only some of its columns, by their numbers in rising order. */
export function restrictedTo(model: CoverModel, keep: readonly number[]): CoverModel {
  const isKept = new Uint8Array(model.courses.length);
  for (const column of keep) isKept[column] = 1;
  const pick = <T>(all: readonly T[]): readonly T[] => all.filter((_, column) => isKept[column] === 1);
  const covers = pick(model.covers);
  const forced = new Set(model.forced);
  return {
    ...model,
    courses: pick(model.courses),
    covers,
    needs: pick(model.needs),
    coveredBy: invert(covers, model.rowCount),
    forced: keep.flatMap((column, i) => (forced.has(column) ? [i] : [])),
  };
}

/** The courses of these columns. */
export function coursesOf({ courses }: CoverModel, columns: readonly number[]): readonly Course[] {
  return columns.flatMap((column) => courses.slice(column, column + 1));
}

/** What is lost at best where these columns are taken. */
export function lostBy({ covers, demands }: CoverModel, columns: readonly number[]): number {
  const covered = new Set(columns.flatMap((column) => covers[column] ?? []));
  return demands.reduce((sum, options) => {
    const met = options.filter(({ rows }) => rows.every((row) => covered.has(row)));
    return sum + Math.min(...met.map(({ lost }) => lost));
  }, 0);
}

function optionsOf(target: Target, { start, worth }: Part, book: RowBook): readonly Option[] {
  if (worth === 'closed') {
    const closing = target.gaps.map(({ competence, to }) => ({ rows: book.openDemand(competence, to), lost: 0 }));
    return [...closing, { rows: [], lost: weightOf(target) }];
  }
  const most = Math.max(...target.gaps.map((gap) => gap.weight * (gap.to - gap.from)));
  return target.gaps.flatMap((gap) => {
    const rows = book.openDemand(gap.competence, gap.to);
    const lost = most - gainOf(gap, start);
    const lifted = rows.map((_, i) => ({ rows: rows.slice(0, i + 1), lost: lost - gap.weight * (i + 1) }));
    return [{ rows: [], lost }, ...lifted];
  });
}

/** Pinned courses, those that cover a row, those that these need, and so on; opens the rows of all their needs. */
function relevant({ offers, pinned }: Part, book: RowBook): readonly Course[] {
  const isWanted = new Set(pinned);
  const found = new Set<Course>();
  let left = offers;
  for (let before = -1; before < book.count;) {
    before = book.count;
    left = left.filter((course) => {
      if (!book.isOpenTo(course) && !isWanted.has(course)) return true;
      book.openNeeds(course);
      found.add(course);
      return false;
    });
  }
  return offers.filter((course) => found.has(course));
}

function invert(covers: Lists, rowCount: number): Lists {
  const coveredBy: number[][] = Array.from({ length: rowCount }, () => []);
  covers.forEach((rows, column) => {
    for (const row of rows) coveredBy[row]?.push(column);
  });
  return coveredBy;
}
