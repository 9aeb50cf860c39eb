import type { Municipality } from '../../municipalities/index.js';
import { PAGE_SIZE } from '../../platform/http/pagination.js';
import type { TallyView } from '../../vouchers/index.js';

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

export interface BoardPage {
  readonly rows: readonly BoardRow[];
  /** Of all rows that fit, not of the page alone. */
  readonly sums: Readonly<Record<CountColumn, number>>;
  readonly found: number;
  readonly page: number;
  readonly pages: number;
  /** The row that was counted the longest ago, of all that fit; null without rows. */
  readonly oldest: BoardRow | null;
}

/** The rows that fit the choice, one page of them in its order, with the sums of all. Equal rows stand by name. */
export function boardPage(all: readonly BoardRow[], choice: BoardChoice): BoardPage {
  const fitting = all.filter((row) => fits(row, choice));
  const { by, sign } = directionOf(choice.order);
  const sorted = [...fitting].sort((a, b) => sign * compared(a, b, by) || byName(a, b));
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE_SIZE));
  const page = Math.min(pages, Math.max(1, choice.page));
  const sumOf = (column: CountColumn) => fitting.reduce((sum, row) => sum + row[column], 0);
  return {
    rows: sorted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    sums: Object.fromEntries(COUNTS.map((column) => [column, sumOf(column)])) as Record<CountColumn, number>,
    found: fitting.length,
    oldest: [...fitting].sort((a, b) => compared(a, b, 'age'))[0] ?? null,
    page,
    pages,
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
  const isFound = plain(name).includes(plain(search)) || ars.startsWith(search.trim());
  return isFound && (kind === '' || municipality.kind === kind) && (!onlyAlarms || alarms > 0);
}

const SPELLINGS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** One spelling for all: "Südliche" and "suedliche" are the same. */
function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => SPELLINGS[letter] ?? letter);
}
