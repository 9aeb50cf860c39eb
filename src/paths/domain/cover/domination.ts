import type { Part } from '../part.js';
import type { Course } from '../path-shapes.js';
import type { RowBook } from './row-book.js';

/** A column goes when so many others dominate it, so that any one course can be left out afterwards. */
const ENOUGH = 2;

/**
 * The columns without those that no best path needs, also where one course more is left out. A column is dominated by
 * another that covers all its rows, needs no more, costs no more, and loses nothing when it takes its place: whatever
 * holds the dominated column is no worse with the other. The courses come in rising order of minutes, then of code.
 */
export function undominated(courses: readonly Course[], book: RowBook, part: Part): readonly Column[] {
  const survey = new Survey(book, part);
  const pinned = new Set(part.pinned);
  const kept: Column[] = [];
  for (const course of courses) {
    const column = { course, covers: book.coveredBy(course), needs: book.needsOf(course) };
    if (!pinned.has(course) && survey.dominatorsOf(column) >= ENOUGH) continue;
    survey.add(column);
    kept.push(column);
  }
  return kept;
}

/** A course with the rows that it covers, and those that must be covered when it is taken. */
export interface Column {
  readonly course: Course;
  readonly covers: readonly number[];
  readonly needs: readonly number[];
}

/** The columns kept so far, by the rows that they cover. */
class Survey {
  private readonly byRow: Column[][];
  private readonly marks: Int32Array;
  private turn = 0;

  constructor(
    private readonly book: RowBook,
    private readonly part: Part,
  ) {
    this.byRow = Array.from({ length: book.count }, () => []);
    this.marks = new Int32Array(book.count);
  }

  /** Lets the column dominate those that come after it. */
  add(column: Column): void {
    if (!this.book.standsIn(column.course)) return;
    for (const row of column.covers) this.byRow[row]?.push(column);
  }

  /** How many dominate the column, counted up to what is enough. */
  dominatorsOf(column: Column): number {
    this.turn += 1;
    for (const row of column.covers) this.marks[row] = this.turn;
    let found = 0;
    for (const other of this.rivalsOf(column)) {
      if (this.coversAll(other, column) && this.isNoDearer(other.course, column.course)) found += 1;
      if (found === ENOUGH) break;
    }
    return found;
  }

  /** Of the rows that the column covers, the columns of the one that has the fewest. */
  private rivalsOf({ covers }: Column): readonly Column[] {
    let fewest: readonly Column[] | null = null;
    for (const row of covers) {
      const columns = this.byRow[row] ?? [];
      if (fewest === null || columns.length < fewest.length) fewest = columns;
    }
    return fewest ?? [];
  }

  private coversAll(other: Column, { covers, needs }: Column): boolean {
    let shared = 0;
    for (const row of other.covers) if (this.marks[row] === this.turn) shared += 1;
    return shared === covers.length && other.needs.every((row) => needs.includes(row));
  }

  /** `x` comes before `y`: it takes no more minutes, and at the same minutes has the lower code. */
  private isNoDearer(x: Course, y: Course): boolean {
    const { prefer, limits } = this.part;
    if (prefer === 'minutes' && limits.maxPriceCents === null && x.minutes < y.minutes) return true;
    const isPaidAlike = limits.vouchers === 0 || x.voucherEligible || !y.voucherEligible || x.priceCents === 0;
    return isPaidAlike && x.priceCents <= y.priceCents;
  }
}
