import { compareCodes } from '../../kernel/codes.js';
import type { Localized } from '../../kernel/localized.js';
import {
  differencesBetween,
  type PartDifference,
  titlesIn,
  type TouchedCompetence,
  touchedBy,
} from './edition-differences.js';
import type { FrameworkFile } from './framework-file.js';

/**
 * How a file stands to the editions that are here: the first of its framework, the next one, one that comes before the
 * newest, or the same once more, which corrects it in place.
 */
export type EditionOrder = 'first' | 'next' | 'earlier' | 'same';

/** What a draft or a file would make of a framework. */
export interface EditionChange {
  readonly code: string;
  readonly edition: string;
  readonly vocabulary: string;
  readonly title: Localized;
  readonly order: EditionOrder;
  /** The edition that it is compared with; null for the first. */
  readonly basis: { readonly id: string; readonly edition: string } | null;
  readonly differences: readonly PartDifference[];
  readonly touched: readonly TouchedCompetence[];
}

/**
 * Compared with the edition of the same name, else with the newest. A file that corrects an edition in place withdraws
 * nothing: what it does not name stays. The first edition touches nothing that was there.
 */
export function editionChange(
  basis: { readonly id: string; readonly file: FrameworkFile } | null,
  next: FrameworkFile,
): EditionChange {
  const { code, edition, vocabulary, title } = next;
  const head = { code, edition, vocabulary, title };
  if (basis === null) return { ...head, order: 'first', basis: null, differences: [], touched: [] };
  const order = orderOf(basis.file.edition, edition);
  const all = differencesBetween(basis.file, next);
  const differences = order === 'same' ? all.filter(({ difference }) => difference !== 'withdrawn') : all;
  const touched = touchedBy(differences, titlesIn(basis.file, next));
  return { ...head, order, basis: { id: basis.id, edition: basis.file.edition }, differences, touched };
}

function orderOf(basis: string, edition: string): EditionOrder {
  if (edition === basis) return 'same';
  return compareCodes(edition, basis) > 0 ? 'next' : 'earlier';
}
