import type { Municipality } from '../../municipalities/index.js';
import type { TallyView } from '../../vouchers/index.js';
import { type ListPage, pageAt } from '../shared/list-page.js';
import { isCalled } from '../shared/municipality-list.js';

export interface BoardRow extends TallyView {
  readonly municipality: Pick<Municipality, 'name' | 'ars' | 'kind'>;
  /** Assigned vouchers that end soon. */
  readonly expiring: number;
  /** Open alarms. */
  readonly alarms: number;
}

export const COUNTS = ['granted', 'assigned', 'redeemed', 'completed', 'available', 'expiring'] as const;
export type CountColumn = (typeof COUNTS)[number];

/** What the board can be sorted by; a minus before it turns the order round. */
export const SORTED_BY = ['name', ...COUNTS, 'position', 'age'] as const;
export type SortedBy = (typeof SORTED_BY)[number];
export type Order = SortedBy | `-${SortedBy}`;
export const ORDERS: readonly Order[] = SORTED_BY.flatMap((by) => [by, `-${by}`] as const);

export interface BoardChoice {
  /** Part of a name, in any spelling of umlauts, or the first digits of an ARS. */
  readonly search: string;
  /** Empty for all kinds. */
  readonly kind: string;
  readonly onlyAlarms: boolean;
  readonly order: Order;
  /** From 1; beyond the last page the last one is shown. */
  readonly page: number;
}

export interface BoardPage extends ListPage<BoardRow> {
  /** Of all rows that fit, not of the page alone. */
  readonly sums: Readonly<Record<CountColumn, number>>;
  /** The row that was counted the longest ago, of all that fit; null without rows. */
  readonly oldest: BoardRow | null;
}

/** The rows that fit the choice, one page of them in its order, with the sums of all. Equal rows stand by name. */
export function boardPage(all: readonly BoardRow[], choice: BoardChoice): BoardPage {
  const fitting = all.filter((row) => fits(row, choice));
  const { by, sign } = directionOf(choice.order);
  const sorted = [...fitting].sort((a, b) => sign * compared(a, b, by) || byName(a, b));
  const sumOf = (column: CountColumn) => fitting.reduce((sum, row) => sum + row[column], 0);
  return {
    ...pageAt(sorted, choice.page),
    sums: Object.fromEntries(COUNTS.map((column) => [column, sumOf(column)])) as Record<CountColumn, number>,
    oldest: [...fitting].sort((a, b) => compared(a, b, 'age'))[0] ?? null,
  };
}

export function directionOf(order: Order): { readonly by: SortedBy; readonly sign: 1 | -1 } {
  return order.startsWith('-') ? { by: order.slice(1) as SortedBy, sign: -1 } : { by: order as SortedBy, sign: 1 };
}

/** Age rises with the time since the count: the oldest comes first. */
function compared(a: BoardRow, b: BoardRow, by: SortedBy): number {
  if (by === 'name') return byName(a, b);
  if (by === 'age') return a.talliedAt.getTime() - b.talliedAt.getTime();
  if (by === 'position') return a.ledgerPosition - b.ledgerPosition;
  return a[by] - b[by];
}

const GERMAN = new Intl.Collator('de');

function byName(a: BoardRow, b: BoardRow): number {
  return GERMAN.compare(a.municipality.name, b.municipality.name);
}

function fits({ municipality, alarms }: BoardRow, { search, kind, onlyAlarms }: BoardChoice): boolean {
  const { name, ars } = municipality;
  const isFound = isCalled({ name, ars }, search);
  return isFound && (kind === '' || municipality.kind === kind) && (!onlyAlarms || alarms > 0);
}
