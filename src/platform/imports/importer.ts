import type { Comparison } from '../../kernel/comparison.js';
import type { Reading } from '../../kernel/reading.js';

export interface ImportFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Applied {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Mails with an invitation that leave, where they were asked for. */
  readonly invitations?: number;
}

/** What is wanted beside the rows themselves. */
export interface ImportOptions {
  /** People who have no way in yet are sent a mail with one. */
  readonly invite: boolean;
}

/** Tells how far the work is; `done` of `total` rows. */
export type Report = (done: number, total: number) => Promise<void>;

/**
 * What a feature offers to import: it reads a file without changing the database, and applies rows inside the
 * caller's transaction. The same rows applied twice change nothing the second time.
 */
export interface Importer<Row = unknown> {
  readonly kind: string;
  /** A file that cannot be read as a whole gives no rows and a finding that says why. */
  read(file: ImportFile): Promise<Reading<Row>>;
  apply(rows: readonly Row[], report: Report, options: ImportOptions): Promise<Applied>;
  /**
   * What `apply` would do to each row, in their order, without doing it. Holds what it read until commit. A room that
   * can tell it makes its imports applicable after a preview.
   */
  compare?(rows: readonly Row[]): Promise<readonly Comparison[]>;
}
