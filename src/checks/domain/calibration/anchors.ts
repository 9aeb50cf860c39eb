/** An item with fewer answers keeps its parameters: they could only get worse. */
export const LEAST_ANSWERS = 200;

/** One in so many items holds the scale, and at least three, but never more than half of them. */
const ONE_IN = 4;
const LEAST_ANCHORS = 3;

interface Candidate {
  readonly code: string;
  /** In framework levels. */
  readonly anchor: number;
  readonly answers: number;
}

/**
 * The items that hold the scale of a competence when nobody names others: of those with enough answers the ones most
 * answered, level by level, so that they lie all over the scale. Ties go to the smaller code.
 */
export function defaultAnchors(items: readonly Candidate[]): ReadonlySet<string> {
  const known = items.filter(({ answers }) => answers >= LEAST_ANSWERS);
  const wanted = Math.min(Math.ceil(known.length / 2), Math.max(LEAST_ANCHORS, Math.ceil(known.length / ONE_IN)));
  const byLevel = new Map<number, Candidate[]>();
  for (const item of [...known].sort(mostAnswered)) {
    byLevel.set(Math.floor(item.anchor), [...(byLevel.get(Math.floor(item.anchor)) ?? []), item]);
  }
  const chosen: string[] = [];
  for (let round = 0; chosen.length < wanted; round++) {
    const inRound = [...byLevel.values()].flatMap((level) => level.slice(round, round + 1)).sort(mostAnswered);
    chosen.push(...inRound.slice(0, wanted - chosen.length).map(({ code }) => code));
  }
  return new Set(chosen);
}

function mostAnswered(x: Candidate, y: Candidate): number {
  return y.answers - x.answers || (x.code < y.code ? -1 : Number(x.code > y.code));
}
