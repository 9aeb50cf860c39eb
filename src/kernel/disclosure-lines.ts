/** Counts that add up: those of the parts give that of the total. */
export interface Line {
  readonly parts: readonly string[];
  readonly total: string;
}

/** What is known of the counts while it is decided which of them may be published. */
export interface Counts {
  readonly countOf: (key: string) => number;
  /** Persons that a group must have. */
  readonly minimum: number;
}

/**
 * Hides further counts until no hidden one follows from a sum: in every line there is either nothing hidden, or at least two
 * parts that together reach the minimum size (complementary suppression; the smallest go first), or the total is hidden as well.
 */
export function hideComplements(hidden: Set<string>, lines: readonly Line[], counts: Counts): void {
  for (let more = true; more;) {
    more = false;
    for (const line of lines) {
      const next = givenAway(line, hidden, counts);
      if (next !== undefined) more = hidden.add(next) === hidden;
    }
  }
}

/** The next count to hide, because otherwise a hidden one of the line would follow from the others. */
function givenAway(
  { parts, total }: Line,
  hidden: ReadonlySet<string>,
  { countOf, minimum }: Counts,
): string | undefined {
  const gone = parts.filter((part) => hidden.has(part));
  const left = parts.filter((part) => !hidden.has(part)).sort((x, y) => countOf(x) - countOf(y));
  if (hidden.has(total)) return gone.length === 0 ? left.at(0) : undefined;
  if (gone.length === 0) return undefined;
  const together = gone.reduce((sum, part) => sum + countOf(part), 0);
  return gone.length >= 2 && together >= minimum ? undefined : (left.at(0) ?? total);
}
