import type { CoverModel, Option } from './cover-model.js';
import { flat } from './flat.js';
import type { Pricing } from './pricing.js';

/** State of a column in a node of the search. */
export const FREE = 0;
export const IN = 1;
export const OUT = 2;

/** What sums of some hundred prices may be wrong by, for each unit: a bound is lower by as much, and so holds. */
const SUMMED = 1e-14;

/** Prices of the relaxed rules: of every row, of every need of a column, and of the limits. All at least 0. */
export interface Multipliers {
  readonly rows: Float64Array;
  readonly needs: Float64Array;
  /** Of minutes, cents, vouchers and lost worth, each as a share of its limit. */
  readonly caps: Float64Array;
}

/**
 * The Lagrangian relaxation of a cover: rules become prices, and what is left falls apart into one decision for each
 * column and each demand. Its value is a lower bound on the objective whatever the prices (Held & Karp 1970; for set
 * covering Caprara, Fischetti & Toth 1999). Buffers are kept, so one object serves one search at a time.
 */
export class Relaxation {
  /** Objective of a column after the prices of its rows; of columns that are not out. */
  readonly reduced: Float64Array;
  /** 1 for the columns that the relaxed solution takes. */
  readonly taken: Uint8Array;
  /** How many taken columns cover each row. */
  readonly cover: Int32Array;
  /** 1 for the rows that the chosen options ask for. */
  readonly asked: Uint8Array;
  /** The option of each demand that is cheapest at the prices; undefined when none is left. */
  readonly options: (Option | undefined)[];
  /** How much of each limit is used, as a share less 1. */
  readonly excess = new Float64Array(4);
  /** Column and row of each need, in the order of the columns. */
  readonly needColumn: Int32Array;
  readonly needRow: Int32Array;
  private readonly needFrom: Int32Array;
  private readonly coverRow: Int32Array;
  private readonly coverFrom: Int32Array;
  private readonly rowPrice: Float64Array;
  /** Whether minutes or cents are limited at all. */
  private readonly isCharged: boolean;

  constructor(
    readonly model: CoverModel,
    readonly pricing: Pricing,
  ) {
    const columns = model.courses.length;
    this.reduced = new Float64Array(columns);
    this.taken = new Uint8Array(columns);
    this.cover = new Int32Array(model.rowCount);
    this.asked = new Uint8Array(model.rowCount);
    this.rowPrice = new Float64Array(model.rowCount);
    this.options = model.demands.map(() => undefined);
    this.isCharged = pricing.caps.minutes < Infinity || pricing.caps.cents < Infinity;
    this.needColumn = Int32Array.from(model.needs.flatMap((rows, column) => rows.map(() => column)));
    [this.needFrom, this.needRow] = flat(model.needs);
    [this.coverFrom, this.coverRow] = flat(model.covers);
  }

  /** Prices to start from: every row at the share of the cheapest column that covers it. */
  firstPrices(): Multipliers {
    const rows = new Float64Array(this.model.rowCount).fill(Infinity);
    this.model.covers.forEach((covered, column) => {
      const share = (this.pricing.cost[column] ?? 0) / covered.length;
      for (const row of covered) rows[row] = Math.min(rows[row] ?? 0, share);
    });
    return {
      rows: rows.map((price) => (price === Infinity ? 0 : price)),
      needs: new Float64Array(this.needRow.length),
      caps: new Float64Array(4),
    };
  }

  /**
   * The lower bound at these prices, infinite when a demand has no option left. `state` tells of each column whether it
   * is decided, `available` of each row how many columns that are not out cover it.
   */
  evaluate(state: Uint8Array, available: Int32Array, prices: Multipliers): number {
    this.priceRows(state, prices);
    this.cover.fill(0);
    this.asked.fill(0);
    const { caps } = this.pricing;
    this.excess.set([-1, -1, -caps.vouchers, -1]);
    const ofColumns = this.takeColumns(state, prices);
    const ofOptions = this.chooseOptions(available, prices);
    if (ofOptions === Infinity) return Infinity;
    const [minutes = 0, cents = 0, vouchers = 0, lost = 0] = prices.caps;
    const ofCaps = minutes + cents + vouchers * caps.vouchers + lost;
    return ofColumns + ofOptions - ofCaps - SUMMED * (Math.abs(ofColumns) + ofOptions + ofCaps);
  }

  private priceRows(state: Uint8Array, { rows, needs }: Multipliers): void {
    this.rowPrice.set(rows);
    for (let need = 0; need < this.needRow.length; need += 1) {
      const price = needs[need] ?? 0;
      if (price === 0 || state[this.needColumn[need] ?? 0] === OUT) continue;
      const row = this.needRow[need] ?? 0;
      this.rowPrice[row] = (this.rowPrice[row] ?? 0) + price;
    }
  }

  private takeColumns(state: Uint8Array, prices: Multipliers): number {
    let value = 0;
    for (let column = 0; column < state.length; column += 1) {
      this.taken[column] = 0;
      if (state[column] === OUT) continue;
      const reduced = this.reducedOf(column, prices);
      this.reduced[column] = reduced;
      if (reduced >= 0 && state[column] === FREE) continue;
      value += reduced;
      this.taken[column] = 1;
      for (let at = this.coverFrom[column] ?? 0; at < (this.coverFrom[column + 1] ?? 0); at += 1) {
        const row = this.coverRow[at] ?? 0;
        this.cover[row] = (this.cover[row] ?? 0) + 1;
      }
      if (this.isCharged) this.use(column, prices);
    }
    return value;
  }

  private reducedOf(column: number, { needs, caps }: Multipliers): number {
    let reduced = (this.pricing.cost[column] ?? 0) + (this.isCharged ? this.charge(column, caps) : 0);
    for (let at = this.coverFrom[column] ?? 0; at < (this.coverFrom[column + 1] ?? 0); at += 1) {
      reduced -= this.rowPrice[this.coverRow[at] ?? 0] ?? 0;
    }
    for (let need = this.needFrom[column] ?? 0; need < (this.needFrom[column + 1] ?? 0); need += 1) {
      reduced += needs[need] ?? 0;
    }
    return reduced;
  }

  /** Price of the limits that the column uses: cents, or a voucher where that is cheaper. */
  private charge(column: number, prices: Float64Array): number {
    const [ofMinutes = 0, , ofVouchers = 0] = prices;
    const { minutes, payable, caps } = this.pricing;
    const time = ofMinutes > 0 ? (ofMinutes * (minutes[column] ?? 0)) / caps.minutes : 0;
    const cash = this.cash(column, prices);
    return time + (payable[column] === 1 ? Math.min(cash, ofVouchers) : cash);
  }

  private cash(column: number, prices: Float64Array): number {
    const price = this.pricing.cents[column] ?? 0;
    const limit = this.pricing.caps.cents;
    if (price === 0 || limit === Infinity) return 0;
    return limit > 0 ? ((prices[1] ?? 0) * price) / limit : Infinity;
  }

  private use(column: number, { caps: prices }: Multipliers): void {
    const { minutes, cents, payable, caps } = this.pricing;
    const { excess } = this;
    if (caps.minutes > 0) excess[0] = (excess[0] ?? 0) + (minutes[column] ?? 0) / caps.minutes;
    const price = cents[column] ?? 0;
    if (caps.cents === Infinity || price === 0) return;
    const by = payable[column] === 1 && this.cash(column, prices) >= (prices[2] ?? 0) ? 2 : 1;
    excess[by] = (excess[by] ?? 0) + (by === 2 ? 1 : price / caps.cents);
  }

  private chooseOptions(available: Int32Array, prices: Multipliers): number {
    const { lostCost, caps } = this.pricing;
    const ofLost = lostCost + (caps.lost > 0 && caps.lost < Infinity ? (prices.caps[3] ?? 0) / caps.lost : 0);
    let value = 0;
    this.model.demands.forEach((options, demand) => {
      let least = Infinity;
      let best: Option | undefined;
      for (const option of options) {
        const price = option.lost > caps.lost + 1e-9 ? Infinity : this.priceOf(option, ofLost, { available, prices });
        if (price >= least) continue;
        least = price;
        best = option;
      }
      this.options[demand] = best;
      value += least;
      for (const row of best?.rows ?? []) this.asked[row] = 1;
      if (caps.lost > 0) this.excess[3] = (this.excess[3] ?? 0) + (best?.lost ?? 0) / caps.lost;
    });
    return value;
  }

  private priceOf(
    { rows, lost }: Option,
    ofLost: number,
    { available, prices }: { readonly available: Int32Array; readonly prices: Multipliers },
  ): number {
    let price = ofLost * lost;
    for (const row of rows) {
      if ((available[row] ?? 0) === 0) return Infinity;
      price += prices.rows[row] ?? 0;
    }
    return price;
  }
}
