import { PAGE_SIZE } from '../../platform/http/pagination.js';

/** One page of a list that is read as a whole. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  /** From 1; a number behind the last page shows the last. */
  readonly number: number;
  /** At least 1. */
  readonly pages: number;
  /** Rows in all. */
  readonly total: number;
}

export function pageAt<Row>(all: readonly Row[], wanted: number): ListPage<Row> {
  const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const number = Math.min(pages, Math.max(1, wanted));
  const from = (number - 1) * PAGE_SIZE;
  return { rows: all.slice(from, from + PAGE_SIZE), number, pages, total: all.length };
}
