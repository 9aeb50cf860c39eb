import type { Tally } from './tally.js';

/** What the tables themselves say of a municipality, counted at the same moment as its ledger was read. */
export type CountedRows = Omit<Tally, 'municipalityId' | 'ledgerPosition'>;

const COMPARED: readonly (keyof CountedRows)[] = [
  'granted',
  'requested',
  'assigned',
  'redeemed',
  'completed',
  'expired',
  'available',
];

/** The columns in which two accounts disagree. */
export function driftOf(one: CountedRows, other: CountedRows): readonly (keyof CountedRows)[] {
  return COMPARED.filter((column) => one[column] !== other[column]);
}

/** Ledger and tables disagree; the stored tally is not what the ledger says; moves wait too long to be counted. */
export type DriftKind = 'rows-differ' | 'tally-differs' | 'tally-behind';

/** Three accounts of one municipality, read at one moment. */
export interface Accounts {
  readonly municipalityId: string;
  /** The fold of the whole ledger. */
  readonly ledger: Tally;
  /** The fold up to the position that the stored tally claims. */
  readonly ledgerThen: Tally;
  readonly rows: CountedRows;
  /** Null before the first count. */
  readonly stored: Tally | null;
  /** When the first entry was written that the stored tally does not count; null when it counts all. */
  readonly uncountedSince: Date | null;
}

export interface Difference {
  readonly column: keyof CountedRows;
  /** What the ledger says. */
  readonly ledger: number;
  /** What the tables, or the stored tally, say. */
  readonly found: number;
}

export interface Drift {
  readonly kind: DriftKind;
  /** Empty for `tally-behind`. */
  readonly differences: readonly Difference[];
}

/** Minutes that a move may wait to be counted: five attempts with their pauses need less than two. */
export const BEHIND_AFTER_MINUTES = 5;

/** Everything in which the three accounts do not agree; nothing as long as the product alone wrote them. */
export function driftsIn({ ledger, ledgerThen, rows, stored, uncountedSince }: Accounts, now: Date): readonly Drift[] {
  const waited = uncountedSince === null ? 0 : now.getTime() - uncountedSince.getTime();
  return [
    ...differing('rows-differ', ledger, rows),
    ...(stored === null ? [] : differing('tally-differs', ledgerThen, stored)),
    ...(stored !== null && stored.ledgerPosition > ledger.ledgerPosition && driftOf(ledgerThen, stored).length === 0
      ? [{ kind: 'tally-differs', differences: [] } as const]
      : []),
    ...(waited > BEHIND_AFTER_MINUTES * 60_000 ? [{ kind: 'tally-behind', differences: [] } as const] : []),
  ];
}

function differing(kind: DriftKind, ledger: CountedRows, found: CountedRows): readonly Drift[] {
  const differences = driftOf(ledger, found).map((column) => ({
    column,
    ledger: ledger[column],
    found: found[column],
  }));
  return differences.length === 0 ? [] : [{ kind, differences }];
}
