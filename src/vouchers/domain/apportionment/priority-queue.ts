/** A binary heap: the item that precedes all others is first. Building is O(n), every change O(log n). */
export class PriorityQueue<T extends object> {
  private readonly items: T[];
  private readonly precedes: (a: T, b: T) => boolean;

  constructor(items: readonly T[], precedes: (a: T, b: T) => boolean) {
    this.items = [...items];
    this.precedes = precedes;
    for (let at = (items.length >> 1) - 1; at >= 0; at -= 1) this.siftDown(at);
  }

  /** The item that precedes all others; undefined when the queue is empty. */
  first(): T | undefined {
    return this.items.at(0);
  }

  /** Puts the first item back in its place after its own rank fell. */
  settleFirst(): void {
    this.siftDown(0);
  }

  /** Removes the first item. */
  dropFirst(): void {
    const last = this.items.pop();
    if (last === undefined || this.items.length === 0) return;
    this.items[0] = last;
    this.siftDown(0);
  }

  private siftDown(start: number): void {
    let parent = start;
    for (let child = this.firstChild(parent); child !== null; child = this.firstChild(parent)) {
      if (!this.precedesAt(child, parent)) return;
      this.swap(parent, child);
      parent = child;
    }
  }

  private firstChild(parent: number): number | null {
    const left = 2 * parent + 1;
    const right = left + 1;
    if (left >= this.items.length) return null;
    return right < this.items.length && this.precedesAt(right, left) ? right : left;
  }

  private precedesAt(a: number, b: number): boolean {
    const one = this.items.at(a);
    const other = this.items.at(b);
    return one !== undefined && other !== undefined && this.precedes(one, other);
  }

  private swap(a: number, b: number): void {
    const one = this.items.at(a);
    const other = this.items.at(b);
    if (one === undefined || other === undefined) return;
    this.items[a] = other;
    this.items[b] = one;
  }
}
