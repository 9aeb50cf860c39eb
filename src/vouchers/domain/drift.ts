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

/** The columns in which ledger and tables disagree; none as long as every move wrote its entry. */
export function driftOf(tally: CountedRows, rows: CountedRows): readonly (keyof CountedRows)[] {
  return COMPARED.filter((column) => tally[column] !== rows[column]);
}
