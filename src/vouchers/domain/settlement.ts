import type { ProgrammeState } from './programme-states.js';

/** What was paid to one provider for one municipality in one programme. Cents. */
export interface SettlementRow {
  readonly provider: string;
  /** ARS, 12 digits. */
  readonly ars: string;
  readonly municipality: string;
  /** Vouchers redeemed or completed. */
  readonly vouchers: number;
  readonly completed: number;
  readonly priceCents: number;
  readonly paidCents: number;
}

export interface Paid {
  readonly vouchers: number;
  readonly paidCents: number;
}

export interface Settlement {
  readonly format: 'lernlotse-settlement';
  readonly formatVersion: 1;
  readonly programme: { readonly id: string; readonly title: string; readonly state: ProgrammeState };
  readonly at: string;
  /** By provider, then ARS. */
  readonly rows: readonly SettlementRow[];
  readonly sum: Paid;
  /** The fold of the ledger at the same moment: it equals the sum. */
  readonly ledger: Paid;
}

/** A ledger entry that pays, or takes a payment back. */
export interface PaymentEntry {
  readonly kind: 'voucher.redeemed' | 'voucher.cancelled';
  readonly voucherId: string;
  /** Null for a cancellation: it takes back what the redemption paid. */
  readonly paidCents: number | null;
}

/** What the ledger says was paid: every redemption that was not cancelled. Entries come in the ledger's order. */
export function foldPayments(entries: Iterable<PaymentEntry>): Paid {
  const paid = new Map<string, number>();
  for (const { kind, voucherId, paidCents } of entries) {
    if (kind === 'voucher.redeemed') paid.set(voucherId, paidCents ?? 0);
    else paid.delete(voucherId);
  }
  return { vouchers: paid.size, paidCents: [...paid.values()].reduce((sum, cents) => sum + cents, 0) };
}

export function sumOf(rows: readonly Pick<SettlementRow, 'vouchers' | 'paidCents'>[]): Paid {
  return {
    vouchers: rows.reduce((sum, { vouchers }) => sum + vouchers, 0),
    paidCents: rows.reduce((sum, { paidCents }) => sum + paidCents, 0),
  };
}
