import type { SettlementRow } from '../../vouchers/index.js';

export const SETTLEMENT_VIEWS = ['provider', 'municipality', 'both'] as const;
export type SettlementView = (typeof SETTLEMENT_VIEWS)[number];

type Counts = Pick<SettlementRow, 'vouchers' | 'completed' | 'priceCents' | 'paidCents'>;

export interface SettlementGroup extends Counts {
  readonly key: string;
  /** Null where the group is not of one provider. */
  readonly provider: string | null;
  /** Null where the group is not of one municipality. */
  readonly municipality: string | null;
}

/** The rows of a settlement added up by what is looked at; every view adds up to the same sum. */
export function groupsOf(rows: readonly SettlementRow[], view: SettlementView): readonly SettlementGroup[] {
  const groups = new Map<string, SettlementGroup>();
  for (const row of rows) {
    const provider = view === 'municipality' ? null : row.provider;
    const ars = view === 'provider' ? null : row.ars;
    const key = JSON.stringify([provider, ars]);
    const municipality = ars === null ? null : row.municipality;
    groups.set(key, { key, provider, municipality, ...added(groups.get(key) ?? NOTHING, row) });
  }
  const nameOf = ({ provider, municipality }: SettlementGroup): string => `${provider ?? ''} ${municipality ?? ''}`;
  return [...groups.values()].sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'de'));
}

export function sumOfGroups(groups: readonly Counts[]): Counts {
  return groups.reduce(added, NOTHING);
}

const NOTHING: Counts = { vouchers: 0, completed: 0, priceCents: 0, paidCents: 0 };

function added(a: Counts, b: Counts): Counts {
  return {
    vouchers: a.vouchers + b.vouchers,
    completed: a.completed + b.completed,
    priceCents: a.priceCents + b.priceCents,
    paidCents: a.paidCents + b.paidCents,
  };
}
