import type { Disclosed } from '../../kernel/disclosure.js';
import { DomainError } from '../../kernel/domain-error.js';

/** What was published about one municipality: persons with a gap, rounded to 5; null for too few to be named. */
export interface NeedFigure {
  readonly municipalityId: string;
  readonly persons: Disclosed;
}

/**
 * The weight `need` of each municipality: its published figure, or where that is suppressed the mean of the others,
 * rounded half up, so that nobody gains or loses by being small, and nothing follows from a share that was not published.
 * @throws DomainError (invalid) `need-unknown` where nothing is published of any of them
 */
export function needWeights(
  municipalityIds: readonly string[],
  figures: readonly NeedFigure[],
): ReadonlyMap<string, number> {
  const published = new Map(figures.map(({ municipalityId, persons }) => [municipalityId, persons]));
  const known = municipalityIds.flatMap((id) => published.get(id) ?? []);
  if (known.length === 0) throw new DomainError('need-unknown', 'invalid');
  const mean = Math.floor(known.reduce((sum, persons) => sum + persons, 0) / known.length + 0.5);
  return new Map(municipalityIds.map((id) => [id, published.get(id) ?? mean]));
}
