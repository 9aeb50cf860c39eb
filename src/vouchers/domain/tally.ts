import type { RequestState } from './request-states.js';
import type { VoucherState } from './voucher-states.js';

export type LedgerKind = 'grant' | `request.${RequestState}` | `voucher.${VoucherState}`;

/** What the tally reads of a ledger entry. */
export interface TallyEntry {
  /** Place in the programme's ledger, from 1. */
  readonly position: number;
  readonly kind: LedgerKind;
  readonly municipalityId: string;
  /** The state before the move; absent for a grant and for what the entry creates. */
  readonly from?: RequestState | VoucherState | null;
  readonly requestId?: string | null;
  readonly voucherId?: string | null;
  /** ± n for a grant, 1 for a move. */
  readonly count: number;
}

/** The state of one municipality in one programme, in vouchers (requested: in requests). */
export interface Tally {
  readonly municipalityId: string;
  readonly granted: number;
  /** Now requested or waitlisted. */
  readonly requested: number;
  readonly assigned: number;
  readonly redeemed: number;
  readonly completed: number;
  readonly expired: number;
  /** granted − (assigned + redeemed + completed). */
  readonly available: number;
  /** The last of the municipality's entries that is counted. */
  readonly ledgerPosition: number;
}

type Column = 'granted' | 'requested' | 'assigned' | 'redeemed' | 'completed' | 'expired';
type Columns = Record<Column, number>;

/**
 * What each kind adds to a column and takes from another. The state table leaves each kind only one column to
 * come from.
 */
const EFFECTS: Readonly<Record<LedgerKind, Readonly<Partial<Columns>>>> = {
  grant: { granted: 1 },
  'request.requested': { requested: 1 },
  'request.waitlisted': {},
  'request.approved': { requested: -1 },
  'request.declined': { requested: -1 },
  'request.withdrawn': { requested: -1 },
  'request.lapsed': { requested: -1 },
  'voucher.assigned': { assigned: 1 },
  'voucher.redeemed': { assigned: -1, redeemed: 1 },
  'voucher.completed': { redeemed: -1, completed: 1 },
  'voucher.revoked': { assigned: -1 },
  'voucher.returned': { assigned: -1 },
  'voucher.cancelled': { redeemed: -1 },
  'voucher.expired': { assigned: -1, expired: 1 },
};

/** What may stand in a ledger, in the order of a voucher's life. */
export const LEDGER_KINDS = Object.keys(EFFECTS) as readonly LedgerKind[];

/**
 * Recounts the ledger of one programme: one tally per municipality that occurs in it, by municipality id. The
 * result depends only on which entries are given, never on their order or on an earlier result.
 */
export function foldTally(entries: Iterable<TallyEntry>): readonly Tally[] {
  const running = new Map<string, Columns & { ledgerPosition: number }>();
  for (const entry of entries) {
    const columns = running.get(entry.municipalityId) ?? emptyColumns();
    running.set(entry.municipalityId, columns);
    for (const [column, sign] of Object.entries(EFFECTS[entry.kind]) as [Column, number][]) {
      columns[column] += sign * entry.count;
    }
    columns.ledgerPosition = Math.max(columns.ledgerPosition, entry.position);
  }
  return [...running]
    .map(([municipalityId, columns]) => ({ municipalityId, ...columns, available: availableOf(columns) }))
    .sort((a, b) => (a.municipalityId < b.municipalityId ? -1 : 1));
}

/** Places that a municipality can still assign. */
export function availableOf(counts: Pick<Tally, 'granted' | 'assigned' | 'redeemed' | 'completed'>): number {
  return counts.granted - (counts.assigned + counts.redeemed + counts.completed);
}

/** The tally of a municipality that no entry names. */
export function emptyTally(municipalityId: string): Tally {
  return { municipalityId, ...emptyColumns(), available: 0 };
}

function emptyColumns(): Columns & { ledgerPosition: number } {
  return { granted: 0, requested: 0, assigned: 0, redeemed: 0, completed: 0, expired: 0, ledgerPosition: 0 };
}
