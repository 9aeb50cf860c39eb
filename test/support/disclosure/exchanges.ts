/** A sum of columns, the constant beside it, and what it truly comes to. */
export interface Sum {
  readonly name: string;
  readonly columns: readonly string[];
  readonly known: number;
  readonly truth: number;
}

/** What a weighted sum of columns may come to. */
export interface Row {
  readonly terms: readonly (readonly [column: string, weight: number])[];
  readonly least: number;
  readonly most: number;
}

type Change = ReadonlyMap<string, number>;

/**
 * The sums that are not refuted by a state of affairs that differs from the true one in one person or in two and would be
 * published the same way. Every such state is checked against all rows, so a sum that is left out surely is not known; of those
 * that are left nothing is said.
 */
export function refuted(sums: readonly Sum[], rows: readonly Row[], truth: Change): readonly Sum[] {
  const world = new Exchanges(rows, truth);
  const open = new Set(sums);
  const strike = (change: Change): void => {
    for (const sum of open) if (by(sum, change) !== 0) open.delete(sum);
  };
  const single = world.steps();
  for (const step of single) if (world.fits([step])) strike(step.change);
  for (const sum of sums) {
    if (!open.has(sum)) continue;
    const firsts = single.filter(({ change }) => by(sum, change) !== 0);
    const found = pairOf(firsts, single, (one, other) => by(sum, one.change) + by(sum, other.change) !== 0, world);
    if (found === undefined) continue;
    strike(merged(found.map(({ change }) => change)));
  }
  return [...open];
}

const NOTHING: Change = new Map();

/** One person of some who are alike changes from one level to another, in one check and on one competence. */
interface Step {
  readonly change: Change;
  /** Steps on the same competence and check can make up for each other. */
  readonly scale: string;
  readonly direction: number;
}

function pairOf(
  firsts: readonly Step[],
  all: readonly Step[],
  isWanted: (one: Step, other: Step) => boolean,
  world: Exchanges,
): readonly Step[] | undefined {
  for (const one of firsts) {
    for (const other of all) {
      if (other.scale !== one.scale || other.direction === one.direction || !isWanted(one, other)) continue;
      if (world.fits([one, other])) return [one, other];
    }
  }
  return undefined;
}

function by({ columns }: Sum, change: Change): number {
  return columns.reduce((total, column) => total + (change.get(column) ?? 0), 0);
}

function merged(changes: readonly Change[]): Change {
  const all = new Map<string, number>();
  for (const change of changes) {
    for (const [column, by] of change) all.set(column, (all.get(column) ?? 0) + by);
  }
  return all;
}

/** `k3q1c0l2`: persons alike, quarter, competence, level; `k3n1`: those of them with a need in the quarter. */
const COLUMN = /^(k\d+)q(\d+)(c\d+)l(\d+)$/;

class Exchanges {
  private readonly rowsOf = new Map<string, { readonly row: number; readonly weight: number }[]>();
  private readonly values: number[];

  constructor(
    private readonly rows: readonly Row[],
    private readonly truth: Change,
  ) {
    this.values = rows.map(({ terms }) => terms.reduce((sum, [name, w]) => sum + w * (truth.get(name) ?? 0), 0));
    rows.forEach(({ terms, least, most }, row) => {
      const value = this.values[row] ?? 0;
      if (value < least || value > most) throw new Error('the true state of affairs does not fit the figures');
      for (const [column, weight] of terms) {
        const known = this.rowsOf.get(column) ?? [];
        known.push({ row, weight });
        this.rowsOf.set(column, known);
      }
    });
  }

  steps(): readonly Step[] {
    const groups = new Map<string, string[]>();
    for (const column of this.rowsOf.keys()) {
      const [, key, quarter, competence] = COLUMN.exec(column) ?? [];
      if (key === undefined) continue;
      const name = `${key} q${String(quarter)}${String(competence)}`;
      groups.set(name, [...(groups.get(name) ?? []), column]);
    }
    return [...groups].flatMap(([name, columns]) => {
      const [, scale = ''] = name.split(' ');
      return columns
        .filter((from) => (this.truth.get(from) ?? 0) > 0)
        .flatMap((from) => columns.filter((to) => to !== from).flatMap((to) => this.variants(from, to, scale)));
    });
  }

  /** Whether the rows still hold after all steps. */
  fits(steps: readonly Step[]): boolean {
    const change = steps.length === 1 ? (steps[0]?.change ?? NOTHING) : merged(steps.map((step) => step.change));
    const rows = new Map<number, number>();
    for (const [column, by] of change) {
      if ((this.truth.get(column) ?? 0) + by < 0) return false;
      for (const { row, weight } of this.rowsOf.get(column) ?? []) rows.set(row, (rows.get(row) ?? 0) + by * weight);
    }
    for (const [row, by] of rows) {
      const [value, limits] = [(this.values[row] ?? 0) + by, this.rows[row]];
      if (limits !== undefined && (value < limits.least || value > limits.most)) return false;
    }
    return true;
  }

  /** With the change of level, one person more or less may have a need. */
  private variants(from: string, to: string, scale: string): readonly Step[] {
    const [, key = '', quarter = ''] = COLUMN.exec(from) ?? [];
    const level = (column: string): number => Number(COLUMN.exec(column)?.[4] ?? 0);
    const direction = Math.sign(level(to) - level(from));
    const need = `${key}n${quarter}`;
    return [0, -direction].map((by) => {
      const change = new Map([[from, -1], [to, 1], ...(by === 0 ? [] : ([[need, by]] as const))]);
      return { change, scale, direction };
    });
  }
}
