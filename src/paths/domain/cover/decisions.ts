import type { CoverModel } from './cover-model.js';
import type { Pricing } from './pricing.js';
import { FREE, IN, OUT } from './relaxation.js';

/** What is decided of each column on the way to one place of the search, and what follows of it for the rows. */
export class Decisions {
  readonly state: Uint8Array;
  /** How many columns that are not out cover each row. */
  readonly available: Int32Array;
  /** How many columns that are in cover each row. */
  readonly cover: Int32Array;
  private readonly trail: number[] = [];
  private minutes = 0;
  private cents = 0;

  constructor(
    private readonly model: CoverModel,
    private readonly pricing: Pricing,
  ) {
    this.state = new Uint8Array(model.courses.length);
    this.available = Int32Array.from(model.coveredBy, (columns) => columns.length);
    this.cover = new Int32Array(model.rowCount);
    for (const column of model.forced) this.take(column);
    for (const column of this.state.keys()) if (this.state[column] === FREE && !this.fits(column)) this.leave(column);
  }

  /** Where the trail ends now; `backTo` returns here. */
  get mark(): number {
    return this.trail.length;
  }

  get taken(): readonly number[] {
    return this.trail.filter((column) => this.state[column] === IN);
  }

  /** Whether what is taken keeps the limits, as far as they can be told without counting vouchers. */
  get isWithin(): boolean {
    return this.minutes <= this.pricing.caps.minutes && this.cents <= this.pricing.caps.cents;
  }

  take(column: number): void {
    this.decide(column, IN);
    for (const row of this.model.covers[column] ?? []) this.cover[row] = (this.cover[row] ?? 0) + 1;
    this.use(column, 1);
  }

  leave(column: number): void {
    this.decide(column, OUT);
    for (const row of this.model.covers[column] ?? []) this.available[row] = (this.available[row] ?? 0) - 1;
  }

  backTo(mark: number): void {
    while (this.trail.length > mark) this.undo(this.trail.pop() ?? 0);
  }

  private undo(column: number): void {
    const wasIn = this.state[column] === IN;
    const counted = wasIn ? this.cover : this.available;
    const change = wasIn ? -1 : 1;
    for (const row of this.model.covers[column] ?? []) counted[row] = (counted[row] ?? 0) + change;
    if (wasIn) this.use(column, -1);
    this.state[column] = FREE;
  }

  private decide(column: number, as: number): void {
    this.state[column] = as;
    this.trail.push(column);
  }

  private use(column: number, times: number): void {
    this.minutes += times * (this.pricing.minutes[column] ?? 0);
    if (this.pricing.payable[column] === 0) this.cents += times * (this.pricing.cents[column] ?? 0);
  }

  private fits(column: number): boolean {
    const { minutes, cents, payable, caps } = this.pricing;
    const price = payable[column] === 1 ? 0 : (cents[column] ?? 0);
    return this.minutes + (minutes[column] ?? 0) <= caps.minutes && this.cents + price <= caps.cents;
  }
}
