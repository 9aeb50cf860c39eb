export interface Arc {
  readonly from: string;
  readonly to: string;
  readonly least: number;
  readonly most: number;
  /** Between `least` and `most`. */
  readonly flow: number;
  /** Whether `pinned` asks for it. */
  readonly mustVary: boolean;
}

interface Step {
  readonly to: string;
  readonly arc: number;
}

/** A flow of whole numbers that comes back to where it began, with limits on every arc. */
export class Circulation {
  private readonly arcs: Arc[] = [];

  add(arc: Arc): void {
    this.arcs.push(arc);
  }

  /**
   * Arcs that must vary and cannot: every circulation within the limits has the same flow on them. One that can vary lies
   * on a circle of the residual graph that does not merely go along it and back.
   */
  pinned(): number {
    const steps = this.residual();
    return this.arcs.filter((arc, at) => arc.mustVary && !canVary(arc, at, steps)).length;
  }

  private residual(): ReadonlyMap<string, readonly Step[]> {
    const steps = new Map<string, Step[]>();
    const step = (from: string, to: string, arc: number) => {
      const known = steps.get(from);
      if (known === undefined) steps.set(from, [{ to, arc }]);
      else known.push({ to, arc });
    };
    this.arcs.forEach(({ from, to, least, most, flow }, at) => {
      if (flow < most) step(from, to, at);
      if (flow > least) step(to, from, at);
    });
    return steps;
  }
}

function canVary(
  { from, to, least, most, flow }: Arc,
  at: number,
  steps: ReadonlyMap<string, readonly Step[]>,
): boolean {
  return (flow < most && leads(to, from, at, steps)) || (flow > least && leads(from, to, at, steps));
}

/** Whether there is a way that does not use the arc itself. */
function leads(from: string, to: string, without: number, steps: ReadonlyMap<string, readonly Step[]>): boolean {
  const reached = new Set([from]);
  const open = [from];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (here === to) return true;
    for (const { to: next, arc } of steps.get(here) ?? []) {
      if (arc === without || reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  return false;
}
